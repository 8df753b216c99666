package io.octollm.arm.retrieval;

/**
 * What is looked for.
 *
 * @param text of the asker; it has no syntax
 * @param method as wished: without vectors it is looked for by words
 * @param limit how many passages at the most, 1 to {@link #MOST}
 */
public record Question(String text, Method method, Filters filters, int limit) {
  public static final int MOST = 50;

  public Question {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: must be 1 to " + MOST + ", is " + limit);
    }
  }
}
