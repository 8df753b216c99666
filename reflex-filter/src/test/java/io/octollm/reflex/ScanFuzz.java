package io.octollm.reflex;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class ScanFuzz {
  private final Invariants invariants = new Invariants();

  @FuzzTest
  void scan(byte[] bytes) {
    invariants.scan(Invariants.text(bytes));
  }
}
