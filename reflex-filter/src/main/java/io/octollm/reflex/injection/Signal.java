package io.octollm.reflex.injection;

import java.util.Locale;

/** The kinds of signs of injection. Those of one family do not add up. */
enum Signal {
  /** Earlier instructions or safety rules are to be left. */
  OVERRIDE(0),
  /** The system prompt or a secret is to be given away. */
  REVEAL_PROMPT(1),
  /** The model is to be somebody without rules. */
  PERSONA(2),
  /** Other instructions take the place of the given ones, often by a claimed authority. */
  NEW_ORDERS(3),
  /** Something of the conversation is to be sent away. */
  EXFILTRATION(4),
  /** The user is not to hear of it. */
  CONCEALMENT(5),
  CHAT_TEMPLATE(6),
  ROLE_TAG(6),
  FAKE_DELIMITER(6),
  INVISIBLE_TEXT(7),
  IMAGE_EXFILTRATION(4),
  /** The model is not to refuse, to warn or to excuse itself. */
  NO_REFUSAL(8),
  /** The answer's first words are prescribed, and they agree. */
  PRESET_ANSWER(9),
  /** A document speaks to the model that reads it. */
  LATENT(10),
  /** What was decoded, turned or shifted bears signs itself. */
  ENCODED(11),
  /** Its words, taken together, are those of injections. */
  WORDING(12);

  static final int FAMILIES = 13;

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
