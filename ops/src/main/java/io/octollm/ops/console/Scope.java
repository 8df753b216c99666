package io.octollm.ops.console;

/** What a token allows; WRITE includes READ, and anybody may ask what is OPEN. */
enum Scope {
  OPEN,
  READ,
  WRITE
}
