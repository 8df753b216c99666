package io.octollm.reflex;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class JsonFuzz {
  private final Invariants invariants = new Invariants();

  @FuzzTest
  void json(byte[] bytes) {
    invariants.json(bytes);
  }
}
