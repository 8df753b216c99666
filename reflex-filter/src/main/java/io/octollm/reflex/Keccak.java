package io.octollm.reflex;

/** Keccak-256 as Ethereum uses it: the padding is that of the competition, not of FIPS 202. */
final class Keccak {
  private static final int RATE = 136;
  private static final int ROUNDS = 24;

  private Keccak() {}

  /** The hash of at most 135 bytes. */
  static byte[] hash256(byte[] message) {
    byte[] block = new byte[RATE];
    System.arraycopy(message, 0, block, 0, message.length);
    block[message.length] ^= 1;
    block[RATE - 1] ^= (byte) 0x80;
    long[] lanes = new long[25];
    for (int i = 0; i < RATE; i++) {
      lanes[i / 8] |= (block[i] & 0xFFL) << i % 8 * 8;
    }
    permute(lanes);
    byte[] hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) (lanes[i / 8] >>> i % 8 * 8);
    }
    return hash;
  }

  private static void permute(long[] a) {
    int feedback = 1;
    for (int round = 0; round < ROUNDS; round++) {
      theta(a);
      rhoAndPi(a);
      chi(a);
      // The constants of iota are the bits of a shift register.
      for (int j = 0; j < 7; j++) {
        a[0] ^= (feedback & 1) != 0 ? 1L << (1 << j) - 1 : 0;
        feedback = feedback << 1 ^ (feedback >>> 7 & 1) * 0x171;
      }
    }
  }

  private static void theta(long[] a) {
    long[] columns = new long[5];
    for (int i = 0; i < 25; i++) {
      columns[i % 5] ^= a[i];
    }
    for (int i = 0; i < 25; i++) {
      a[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
    }
  }

  private static void rhoAndPi(long[] a) {
    int x = 1;
    int y = 0;
    long moving = a[1];
    for (int t = 0; t < 24; t++) {
      int nextY = (2 * x + 3 * y) % 5;
      x = y;
      y = nextY;
      int place = x + 5 * y;
      long next = a[place];
      a[place] = Long.rotateLeft(moving, (t + 1) * (t + 2) / 2);
      moving = next;
    }
  }

  private static void chi(long[] a) {
    for (int y = 0; y < 25; y += 5) {
      long[] row = {a[y], a[y + 1], a[y + 2], a[y + 3], a[y + 4]};
      for (int x = 0; x < 5; x++) {
        a[y + x] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5];
      }
    }
  }
}
