package io.octollm.bench;

/** How long an arm's calls take: a task's number decides, so that every contender meets the same ones. */
enum CallTimes {
  UNIFORM {
    @Override
    long millis(long number) {
      return 50;
    }
  },
  /** One in twenty takes 620 ms, the others 20; which ones follows no pattern. */
  HEAVY_TAIL {
    @Override
    long millis(long number) {
      return Long.remainderUnsigned(mixed(number), 20) == 0 ? 620 : 20;
    }
  };

  abstract long millis(long number);

  /** The mean over the calls of this stretch. */
  double meanMillis(long from, long to) {
    long sum = 0;
    for (long number = from; number < to; number++) {
      sum += millis(number);
    }
    return (double) sum / (to - from);
  }

  /** SplitMix64's last step (Steele, Lea, Flood 2014). */
  private static long mixed(long number) {
    long z = (number + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
