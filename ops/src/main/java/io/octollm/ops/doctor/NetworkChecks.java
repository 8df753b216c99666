package io.octollm.ops.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Looks at the services that may be configured beside Kafka. */
final class NetworkChecks {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int REDIS_PORT = 6379;

  private NetworkChecks() {}

  static Finding redis(@Nullable URI address) {
    if (address == null) {
      return new Finding.Ok("redis", "none is configured, the cache lives in the process");
    }
    String host = address.getHost();
    if (host == null) {
      return new Finding.Trouble("redis", "the address names no host",
          "set OCTOLLM_REDIS_URL to a form such as redis://127.0.0.1:6379");
    }
    int port = address.getPort() < 0 ? REDIS_PORT : address.getPort();
    try (Socket socket = connect(host, port, "rediss".equals(address.getScheme()))) {
      String answer = ping(socket, address.getUserInfo());
      return answer.startsWith("+PONG")
          ? new Finding.Ok("redis", host + ":" + port + " answers")
          : new Finding.Trouble("redis", host + ":" + port + " refuses: " + firstWord(answer),
              "correct the name and password in OCTOLLM_REDIS_URL");
    } catch (IOException e) {
      return new Finding.Trouble("redis", host + ":" + port + " " + reason(e),
          "start Redis there, correct OCTOLLM_REDIS_URL, or unset it to do without");
    }
  }

  private static Socket connect(String host, int port, boolean tls) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      return tls
          ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
              .createSocket(socket, host, port, true)
          : socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The answer to a PING, after an AUTH when the address bears a password. */
  private static String ping(Socket socket, @Nullable String userInfo) throws IOException {
    BufferedReader in = new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    if (userInfo != null) {
      String[] parts = userInfo.split(":", 2);
      String password = parts.length == 2 ? parts[1] : parts[0];
      send(socket, parts.length == 2 && !parts[0].isEmpty()
          ? new String[] {"AUTH", parts[0], password}
          : new String[] {"AUTH", password});
      String answer = line(in);
      if (!answer.startsWith("+")) {
        return answer;
      }
    }
    send(socket, "PING");
    return line(in);
  }

  private static void send(Socket socket, String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      command.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n")
          .append(word).append("\r\n");
    }
    socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String line(BufferedReader in) throws IOException {
    String line = in.readLine();
    return line == null ? "" : line;
  }

  private static String firstWord(String answer) {
    return answer.isEmpty() ? "no answer" : answer.split(" ", 2)[0];
  }

  static Finding model(@Nullable URI address, Map<String, String> headers) {
    return address == null
        ? new Finding.Ok("model", "none is configured, answers are scripted")
        : endpoint("model", "OCTOLLM_LLM", address, headers);
  }

  static Finding embeddings(@Nullable URI address, Map<String, String> headers) {
    return address == null
        ? new Finding.Ok("embeddings", "none are configured, the retriever searches by words")
        : endpoint("embeddings", "OCTOLLM_EMBEDDINGS", address, headers);
  }

  /** @param variables what the variables of its settings begin with */
  private static Finding endpoint(
      String name, String variables, URI address, Map<String, String> headers) {
    String where = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(models(address)).timeout(LIMIT);
      headers.forEach(request::header);
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 401 || status == 403
          ? new Finding.Trouble(name, where + " refuses the key with " + status,
              "set " + variables + "_API_KEY to a valid key")
          : new Finding.Ok(name, where + " answers with " + status);
    } catch (IOException e) {
      return new Finding.Trouble(name, where + " " + reason(e),
          "correct " + variables + "_BASE_URL or start the model there");
    } catch (IllegalArgumentException e) {
      return new Finding.Trouble(name, "the address is no http address",
          "set " + variables + "_BASE_URL to a form such as http://127.0.0.1:11434/v1");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding.Skipped(name, "the examination ended first");
    }
  }

  private static URI models(URI base) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + "models" : text + "/models");
  }

  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "has no known address";
      case ConnectException _ -> "refuses connections";
      default -> "does not answer (" + e.getClass().getSimpleName() + ")";
    };
  }
}
