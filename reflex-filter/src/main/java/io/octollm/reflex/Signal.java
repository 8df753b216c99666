package io.octollm.reflex;

import java.util.Locale;

/** The kinds of signs of injection. Those of one family do not add up. */
enum Signal {
  OVERRIDE(0),
  REVEAL_PROMPT(1),
  PERSONA(2),
  NEW_ORDERS(3),
  EXFILTRATION(4),
  CONCEALMENT(5),
  CHAT_TEMPLATE(6),
  ROLE_TAG(6),
  FAKE_DELIMITER(6),
  INVISIBLE_TEXT(7),
  IMAGE_EXFILTRATION(8);

  static final int FAMILIES = 9;

  private final int family;

  Signal(int family) {
    this.family = family;
  }

  int family() {
    return family;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
