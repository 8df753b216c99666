package io.octollm.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.output.FinishReason;
import io.octollm.schema.Codec;
import java.util.Map;

/** The form in which a provider is asked. LangChain4j writes it, over our HTTP client, with its retries off. */
public enum Dialect {
  /** OpenAI's chat completions, which many others offer too. */
  OPENAI {
    @Override
    ChatModel open(RemoteSettings settings, HttpClientBuilder http) {
      return openAi(settings, http).baseUrl(settings.baseUrl()).apiKey(settings.apiKey()).build();
    }

    @Override
    public Map<String, String> keyHeaders(String key) {
      return Map.of("Authorization", "Bearer " + key);
    }

    /** OpenAI's own models refuse the older name of the limit, and many others know it alone. */
    @Override
    ChatRequestParameters atMost(int tokens, RemoteSettings settings) {
      return "api.openai.com".equals(settings.host())
          ? completion(tokens) : ChatRequestParameters.builder().maxOutputTokens(tokens).build();
    }
  },
  /** Anthropic's messages. */
  ANTHROPIC {
    @Override
    ChatModel open(RemoteSettings settings, HttpClientBuilder http) {
      return AnthropicChatModel.builder().baseUrl(settings.baseUrl()).apiKey(settings.apiKey())
          .modelName(settings.model()).timeout(settings.timeout()).maxRetries(0)
          .httpClientBuilder(http).build();
    }

    @Override
    public Map<String, String> keyHeaders(String key) {
      return Map.of("x-api-key", key, "anthropic-version", "2023-06-01");
    }

    @Override
    ChatRequestParameters atMost(int tokens, RemoteSettings settings) {
      return ChatRequestParameters.builder().maxOutputTokens(tokens).build();
    }

    /** LangChain4j knows no such reason to stop, but hands on what was read. */
    @Override
    boolean filtered(ChatResponse response) {
      return response.metadata() instanceof AnthropicChatResponseMetadata metadata
          && metadata.rawHttpResponse() != null && "refusal".equals(
              Codec.json().readTree(metadata.rawHttpResponse().body()).path("stop_reason").asString(""));
    }
  },
  /** OpenAI's form at an address for each deployment, with a version and another header for the key. */
  AZURE {
    @Override
    ChatModel open(RemoteSettings settings, HttpClientBuilder http) {
      String key = settings.apiKey();
      return openAi(settings, http)
          .baseUrl(settings.baseUrl().replaceFirst("/+$", "") + "/openai/deployments/" + settings.model())
          .customQueryParams(Map.of("api-version", settings.apiVersion()))
          .customHeaders(key == null ? Map.of() : keyHeaders(key)).build();
    }

    @Override
    public Map<String, String> keyHeaders(String key) {
      return Map.of("api-key", key);
    }

    @Override
    ChatRequestParameters atMost(int tokens, RemoteSettings settings) {
      return completion(tokens);
    }
  };

  /** The headers that bear a key, for whoever looks whether the provider is there. */
  public abstract Map<String, String> keyHeaders(String key);

  abstract ChatModel open(RemoteSettings settings, HttpClientBuilder http);

  /** How the provider is told to stop after so many tokens. */
  abstract ChatRequestParameters atMost(int tokens, RemoteSettings settings);

  /** Whether the provider's content filter stopped the answer. */
  boolean filtered(ChatResponse response) {
    return response.finishReason() == FinishReason.CONTENT_FILTER;
  }

  private static OpenAiChatModelBuilder openAi(RemoteSettings settings, HttpClientBuilder http) {
    return OpenAiChatModel.builder().modelName(settings.model()).timeout(settings.timeout())
        .maxRetries(0).httpClientBuilder(http);
  }

  private static ChatRequestParameters completion(int tokens) {
    return OpenAiChatRequestParameters.builder().maxCompletionTokens(tokens).build();
  }
}
