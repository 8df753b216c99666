package io.octollm.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint of OpenAI's form whose vectors count letters: no model, but deterministic. */
final class LetterEmbeddings implements AutoCloseable {
  /** What it says that a text has, whatever it has. */
  static final int TOKENS_A_TEXT = 100;
  private final HttpServer server;
  private final List<String> texts = new CopyOnWriteArrayList<>();

  LetterEmbeddings() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Every text that it was asked about. */
  List<String> texts() {
    return texts;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode input = Codec.parse(exchange.getRequestBody().readAllBytes()).get("input");
    ObjectNode response = Codec.emptyObject();
    ArrayNode data = response.putArray("data");
    for (String text : input.isString() ? List.of(input.stringValue())
        : input.valueStream().map(JsonNode::stringValue).toList()) {
      texts.add(text);
      int[] letters = new int[26];
      text.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters[c - 'a']++);
      ArrayNode vector = data.addObject().put("index", data.size() - 1).putArray("embedding");
      for (int count : letters) {
        vector.add(count);
      }
    }
    response.putObject("usage").put("prompt_tokens", data.size() * TOKENS_A_TEXT)
        .put("total_tokens", data.size() * TOKENS_A_TEXT);
    byte[] body = Codec.encode(response);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
