package io.octollm.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the tests of models ask, and of whom. */
final class Requests {
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Price PRICE = new Price(2.0, 8.0);

  private Requests() {}

  static ModelRequest request() {
    return request("goal", "the prompt", 100, NOW.plusSeconds(60));
  }

  static ModelRequest request(String goal, String prompt, int maxTokens, Instant until) {
    return new ModelRequest("t", "r", 1, goal, "the system", prompt, maxTokens, false, until, "coder");
  }

  static RemoteSettings settings(Dialect dialect, String url, Duration timeout) {
    return new RemoteSettings(dialect, url, "k-1", "m", timeout, "2024-10-21", ModelLimits.NONE);
  }

  static Model model(Dialect dialect, String url) {
    return model(dialect, url, Duration.ofSeconds(20));
  }

  static Model model(Dialect dialect, String url, Duration timeout) {
    return new RemoteModel(settings(dialect, url, timeout), PRICE, CLOCK);
  }

  /** A provider's whole answer of 1,000 tokens read and 500 written. */
  static String answer(Dialect dialect, String text, String reason) {
    return dialect == Dialect.ANTHROPIC ? """
        {"id":"x","type":"message","role":"assistant","model":"m","stop_reason":"%s",
         "content":[{"type":"text","text":"%s"}],"usage":{"input_tokens":1000,"output_tokens":500}}"""
        .formatted(reason, text) : """
        {"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"finish_reason":"%s",
         "message":{"role":"assistant","content":"%s"}}],
         "usage":{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500}}"""
        .formatted(reason, text);
  }
}
