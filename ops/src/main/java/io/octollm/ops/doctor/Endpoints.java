package io.octollm.ops.doctor;

import java.util.Optional;

/**
 * Where models are asked.
 *
 * @param model none for scripted answers
 * @param fallback asked when that one fails
 * @param embeddings none where the retriever searches by words alone
 */
public record Endpoints(
    Optional<Endpoint> model, Optional<Endpoint> fallback, Optional<Endpoint> embeddings) {
  public static final Endpoints NONE =
      new Endpoints(Optional.empty(), Optional.empty(), Optional.empty());
}
