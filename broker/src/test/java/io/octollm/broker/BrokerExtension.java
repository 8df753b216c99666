package io.octollm.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class one embedded broker in a temporary folder.
 *
 * <p>{@code @ExtendWith(BrokerExtension.class)} starts it before the first test and stops it after
 * the last; a constructor or method parameter of type {@link EmbeddedBroker} receives it. Nested
 * classes share the broker of the class around them.
 */
public final class BrokerExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    broker(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EmbeddedBroker.class;
  }

  @Override
  public EmbeddedBroker resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return broker(context);
  }

  private static EmbeddedBroker broker(ExtensionContext context) {
    return context.getStore(NAMESPACE)
        .computeIfAbsent(TemporaryBroker.class, key -> TemporaryBroker.start(), TemporaryBroker.class)
        .broker();
  }

  /** A broker and its folder; the store closes it with the class that started it. */
  private record TemporaryBroker(EmbeddedBroker broker, Path folder) implements AutoCloseable {
    static TemporaryBroker start() {
      try {
        Path folder = Files.createTempDirectory("octollm-broker");
        return new TemporaryBroker(EmbeddedBroker.start(EmbeddedBroker.Settings.in(folder)), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      broker.close();
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
