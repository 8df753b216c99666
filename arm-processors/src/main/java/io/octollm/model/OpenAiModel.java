package io.octollm.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** A model behind an OpenAI-compatible interface, through LangChain4j with its retries off. */
public final class OpenAiModel implements Model {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAiModel.class);

  private final OpenAiSettings settings;
  private final ChatModel chat;

  public OpenAiModel(OpenAiSettings settings, Clock clock) {
    this.settings = settings;
    this.chat = OpenAiChatModel.builder()
        .baseUrl(settings.baseUrl()).apiKey(settings.apiKey()).modelName(settings.model())
        .timeout(settings.timeout()).maxRetries(0)
        .httpClientBuilder(new ModelHttpBuilder(settings.timeout(), clock))
        .build();
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
          .maxOutputTokens(request.maxTokens()).build()));
    } catch (RuntimeException e) {
      var failed = Exchange.cause(e, Exchange.Failed.class);
      if (failed.isPresent() && failed.get().trouble() == Exchange.Trouble.INTERRUPTED) {
        throw new InterruptedException("while waiting for the model");
      }
      return failed(request, ModelFailure.of(e));
    }
  }

  private ModelAnswer answered(ModelRequest request, ChatResponse response) {
    Usage usage = usage(response.tokenUsage());
    line(EventName.LLM_USAGE, request).addKeyValue("tokens_in", usage.tokensIn())
        .addKeyValue("tokens_out", usage.tokensOut()).addKeyValue("cost_usd", usage.costUsd()).log();
    String text = response.aiMessage().text();
    FinishReason reason = response.finishReason();
    if (reason == FinishReason.CONTENT_FILTER) {
      return failed(request, TaskError.of(ErrorCode.MODEL_REFUSED,
          "the provider's content filter stopped the answer"), usage);
    }
    if (text == null || text.isBlank()) {
      return failed(request, TaskError.of(ErrorCode.LLM_API_ERROR, "the answer is empty"), usage);
    }
    return new ModelAnswer.Ok(text, usage,
        reason == null ? "other" : reason.name().toLowerCase(Locale.ROOT));
  }

  private ModelAnswer failed(ModelRequest request, TaskError error) {
    return failed(request, error, Usage.NONE);
  }

  private ModelAnswer failed(ModelRequest request, TaskError error, Usage usage) {
    EventName event = error.code() == ErrorCode.RATE_LIMITED
        ? EventName.LLM_RATE_LIMIT : EventName.LLM_API_ERROR;
    LoggingEventBuilder line = line(event, request)
        .addKeyValue("error_type", error.category().toString())
        .addKeyValue("error_code", error.code().name());
    Long retryAfterMs = error.retryAfterMs();
    if (retryAfterMs != null) {
      line.addKeyValue("retry_after_ms", retryAfterMs);
    }
    Object status = error.details().get("status");
    if (status != null) {
      line.addKeyValue("status", status);
    }
    line.log();
    return new ModelAnswer.Failed(error, usage);
  }

  private LoggingEventBuilder line(EventName event, ModelRequest request) {
    return LOG.atLevel(Level.valueOf(event.level().name())).setMessage(event.text())
        .addKeyValue("request_id", request.requestId()).addKeyValue("task_id", request.taskId())
        .addKeyValue("model", settings.model()).addKeyValue("attempt", request.attempt());
  }

  private Usage usage(@Nullable TokenUsage tokens) {
    long in = tokens == null ? 0 : count(tokens.inputTokenCount());
    long out = tokens == null ? 0 : count(tokens.outputTokenCount());
    return new Usage(in, out, settings.costUsd(in, out), settings.model());
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }
}
