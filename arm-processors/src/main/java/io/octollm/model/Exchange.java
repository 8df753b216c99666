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
    private final transient ErrorBody body;

    Refused(int status, @Nullable Long retryAfterMs, ErrorBody body) {
      super(status, "status " + status);
      this.retryAfterMs = retryAfterMs;
      this.body = body;
    }

    @Nullable Long retryAfterMs() {
      return retryAfterMs;
    }

    ErrorBody body() {
      return body;
    }
  }

  /** What may happen on the way. */
  enum Trouble {
    UNREACHABLE,
    BROKEN_OFF,
    TIMEOUT,
    TOO_LARGE,
    NO_JSON,
    INTERRUPTED
  }

  /**
   * No whole response came. It has no cause of its own: LangChain4j looks for one it knows, such as
   * an address that does not resolve, and would throw that in its place.
   */
  static final class Failed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
    private final Trouble trouble;
    private final boolean sent;

    /**
     * @param sent whether the request had gone out: what became of it is then not known; nobody asks
     *     it of an interruption, which is no failure
     */
    Failed(Trouble trouble, boolean sent) {
      super(trouble.name());
      this.trouble = trouble;
      this.sent = sent;
    }

    Trouble trouble() {
      return trouble;
    }

    boolean sent() {
      return sent;
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
