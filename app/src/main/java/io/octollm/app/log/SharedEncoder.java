package io.octollm.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a line once for the appenders that get it one after the other: what stderr and the file have
 * is the same. A thread that comes between costs the other one a second encoding and no more.
 */
final class SharedEncoder extends EncoderBase<ILoggingEvent> {
  private final Encoder<ILoggingEvent> encoder;
  private volatile @Nullable Encoded last;

  private record Encoded(ILoggingEvent line, byte[] bytes) {
    /** Two lines of the same words are two lines. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(ILoggingEvent other) {
      return line == other;
    }
  }

  SharedEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  @Override
  public byte[] encode(ILoggingEvent line) {
    Encoded known = last;
    if (known != null && known.isOf(line)) {
      return known.bytes();
    }
    byte[] bytes = encoder.encode(line);
    last = new Encoded(line, bytes);
    return bytes;
  }

  @Override
  public byte[] headerBytes() {
    return encoder.headerBytes();
  }

  @Override
  public byte[] footerBytes() {
    return encoder.footerBytes();
  }
}
