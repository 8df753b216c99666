package io.octollm.arm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A worker in a JVM of its own: bootstrap address, topic prefix and how long a call takes. */
final class WorkerProcess {
  private WorkerProcess() {}

  public static void main(String[] args) throws InterruptedException {
    long millis = Long.parseLong(args[2]);
    var arm = new Lambda(a -> {
      Thread.sleep(millis);
      return ArmResult.done(Codec.emptyObject(), 1);
    });
    var worker = new ArmWorker(WorkerSettings.of(new Topics(args[1]), "app", "killed", "0"), arm,
        OutputFilter.OPEN, Map.of("bootstrap.servers", args[0]), new SimpleMeterRegistry(),
        Clock.systemUTC());
    worker.start();
    new CountDownLatch(1).await();
  }

  static Process start(String bootstrap, String prefix, long millis) throws java.io.IOException {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
        System.getProperty("java.class.path"), WorkerProcess.class.getName(), bootstrap, prefix,
        Long.toString(millis))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
