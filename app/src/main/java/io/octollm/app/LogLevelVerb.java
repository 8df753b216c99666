package io.octollm.app;

import io.octollm.ops.console.LevelChange;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sets a log level of a running pipeline, with an automatic way back. */
@Command(name = "log-level", description = "Set a logger's level on a running pipeline.")
final class LogLevelVerb implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(index = "0", paramLabel = "LOGGER", description = "A logger's name, or ROOT.")
  String logger = "";

  @Parameters(index = "1", paramLabel = "LEVEL",
      description = "trace, debug, info, warn, error or off.")
  String level = "";

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "60",
      description = "Then it goes back; 0 to leave it (${DEFAULT-VALUE}).")
  int minutes;

  private final Shell shell;

  LogLevelVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      LevelChange.of(logger, level, minutes);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
    Target at = target.find(shell);
    HttpResponse<String> answer = send(at);
    if (answer.statusCode() != 200) {
      throw Failure.unreachable("the pipeline answers " + answer.statusCode() + ": "
          + field(answer.body(), "error"));
    }
    if (output.json) {
      shell.line(answer.body());
    } else {
      shell.line(logger + " is " + level.toUpperCase(Locale.ROOT)
          + (minutes == 0 ? "" : " for " + minutes + " minutes"));
    }
    return Exit.DONE;
  }

  private HttpResponse<String> send(Target at) throws InterruptedException {
    URI address = at.httpAddress().resolve("/debug/log-level");
    String body = Codec.json().writeValueAsString(Codec.emptyObject().put("logger", logger)
        .put("level", level).put("minutes", minutes));
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LIMIT)
        .header("Content-Type", "application/json")
        .PUT(HttpRequest.BodyPublishers.ofString(body));
    var token = at.configuration().http().token();
    if (token != null) {
      request.header("Authorization", "Bearer " + token.value());
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw Failure.unreachable("no answer from " + address + " ("
          + e.getClass().getSimpleName() + "): is the pipeline running?");
    }
  }

  private static String field(String body, String name) {
    try {
      JsonNode value = Codec.parse(body).path(name);
      return value.isString() ? value.stringValue() : "no reason given";
    } catch (JacksonException e) {
      return "no reason given";
    }
  }
}
