package io.octollm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders of calls: whose they are, and what becomes of them when their process is killed. */
@Timeout(60)
class CallFolderTest {
  @TempDir Path scratch;

  @Test
  void folderOfAnotherProcessStaysWhileItLivesAndGoesAfterItsKill() throws Exception {
    Process other = HeldFolder.start(scratch);
    try {
      Path theirs = Path.of(other.inputReader().readLine());

      CallFolder.sweep(scratch);
      assertThat(theirs.resolve("files/a")).hasContent("text");

      other.destroyForcibly().waitFor();
      CallFolder.sweep(scratch);
      assertThat(scratch).isEmptyDirectory();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void startDeletesWhatKilledRunsHaveLeftAndNothingElse() throws Exception {
    Path left = folder("octollm-call-1-2-3");
    Path older = folder("octollm-call-77");
    Files.createFile(left.resolve("lock"));
    Path foreign = folder("notes");
    Path target = folder("target");
    Files.createSymbolicLink(left.resolve("files/link"), target);
    Path link = Files.createSymbolicLink(scratch.resolve("octollm-call-4-5-6"), target);
    try (CallFolder living = make(Sandbox.Open.UNSANDBOXED)) {
      Commands.open(new CommandSettings(SandboxChoice.UNSANDBOXED, Map.of(), CommandLimits.DEFAULT), scratch);

      assertThat(List.of(left, older)).noneMatch(Files::exists);
      assertThat(List.of(foreign, target)).allMatch(folder -> Files.exists(folder.resolve("files/a.txt")));
      assertThat(link).isSymbolicLink();
      assertThat(living.files()).exists();
    }
  }

  @Test
  void folderOfAnotherUserIsNotTouched() throws Exception {
    Path theirs = folder("octollm-call-1-2-3");
    assumeThat(isRoot()).isTrue();
    Files.setAttribute(theirs, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);

    CallFolder.sweep(scratch);

    assertThat(theirs.resolve("files/a.txt")).exists();
    assertThat(theirs.resolve("lock")).doesNotExist();
  }

  /** What root gives away is the files alone: the folder with the lock stays root's, and is passed through. */
  @Test
  void filesBelongToTheSandboxesUserAndNobodyElseSeesThem() throws Exception {
    assumeThat(isRoot()).isTrue();
    Path nothing = Path.of("nothing");
    Sandbox sandbox = new Bubblewrap(nothing, nothing, nothing, CommandLimits.DEFAULT);
    try (CallFolder folder = CallFolder.make(sandbox, scratch, Map.of("a", "text"), "input")) {
      assertThat(Stream.of(folder.root(), folder.stdin(), folder.files()).map(CallFolderTest::ownerAndModes))
          .containsExactly("0 rwx--x--x", "0 rw-------", "65534 rwx------");
      assertThat(ownerAndModes(folder.files().resolve("a"))).startsWith("65534 ");
    }
  }

  private static String ownerAndModes(Path path) {
    try {
      return Files.getAttribute(path, "unix:uid") + " "
          + PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingStaysOfACallThatIsOver() throws Exception {
    make(Sandbox.Open.UNSANDBOXED).close();

    assertThat(scratch).isEmptyDirectory();
  }

  /** Whoever came to the rest of a folder whose lock is gone would take it for one that nobody deletes. */
  @Test
  void lockOfASweptFolderGoesAfterEverythingElseInIt() throws Exception {
    Path left = folder("octollm-call-1-2-3");
    for (int i = 0; i < 20; i++) {
      Files.createFile(left.resolve("more" + i));
    }
    try (WatchService watch = left.getFileSystem().newWatchService()) {
      WatchKey deletions = left.register(watch, StandardWatchEventKinds.ENTRY_DELETE);

      CallFolder.sweep(scratch);

      List<String> gone = new ArrayList<>();
      while (!gone.contains("lock") || gone.size() < 22) {
        assertThat(watch.poll(10, TimeUnit.SECONDS)).as("after %s", gone).isSameAs(deletions);
        deletions.pollEvents().forEach(event -> gone.add(String.valueOf(event.context())));
        deletions.reset();
      }
      assertThat(gone).endsWith("lock");
    }
  }

  private CallFolder make(Sandbox sandbox) throws IOException {
    return CallFolder.make(sandbox, scratch, Map.of("a", "text"), "");
  }

  private Path folder(String name) throws IOException {
    Path folder = scratch.resolve(name);
    Files.writeString(Files.createDirectories(folder.resolve("files")).resolve("a.txt"), "a");
    return folder;
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }
}
