package io.octollm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the executor with each kind of bubblewrap that a machine may have, or not have. */
@Timeout(30)
class SandboxingTest {
  private static final CommandRule ANY = new CommandRule(Pattern.compile(".*"), null, Pattern.compile(".*"), 64, 0);
  private static final String NO_RIGHTS = "bwrap: No permissions to create a new namespace";

  @TempDir Path folder;
  private Path programs;
  private List<Path> places;

  @BeforeEach
  void programsOfTheSystemButForBubblewrap() throws IOException {
    programs = Files.createDirectory(folder.resolve("bin"));
    for (String name : List.of("cat", "test", "sleep", "echo", "prlimit", "setpriv", "hostname")) {
      program(programs.resolve(name), "exec /usr/bin/" + name + " \"$@\"");
    }
    places = List.of(programs);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Stands before the system's own programs, which alone can be seen from within the real one. */
  private void bubblewrap(String script) throws IOException {
    Path front = Files.createDirectory(folder.resolve("front"));
    places = List.of(front, Path.of("/usr/bin"));
    program(front.resolve("bwrap"), script);
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Commands open(SandboxChoice choice) throws Exception {
    return Commands.open(new CommandSettings(choice, Map.of("hostname", ANY), CommandLimits.DEFAULT),
        folder.resolve("scratch"), new Programs(places));
  }

  private void refused(SandboxChoice choice, String cause, String fix) {
    long start = System.nanoTime();

    assertThatThrownBy(() -> open(choice)).isInstanceOfSatisfying(Commands.Unusable.class, e -> {
      assertThat(e.cause()).contains(cause);
      assertThat(e.fix()).contains(fix);
      assertThat(e.getMessage().lines()).hasSize(1);
    });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void absentIsNotFailedAndTheBuiltInCommandsRun() throws Exception {
    Commands commands = open(SandboxChoice.AUTO);

    assertThat(commands.sandbox()).isEqualTo("none");
    assertThat(commands.names()).containsExactly("cat", "echo");
    assertThat(commands.refusal(List.of("hostname"))).contains("not on the allow-list");
    assertThat(commands.unsafe()).isFalse();
    assertThat(commands.run(List.of("echo", "hi"), Map.of(), "").stdout()).isEqualTo("hi\n");
  }

  @Test
  void absentIsRefusedWhereItIsAskedFor() {
    refused(SandboxChoice.BUBBLEWRAP, "bubblewrap is not installed", "install the package bubblewrap");
  }

  @Test
  void bubblewrapThatMayNotIsRefusedWithItsOwnWordAndTheFix() throws Exception {
    bubblewrap("echo '" + NO_RIGHTS + "' >&2\nexit 1");

    refused(SandboxChoice.AUTO, "does not start: " + NO_RIGHTS, "OCTOLLM_EXECUTOR_SANDBOX=unsandboxed");
  }

  @Test
  void bubblewrapThatHangsIsRefusedInTime() throws Exception {
    bubblewrap("sleep 60");

    refused(SandboxChoice.BUBBLEWRAP, "does not start within", "unsandboxed");
  }

  /** A machine that is busy has no hole for it. */
  @Test
  void bubblewrapThatHangsLaterIsNotSaidToHaveAHole() throws Exception {
    bubblewrap("while [ \"$1\" != -- ]; do shift; done\nshift\ncase $* in *probe) exec \"$@\" ;; esac\nsleep 60");

    refused(SandboxChoice.AUTO, "does not answer within", "unsandboxed");
  }

  @Test
  void bubblewrapThatHoldsNothingIsRefused() throws Exception {
    bubblewrap("while [ \"$1\" != -- ]; do shift; done\nshift\nexec \"$@\"");

    refused(SandboxChoice.AUTO, "sees files of this machine", "unsandboxed");
  }

  @Test
  void bubblewrapWithoutItsNeighboursIsRefused() throws Exception {
    bubblewrap("exit 0");
    Files.delete(programs.resolve("prlimit"));
    places = List.of(folder.resolve("front"), programs);

    refused(SandboxChoice.AUTO, "prlimit or setpriv is not", "util-linux");
  }

  @Test
  @Tag("tools")
  void bubblewrapThatSharesTheNetworkIsRefused() throws Exception {
    bubblewrap("shift\nexec /usr/bin/bwrap --unshare-all --share-net \"$@\"");

    refused(SandboxChoice.AUTO, "shares the network", "unsandboxed");
  }

  @Test
  @Tag("tools")
  void bubblewrapThatLetsWriteIsRefused() throws Exception {
    bubblewrap("words=()\nfor word in \"$@\"; do\n  [[ $word == --ro-bind ]] && word=--bind\n"
        + "  words+=(\"$word\")\ndone\nexec /usr/bin/bwrap \"${words[@]}\"");

    refused(SandboxChoice.AUTO, "can be written", "unsandboxed");
  }

  @Test
  void unsandboxedIsSaidInSoManyWordsAndMakesAddedCommandsUnsafe() throws Exception {
    bubblewrap("exit 1");
    Commands commands = open(SandboxChoice.UNSANDBOXED);

    assertThat(commands.sandbox()).isEqualTo("unsandboxed");
    assertThat(commands.names()).contains("cat", "hostname");
    assertThat(commands.unsafe()).isTrue();
  }

  @Test
  void unsandboxedWithoutAddedCommandsStaysSafe() throws Exception {
    assertThat(Commands.open(new CommandSettings(SandboxChoice.UNSANDBOXED, Map.of(), CommandLimits.DEFAULT),
        folder.resolve("scratch"), new Programs(places)).unsafe()).isFalse();
  }

  /** bubblewrap dies with its parent, and to the kernel that is a thread. */
  @Test
  @Tag("tools")
  void commandOutlivesTheThreadThatAskedForIt() throws Exception {
    var settings = new CommandSettings(SandboxChoice.BUBBLEWRAP, Map.of(), CommandLimits.DEFAULT);
    Sandbox sandbox = ((Sandboxing.Ready) Sandboxing.find(settings, Programs.OF_THE_SYSTEM, folder)).sandbox();
    try (CallFolder call = CallFolder.make(sandbox, folder, Map.of(), "")) {
      var started = new FutureTask<>(() ->
          Spawn.start(new ProcessBuilder(sandbox.enter(List.of("/usr/bin/sleep", "0.5"), call.files()))));
      Thread asker = Thread.ofPlatform().start(started);
      asker.join();

      assertThat(started.get().waitFor()).isZero();
    }
  }

  @Test
  @Tag("tools")
  void bubblewrapThatHoldsTakesAddedCommandsAndIsSafe() throws Exception {
    places = List.of(Path.of("/usr/bin"));
    Commands commands = open(SandboxChoice.BUBBLEWRAP);

    assertThat(commands.sandbox()).isEqualTo("bubblewrap");
    assertThat(commands.unsafe()).isFalse();
    assertThat(commands.run(List.of("cat", "a"), Map.of("a", "text"), "").stdout()).isEqualTo("text");
  }
}
