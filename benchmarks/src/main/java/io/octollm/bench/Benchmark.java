package io.octollm.bench;

import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark: runs by itself, needs nothing but a folder, and gives one object of figures. */
public interface Benchmark {

  /**
   * Runs it.
   *
   * @param folder empty; what is written there is of no use afterwards
   * @param progress told in a few words what is being done
   * @return figures, baselines, ratios and the settings of each
   */
  ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException;
}
