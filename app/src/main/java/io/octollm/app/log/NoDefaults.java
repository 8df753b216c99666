package io.octollm.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * Keeps Logback from setting itself up before {@link Logging} does: it would look for files that this program does
 * not have, and make an appender that is thrown away. Logback's service loader finds it.
 */
public final class NoDefaults extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getStatusManager().add(new NopStatusListener()); // or a printer of problems is made, which has none
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
