package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model's endpoint over real HTTP. */
@Timeout(30)
class ModelEndpointTest {
  private static final Map<String, String> KEY = Map.of("Authorization", "Bearer hidden-word");

  private HttpServer server;
  private int status = 200;
  private String body = "{\"data\":[{\"id\":\"gpt-large\"},{\"id\":\"llama3:8b\"}]}";

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/v1/models", exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  private String line(String... models) {
    Finding finding = NetworkChecks.model(Optional.of(new Endpoint(address(), KEY, List.of(models))));
    if (finding instanceof Finding.Trouble) {
      DoctorPage.tells(finding);
    }
    return finding.line();
  }

  @Test
  void modelsThatItHasAreWell() {
    assertThat(line("gpt-large", "llama3")).startsWith("ok    model: 127.0.0.1").endsWith("answers with 200");
  }

  @Test
  void aModelThatItDoesNotHaveIsNamedWithTheNearest() {
    assertThat(line("gpt-large", "gpt-larg")).startsWith("FAIL  model: ")
        .endsWith("has no model gpt-larg, the nearest is gpt-large; fix: set OCTOLLM_LLM_MODEL to one that it has");
  }

  @Test
  void aListOfAnotherFormSaysNothingAboutModels() {
    body = "no JSON";
    assertThat(line("gpt-larg")).startsWith("ok ");
    body = "{\"models\":[]}";
    assertThat(line("gpt-larg")).startsWith("ok ");
  }

  @Test
  void aKeyThatIsRefusedIsNamedWithoutIt() {
    status = 401;
    assertThat(line()).contains("refuses the key with 401", "fix: set OCTOLLM_LLM_API_KEY")
        .doesNotContain("hidden-word");
  }

  @Test
  void anEndpointThatFailsIsNamed() {
    status = 503;
    assertThat(line()).contains("FAIL  model: ", "fails with 503");
  }

  @Test
  void theFallbackIsNamedByItsOwnSettings() {
    status = 403;
    assertThat(NetworkChecks.fallback(Optional.of(new Endpoint(address(), KEY, List.of()))))
        .singleElement().satisfies(f -> assertThat(f.line())
            .contains("FAIL  fallback model: ", "OCTOLLM_LLM_FALLBACK_API_KEY"));
  }

  @Test
  void nobodyThereIsNamed() {
    assertThat(NetworkChecks.model(Optional.of(
            new Endpoint(URI.create("http://127.0.0.1:1/v1"), KEY, List.of()))).line())
        .contains("127.0.0.1:1 refuses connections", "OCTOLLM_LLM_BASE_URL");
  }
}
