package io.octollm.arm;

import io.octollm.arm.retrieval.Library;
import io.octollm.model.Models;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What arms are made from.
 *
 * @param documents that the retriever answers from; null for none
 * @param scratch folder in which the executor makes one folder a call
 */
public record ArmParts(@Nullable Library documents, Path scratch, Models models, TextScan scan,
    ExecutorSettings executor) {

  public ArmParts(@Nullable Library documents, Path scratch, Models models, TextScan scan) {
    this(documents, scratch, models, scan, ExecutorSettings.DEFAULT);
  }
}
