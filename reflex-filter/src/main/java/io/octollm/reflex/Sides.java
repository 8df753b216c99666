package io.octollm.reflex;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the numbers that a detector can report: two characters before the first group, or
 * two behind it. Only ASCII is told apart; beside all else a number may be anything.
 *
 * @param before the character right before, and {@code furtherBefore} the one before that; null for any
 * @param behind the character right behind, and {@code furtherBehind} the one behind that; null for any
 */
record Sides(@Nullable String before, @Nullable String furtherBefore, @Nullable String behind,
    @Nullable String furtherBehind) {
  static final String DIGITS = "0123456789";
  /** Of numbers that may stand anywhere. */
  static final Sides ANY = new Sides(null, null, null, null);
  private static final String NONE = "";
  /** Of numbers that stand beside a character beyond ASCII. */
  static final Sides BEYOND = new Sides(NONE, NONE, NONE, NONE);

  static Sides before(String before) {
    return new Sides(before, null, NONE, NONE);
  }

  static Sides before(String before, String further) {
    return new Sides(before, further, NONE, NONE);
  }

  static Sides behind(String behind, String further) {
    return new Sides(NONE, NONE, behind, further);
  }

  /** The same, or such characters behind. */
  Sides orBehind(String other, String further) {
    return new Sides(before, furtherBefore, other, further);
  }

  /** The same, or such characters before. */
  Sides orBefore(String other, String further) {
    return new Sides(other, further, behind, furtherBehind);
  }

  /** The letters of a text, small and capital. */
  static String letters(String of) {
    return of + of.toUpperCase(Locale.ROOT);
  }
}
