package io.octollm.reflex;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class InjectionFuzz {
  private final Invariants invariants = new Invariants();

  @FuzzTest
  void injection(byte[] bytes) {
    invariants.injection(Invariants.text(bytes));
  }
}
