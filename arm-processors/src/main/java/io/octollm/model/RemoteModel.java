package io.octollm.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.util.Locale;

/** A model at a provider, asked through LangChain4j. */
final class RemoteModel implements Model {
  private final RemoteSettings settings;
  private final Price price;
  private final ChatModel chat;
  private final ModelLog log;

  RemoteModel(RemoteSettings settings, Price price, Clock clock) {
    this.settings = settings;
    this.price = price;
    this.chat = settings.dialect().open(settings, new ModelHttpBuilder(settings.timeout(), clock));
    this.log = new ModelLog(settings.model());
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public ModelAnswer answer(ModelRequest request) throws InterruptedException {
    try {
      return answered(request, chat.chat(ChatRequest.builder()
          .messages(SystemMessage.from(request.system()), UserMessage.from(request.prompt()))
          .parameters(settings.dialect().atMost(request.maxTokens(), settings)).build()));
    } catch (RuntimeException e) {
      return log.failed(request, ModelFailure.of(e), price.usage(name(), null));
    }
  }

  private ModelAnswer answered(ModelRequest request, ChatResponse response) {
    Usage usage = price.usage(name(), response.tokenUsage());
    log.used(request, usage);
    String text = response.aiMessage().text();
    FinishReason reason = response.finishReason();
    if (settings.dialect().filtered(response)) {
      return log.failed(request, TaskError.of(ErrorCode.CONTENT_FILTERED,
          "the provider's content filter stopped the answer"), usage);
    }
    if (reason == FinishReason.LENGTH) {
      return log.failed(request, TaskError.of(ErrorCode.OUTPUT_TOO_LARGE,
          "the answer was cut off after " + usage.tokensOut() + " tokens")
          .with("max_tokens", request.maxTokens()), usage);
    }
    if (text == null || text.isBlank()) {
      return log.failed(request, TaskError.of(ErrorCode.LLM_API_ERROR, "the answer is empty"), usage);
    }
    return new ModelAnswer.Ok(text, usage,
        reason == null ? "other" : reason.name().toLowerCase(Locale.ROOT));
  }
}
