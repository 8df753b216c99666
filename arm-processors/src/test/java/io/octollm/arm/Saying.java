package io.octollm.arm;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import java.util.List;

/**
 * A model called m that gives the same answer to everything.
 *
 * @param asked where it notes what it was asked
 */
record Saying(ModelAnswer said, List<ModelRequest> asked) implements Model {
  @Override
  public String name() {
    return "m";
  }

  @Override
  public ModelAnswer answer(ModelRequest request) {
    asked.add(request);
    return said;
  }
}
