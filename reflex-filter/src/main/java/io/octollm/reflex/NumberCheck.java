package io.octollm.reflex;

/** Whether the digits of a number fit the rule of one kind of number. Pure. */
@FunctionalInterface
interface NumberCheck {
  /** @param digits how many of the number's first digits belong to it */
  boolean holds(DigitGroups n, int digits);

  default NumberCheck and(NumberCheck other) {
    return (n, digits) -> holds(n, digits) && other.holds(n, digits);
  }
}
