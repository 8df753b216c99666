package io.octollm.fetch;

import org.jspecify.annotations.Nullable;

/** How a request went. */
public sealed interface Fetched {
  /**
   * What the last host said.
   *
   * @param contentType null when it said none
   * @param truncated whether there is more than was read
   * @param redirects that led there
   */
  record Answer(int status, @Nullable String contentType, String body, boolean truncated, int redirects)
      implements Fetched {}

  /** It was not sent, or not sent on: why, without quoting it. */
  record Refused(String why) implements Fetched {}

  /** It was sent and brought no answer; another attempt may. */
  record Failed(String why) implements Fetched {}
}
