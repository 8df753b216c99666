package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The fold's classes are found in a folder and in a jar alike, whichever the build has made. */
class FoldMutantsTest {
  @Test
  void foldHasHundredsOfMutants() throws IOException {
    assertThat(new FoldMutants().shuffled(1)).hasSizeGreaterThan(500);
  }
}
