package io.octollm.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endpoint of OpenAI's form whose vectors are hashed bags of words: texts with the same words are
 * near, and {@code car} and {@code automobile} are the same word to it. No model, but deterministic.
 */
public final class EmbeddingServer implements AutoCloseable {
  public static final int DIMENSIONS = 1536;
  /** What it says that a text has, whatever it has. */
  public static final int TOKENS_A_TEXT = 5;
  private final HttpServer server;
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private volatile int failing;
  private volatile boolean dropping;
  private volatile String refusedWord = "\0";

  private EmbeddingServer(HttpServer server) {
    this.server = server;
    server.createContext("/v1/embeddings", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public static EmbeddingServer start() {
    try {
      return new EmbeddingServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RemoteSettings settings() {
    return new RemoteSettings(Dialect.OPENAI, "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
        "hush", "bag-of-words", Duration.ofSeconds(5), "", ModelLimits.NONE);
  }

  /** Answers with this status until told otherwise; 0 for vectors. */
  public void fail(int status) {
    failing = status;
  }

  /** Closes each connection from now on, in place of an answer. */
  public void drop() {
    dropping = true;
  }

  /** Refuses every request that has a text with this word, as one that is too long is refused. */
  public void refuse(String word) {
    refusedWord = word;
  }

  /** Every text that it was asked about. */
  public List<String> texts() {
    return texts;
  }

  /** How many texts each request had. */
  public List<Integer> batches() {
    return batches;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = Codec.parse(exchange.getRequestBody().readAllBytes());
    List<String> asked = request.get("input").isString()
        ? List.of(request.get("input").stringValue())
        : request.get("input").valueStream().map(JsonNode::stringValue).toList();
    texts.addAll(asked);
    batches.add(asked.size());
    if (dropping) {
      exchange.close();
      return;
    }
    int status = failing != 0 ? failing
        : asked.stream().anyMatch(text -> text.contains(refusedWord)) ? 400 : 200;
    byte[] body = Codec.encode(status == 200 ? vectors(asked)
        : Codec.emptyObject().set("error", Codec.emptyObject().put("message", "no")));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static ObjectNode vectors(List<String> texts) {
    ObjectNode response = Codec.emptyObject().put("object", "list").put("model", "bag-of-words");
    ArrayNode data = response.putArray("data");
    for (String text : texts) {
      ArrayNode numbers = data.addObject().put("object", "embedding").put("index", data.size() - 1)
          .putArray("embedding");
      for (float number : vector(text)) {
        numbers.add(number);
      }
    }
    int tokens = texts.size() * TOKENS_A_TEXT;
    response.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    return response;
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
      vector[Math.floorMod(word.replace("automobile", "car").hashCode() * 31, DIMENSIONS)]++;
    }
    return vector;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
