package io.octollm.reflex;

/**
 * Verifies candidates of one type by a hand-written parser: pure, without state, in time bounded by
 * a constant or by what it consumes.
 */
@FunctionalInterface
interface Detector {
  /**
   * Looks at the candidate that a trigger found, and adds to the scan what it holds.
   *
   * @param at where the trigger stands; number and token are read and lie in the scan
   */
  void verify(Scan scan, int at);
}
