package io.octollm.reflex.injection;

import java.util.Locale;

/** What is made of a text's signs of injection. Ordered from the mildest. */
public enum Verdict {
  ALLOW,
  FLAG,
  BLOCK;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
