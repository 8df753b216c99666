package io.octollm.arm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A worker in a JVM of its own: bootstrap address, topic prefix, how long a call takes, and a file in
 * which each act is noted before it takes that long; with it the work is unsafe.
 */
final class WorkerProcess {
  private WorkerProcess() {}

  public static void main(String[] args) throws InterruptedException {
    long millis = Long.parseLong(args[2]);
    Path acts = args.length == 4 ? Path.of(args[3]) : null;
    var arm = new Lambda(a -> {
      if (acts != null) {
        note(acts, a.taskId());
      }
      Thread.sleep(millis);
      return ArmResult.done(Codec.emptyObject(), 1);
    }, acts != null, 256);
    var worker = new ArmWorker(WorkerSettings.of(new Topics(args[1]), "app", "killed", "0"), arm,
        OutputFilter.OPEN, Map.of("bootstrap.servers", args[0]), new SimpleMeterRegistry(),
        Clock.systemUTC());
    worker.start();
    new CountDownLatch(1).await();
  }

  /** Writes a task's id in a line of its own; the kernel keeps it when the process is killed. */
  static void note(Path acts, String taskId) {
    try {
      Files.writeString(acts, taskId + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
        System.getProperty("java.class.path"), WorkerProcess.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
