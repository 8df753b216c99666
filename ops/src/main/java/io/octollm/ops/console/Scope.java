package io.octollm.ops.console;

/**
 * What a token allows; WRITE includes READ, and anybody may ask what is OPEN. RAW is what shows personal
 * data: it takes the write token also where reading and writing take none.
 */
enum Scope {
  OPEN,
  READ,
  WRITE,
  RAW
}
