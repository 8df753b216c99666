package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what the fuzzer starts from and what it once found, without the fuzzer: each file through
 * every target, for what broke one may break another.
 */
class FuzzCorpusTest {
  private static final List<String> TARGETS = List.of("ScanFuzzInputs/scan",
      "InjectionFuzzInputs/injection", "JsonFuzzInputs/json", "OffsetsFuzzInputs/offsets");

  private final Invariants invariants = new Invariants();

  static Stream<Arguments> inputs() throws IOException, URISyntaxException {
    Stream.Builder<Arguments> inputs = Stream.builder();
    for (String target : TARGETS) {
      Path folder =
          Path.of(Objects.requireNonNull(FuzzCorpusTest.class.getResource(target), target).toURI());
      try (Stream<Path> files = Files.list(folder)) {
        files.sorted().forEach(f -> inputs.add(Arguments.of(target + "/" + f.getFileName(), f)));
      }
    }
    return inputs.build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void everyTargetHoldsForEveryInput(String name, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = Invariants.text(bytes);

    assertThatCode(() -> {
      invariants.scan(text);
      invariants.injection(text);
      invariants.offsets(text);
      invariants.json(bytes);
    }).doesNotThrowAnyException();
  }
}
