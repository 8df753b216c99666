package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import tools.jackson.databind.JsonNode;

/** Incidents on a running pipeline by the verbs alone: bundles, their re-execution, reports. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestMethodOrder(OrderAnnotation.class)
class IncidentVerbsIT {
  private static final String FAILED = "task-00000000-0000-4000-8000-00000000000f";
  private static final String DONE = "task-00000000-0000-4000-8000-0000000000d0";

  @TempDir static Path folder;
  private static OtherJvm up;

  @BeforeAll
  static void start() throws IOException {
    up = OtherJvm.start(folder, "up", "--data", data(), "--port", "0");
    up.firstLine(Duration.ofSeconds(90));
    verb("{\"task_id\":\"" + FAILED + "\",\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}\n"
        + "{\"task_id\":\"" + DONE + "\",\"goal\":\"Mail to jane7.roe@example-mail.org\"}\n",
        "submit", "-", "--wait", "--request-id", "req-of-ours");
  }

  @AfterAll
  static void end() {
    up.close();
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  private static CommandRun verb(String input, String... arguments) {
    return CommandRun.with(input, Map.of("OCTOLLM_DATA_DIR", data()), folder, arguments);
  }

  private static JsonNode json(CommandRun run) {
    return Codec.json().readTree(run.out());
  }

  @Test
  @Order(1)
  void exportLeavesTheAddressOut() throws IOException {
    Path file = folder.resolve("incident.zip");
    CommandRun run = verb("", "incident", "export", DONE, "-o", file.toString(), "--json");

    assertThat(run.exit()).isZero();
    assertThat(file).exists();
    assertThat(json(run).at("/redaction/facts/same_shape").intValue()).isEqualTo(1);
  }

  @Test
  @Order(1)
  void rawExportNeedsAYesAndIsAudited() {
    String file = folder.resolve("raw.zip").toString();

    assertThat(verb("", "incident", "export", DONE, "--raw").exit()).isEqualTo(Exit.USAGE);
    assertThat(verb("", "incident", "export", DONE, "--raw", "--yes", "-o", file).exit()).isZero();
    assertThat(json(verb("", "incident", "report", "--since", "2020-01-01T00:00:00Z", "--json"))
        .at("/actions/exported_raw").intValue()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void failedTaskIsResumedWithAnotherInstructionAndOnlyOnce() throws Exception {
    String id = "task-00000000-0000-4000-8000-0000000000e5";
    Path bundles = Files.createDirectories(Path.of(RecordedIncidents.BUNDLE).getParent());
    String bundle = bundles.resolve("resumed.zip").toAbsolutePath().toString();
    verb("{\"task_id\":\"" + id + "\",\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}\n",
        "submit", "-", "--wait");
    CommandRun other = verb("", "resume", id, "--step", "no-such");
    CommandRun first = verb("", "resume", id, "--input", "\"echo jane7.roe@example-mail.org\"", "--json");
    CommandRun trace = verb("", "trace", id);

    assertThat(other.exit()).isEqualTo(Exit.NO);
    assertThat(first.exit()).isZero();
    assertThat(first.out()).contains("task.resumed", "\"edited\":true");
    assertThat(trace.out()).contains("task.resumed").doesNotContain("jane7");
    assertThat(trace.err()).contains("by the console's index");
    assertThat(verb("", "incident", "export", id, "-o", bundle).exit()).isZero();
    assertThat(verb("", "incident", "replay", bundle).out()).startsWith("identical");
    assertThat(verb("", "resume", "no-such", "--timeout", "2").exit()).isEqualTo(Exit.NO);
    assertThat(verb("", "resume", id, "--input", "{").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(4)
  void bundleIsARegressionTestThatPassesAndOneThatTellsWhyItCannot() throws IOException {
    Files.writeString(Path.of(RecordedIncidents.SAME),
        "{\"format\":1,\"version\":\"same\",\"types\":{\"IP_ADDRESS\":\"redact\"}}");
    Files.writeString(Path.of(RecordedIncidents.ANOTHER),
        "{\"format\":1,\"version\":\"another\",\"types\":{\"EMAIL\":\"drop\"}}");
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(RecordedIncidents.class)).build(), summary);

    assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(2);
    assertThat(summary.getSummary().getFailures()).singleElement().satisfies(failure ->
        assertThat(failure.getException()).hasMessageContaining("name that policy's file"));
  }

  @Test
  @Order(4)
  void severalBundlesAreReExecutedAndAnArmWhoseWorldIsGoneIsNot() {
    String bundle = RecordedIncidents.BUNDLE;
    CommandRun both = CommandRun.of("incident", "replay", bundle, bundle);
    CommandRun arm = CommandRun.of("incident", "replay", bundle, "--arm", "executor");

    assertThat(both.exit()).isZero();
    assertThat(both.lines()).hasSize(2).allMatch(line -> line.contains("resumed.zip: identical: "));
    assertThat(arm.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(arm.out()).contains("not reproducible: the executor");
    assertThat(CommandRun.of("incident", "replay", bundle, "--arm", "nobody").exit())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(4)
  void debuggerIsWaitedForBeforeTheFirstDecision() throws Exception {
    int port = freePort();
    String bundle = Path.of(RecordedIncidents.BUNDLE).toAbsolutePath().toString();
    try (OtherJvm waiting = OtherJvm.start(
        folder, "incident", "replay", bundle, "--debug", Integer.toString(port))) {
      VirtualMachine attached = attach(port);
      assertThat(attached.allThreads()).allSatisfy(thread ->
          assertThat(thread.suspendCount()).isPositive());
      attached.resume();
      attached.dispose();
      assertThat(waiting.firstLine(Duration.ofSeconds(60))).startsWith("identical");
    }
  }

  @Test
  @Order(5)
  void whoEndsTheVerbEndsTheOneThatWaitsForADebugger() throws Exception {
    int port = freePort();
    String bundle = Path.of(RecordedIncidents.BUNDLE).toAbsolutePath().toString();
    try (OtherJvm waiting = OtherJvm.start(
        folder, "incident", "replay", bundle, "--debug", Integer.toString(port))) {
      VirtualMachine attached = attach(port);
      waiting.terminate(Duration.ofSeconds(30));
      Instant end = Instant.now().plusSeconds(60);
      while (lives(attached)) {
        assertThat(Instant.now()).isBefore(end);
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private static boolean lives(VirtualMachine machine) {
    try {
      return !machine.allThreads().isEmpty();
    } catch (VMDisconnectedException e) {
      return false;
    }
  }

  @Test
  @Order(4)
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("incident", "replay", RecordedIncidents.BUNDLE,
          "--debug", Integer.toString(taken.getLocalPort()));
      assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
      assertThat(run.err()).contains("port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Attaches as an IDE does; the other side takes a moment to listen. */
  private static VirtualMachine attach(int port) throws Exception {
    AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
        .filter(c -> c.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    AtomicReference<VirtualMachine> attached = new AtomicReference<>();
    Instant end = Instant.now().plusSeconds(60);
    while (attached.get() == null) {
      try {
        attached.set(connector.attach(arguments));
      } catch (ConnectException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        LockSupport.parkNanos(50_000_000);
      }
    }
    return attached.get();
  }

  @Test
  @Order(3)
  void reportTellsWhatFailedSince() throws IOException {
    Path page = folder.resolve("report.html");
    CommandRun report = verb("", "incident", "report", "--since", "2020-01-01T00:00:00Z", "--json");
    CommandRun text = verb("", "incident", "report", "--since", "2020-01-01T00:00:00Z");
    CommandRun written =
        verb("", "incident", "report", "--since", "2020-01-01T00:00:00Z", "-o", page.toString());

    assertThat(report.exit()).isZero();
    assertThat(json(report).get("failed").intValue()).isPositive();
    assertThat(verb("", "dlq", "ls", "--topic", "octollm.dlq.executor", "--json").out())
        .contains("\"topic\":\"octollm.dlq.executor\"", "\"error_class\":null");
    assertThat(text.out()).contains("## Timeline", "COMMAND_NOT_ALLOWED", "octollm trace " + FAILED)
        .doesNotContain("rm -rf");
    assertThat(written.err()).contains("wrote " + page);
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("<svg");
    assertThat(verb("", "incident", "report", "--since", "then").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(3)
  void logFilesAloneTellTheFirstErrorAndTheRequestsLines() throws IOException {
    Path log = Files.writeString(folder.resolve("some.log"), "{\"timestamp\":\"2026-01-31T10:01:00Z\","
        + "\"level\":\"error\",\"event\":\"task.failed\",\"request_id\":\"r1\",\"error_type\":\"routing\"}\n");
    CommandRun run = verb("", "incident", "logs", log.toString(), "--request", "r1");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("first error: {", "  1 routing", "r1:\n  {");
    assertThat(verb("", "incident", "logs", "no-such.log").exit()).isEqualTo(Exit.USAGE);
  }
}
