package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Access key ids of Amazon Web Services: a prefix of four letters and sixteen of base 32. */
final class AwsAccessKey implements Detector {
  static final String TYPE = "AWS_ACCESS_KEY";
  private static final int LENGTH = 20;

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    boolean known = text.startsWith("AKIA", at) || text.startsWith("ASIA", at)
        || text.startsWith("ABIA", at) || text.startsWith("ACCA", at)
        || text.startsWith("A3T", at);
    if (!known) {
      return;
    }
    int end = Alphabet.UPPER.runEnd(text, at, LENGTH);
    if (end - at != LENGTH || Chars.wordAt(text, end)) {
      return;
    }
    boolean placeholder = Entropy.isPlaceholder(text, at + 4, end)
        || Entropy.bits(text, at + 4, end) < 2.5;
    scan.add(TYPE, at, end, placeholder ? Level.WEAK : Level.SHAPED);
  }
}
