package io.octollm.broker;

import org.jspecify.annotations.Nullable;

/**
 * Says in one line why the embedded broker could not start, and what to do about it.
 *
 * <p>The message names the folder or the port at fault and is meant for the person at the terminal.
 */
public final class BrokerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
