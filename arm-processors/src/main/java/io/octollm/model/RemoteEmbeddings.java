package io.octollm.model;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.util.List;

/** Embeddings at a provider, asked through LangChain4j over our HTTP client, with its retries off. */
final class RemoteEmbeddings implements Embeddings {
  private final String model;
  private final Price price;
  private final EmbeddingModel endpoint;
  private final ModelLog log;

  RemoteEmbeddings(RemoteSettings settings, Price price, Clock clock) {
    this.model = settings.model();
    this.price = price;
    this.endpoint = OpenAiEmbeddingModel.builder().baseUrl(settings.baseUrl()).apiKey(settings.apiKey())
        .modelName(model).timeout(settings.timeout()).maxRetries(0)
        .maxSegmentsPerBatch(Integer.MAX_VALUE)
        .httpClientBuilder(new ModelHttpBuilder(settings.timeout(), clock)).build();
    this.log = new ModelLog(model);
  }

  @Override
  public EmbeddingAnswer embed(List<String> texts) throws InterruptedException {
    try {
      return answered(texts.size(), endpoint.embedAll(texts.stream().map(TextSegment::from).toList()));
    } catch (RuntimeException e) {
      return failed(ModelFailure.of(e), price.usage(model, null));
    }
  }

  private EmbeddingAnswer answered(int texts, Response<List<Embedding>> response) {
    Usage usage = price.usage(model, response.tokenUsage());
    log.used(usage);
    List<float[]> vectors = response.content().stream().map(Embedding::vector).toList();
    return fit(vectors, texts) ? new EmbeddingAnswer.Ok(vectors, usage) : failed(TaskError.of(
        ErrorCode.LLM_API_ERROR, "the endpoint gave no vector of one length for each text"), usage);
  }

  private static boolean fit(List<float[]> vectors, int texts) {
    return vectors.size() == texts && vectors.getFirst().length > 0
        && vectors.stream().allMatch(vector -> vector.length == vectors.getFirst().length);
  }

  private EmbeddingAnswer failed(TaskError error, Usage usage) {
    log.failed(error);
    return new EmbeddingAnswer.Failed(error, usage);
  }
}
