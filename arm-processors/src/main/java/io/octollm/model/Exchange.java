package io.octollm.model;

import dev.langchain4j.exception.HttpException;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an exchange with a model gave no usable response; travels through LangChain4j as a cause. */
final class Exchange {
  private Exchange() {}

  /** The other side answered with a status that is no success. */
  static final class Refused extends HttpException {
    @Serial private static final long serialVersionUID = 1L;
    private final @Nullable Long retryAfterMs;
    private final @Nullable String providerCode;

    Refused(int status, @Nullable Long retryAfterMs, @Nullable String providerCode) {
      super(status, "status " + status);
      this.retryAfterMs = retryAfterMs;
      this.providerCode = providerCode;
    }

    @Nullable Long retryAfterMs() {
      return retryAfterMs;
    }

    @Nullable String providerCode() {
      return providerCode;
    }
  }

  /** What may happen on the way. */
  enum Trouble {
    UNREACHABLE,
    BROKEN_OFF,
    TIMEOUT,
    TOO_LARGE,
    INTERRUPTED
  }

  /**
   * No whole response came. It has no cause of its own: LangChain4j looks for one it knows, such as
   * an address that does not resolve, and would throw that in its place.
   */
  static final class Failed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final Trouble trouble;

    Failed(Trouble trouble) {
      super(trouble.name());
      this.trouble = trouble;
    }

    Trouble trouble() {
      return trouble;
    }
  }

  /** The nearest cause of a type. */
  static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 16; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
