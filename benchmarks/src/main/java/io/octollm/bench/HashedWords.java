package io.octollm.bench;

import io.octollm.model.EmbeddingAnswer;
import io.octollm.model.Embeddings;
import io.octollm.schema.Usage;
import java.util.List;
import java.util.SplittableRandom;

/** Vectors without a model or a network: a text's is the sum of a random direction for each of its words. */
record HashedWords(int dimensions) implements Embeddings {
  @Override
  public EmbeddingAnswer embed(List<String> texts) {
    return new EmbeddingAnswer.Ok(texts.stream().map(this::vector).toList(), Usage.NONE);
  }

  private float[] vector(String text) {
    float[] vector = new float[dimensions];
    for (String word : text.split("\\W+")) {
      SplittableRandom direction = new SplittableRandom(word.hashCode());
      for (int i = 0; i < dimensions; i++) {
        vector[i] += direction.nextFloat() - 0.5f;
      }
    }
    return vector;
  }
}
