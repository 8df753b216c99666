package io.octollm.reflex;

/** Keccak-256 as Ethereum uses it (the padding before SHA-3's), of texts of less than 136 bytes. */
final class Keccak {
  private static final int RATE = 136;
  private static final long[] ROUNDS = {
    0x0000000000000001L, 0x0000000000008082L, 0x800000000000808AL, 0x8000000080008000L,
    0x000000000000808BL, 0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L,
    0x000000000000008AL, 0x0000000000000088L, 0x0000000080008009L, 0x000000008000000AL,
    0x000000008000808BL, 0x800000000000008BL, 0x8000000000008089L, 0x8000000000008003L,
    0x8000000000008002L, 0x8000000000000080L, 0x000000000000800AL, 0x800000008000000AL,
    0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L};
  private static final int[] TURNS =
      {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};
  private static final int[] LANES =
      {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};

  private Keccak() {}

  /** The first four words of the state, lowest byte first: the hash. */
  static long[] hash(byte[] message) {
    if (message.length >= RATE) {
      throw new IllegalArgumentException("longer than one block");
    }
    long[] state = new long[25];
    for (int i = 0; i < message.length; i++) {
      state[i / 8] ^= (message[i] & 0xFFL) << 8 * (i % 8);
    }
    state[message.length / 8] ^= 1L << 8 * (message.length % 8);
    state[RATE / 8 - 1] ^= 0x80L << 56;
    for (long round : ROUNDS) {
      mix(state);
      state[0] ^= round;
    }
    return new long[] {state[0], state[1], state[2], state[3]};
  }

  private static void mix(long[] state) {
    long[] columns = new long[5];
    for (int x = 0; x < 5; x++) {
      columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
    }
    for (int i = 0; i < 25; i++) {
      state[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
    }
    long moving = state[1];
    for (int i = 0; i < LANES.length; i++) {
      long kept = state[LANES[i]];
      state[LANES[i]] = Long.rotateLeft(moving, TURNS[i]);
      moving = kept;
    }
    for (int row = 0; row < 25; row += 5) {
      System.arraycopy(state, row, columns, 0, 5);
      for (int x = 0; x < 5; x++) {
        state[row + x] ^= ~columns[(x + 1) % 5] & columns[(x + 2) % 5];
      }
    }
  }
}
