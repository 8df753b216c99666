package io.octollm.arm;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plain decimal numbers of a bounded length. */
final class Numbers {
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?");

  private Numbers() {}

  static Optional<BigDecimal> read(String text) {
    String bare = text.strip();
    return PLAIN.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
  }
}
