package io.octollm.reflex;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class OffsetsFuzz {
  private final Invariants invariants = new Invariants();

  @FuzzTest
  void offsets(byte[] bytes) {
    invariants.offsets(Invariants.text(bytes));
  }
}
