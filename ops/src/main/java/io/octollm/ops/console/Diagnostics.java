package io.octollm.ops.console;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;

/** Looks into the running JVM: threads, heap, and where the time goes. */
final class Diagnostics {
  private static final Duration SAMPLING = Duration.ofMillis(10);

  private final Semaphore profiling = new Semaphore(1);

  /** All threads with their stacks, virtual ones too. */
  Answer threads(boolean json) throws IOException {
    Path folder = Files.createTempDirectory("octollm-threads");
    Path dump = folder.resolve("dump");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(
          dump.toString(), json ? ThreadDumpFormat.JSON : ThreadDumpFormat.TEXT_PLAIN);
      String text = Files.readString(dump);
      return json
          ? new Answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8))
          : Answer.text(text);
    } finally {
      Files.deleteIfExists(dump);
      Files.deleteIfExists(folder);
    }
  }

  /** Instances and bytes by class, the largest first; the JVM collects garbage for it. */
  Answer heap(int lines) throws JMException {
    Object histogram = ManagementFactory.getPlatformMBeanServer().invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
        new Object[] {new String[0]}, new String[] {String[].class.getName()});
    return Answer.text(histogram.toString().lines().limit(lines + 3L)
        .collect(Collectors.joining("\n", "", "\n")));
  }

  /** A flame graph of the next seconds. */
  Answer profile(int seconds) throws IOException, InterruptedException {
    return recorded(seconds, recording -> {
      recording.enable("jdk.ExecutionSample").withPeriod(SAMPLING);
      recording.enable("jdk.NativeMethodSample").withPeriod(SAMPLING.multipliedBy(2));
    }, () -> { }, file -> Answer.html(flameGraph(file, seconds)));
  }

  /** Samples of what the next seconds allocate and still hold at their end. */
  Answer oldObjects(int seconds) throws IOException, InterruptedException {
    return recorded(seconds, OldObjects::record, OldObjects::atEnd,
        file -> Answer.text(OldObjects.text(file)));
  }

  private interface Reading {
    Answer read(Path recording) throws IOException;
  }

  /** One recording at a time: two would slow the process down, and each would see the other. */
  private Answer recorded(int seconds, Consumer<Recording> setUp, Runnable atEnd,
      Reading reading) throws IOException, InterruptedException {
    if (!profiling.tryAcquire()) {
      return Answer.problem(409, "a profile is being taken, ask again when it is done");
    }
    try {
      return sampled(seconds, setUp, atEnd, reading);
    } finally {
      profiling.release();
    }
  }

  private static Answer sampled(int seconds, Consumer<Recording> setUp, Runnable atEnd,
      Reading reading) throws IOException, InterruptedException {
    Path file = Files.createTempFile("octollm-profile", ".jfr");
    try (Recording recording = new Recording()) {
      setUp.accept(recording);
      recording.start();
      Thread.sleep(Duration.ofSeconds(seconds));
      atEnd.run();
      recording.stop();
      recording.dump(file);
      return reading.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static byte[] flameGraph(Path file, int seconds) throws IOException {
    FlameGraph graph = JfrToFlame.parse(file.toString(),
        new Arguments("--title", "OctoLLM, " + seconds + " s"));
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    graph.dump(page);
    return page.toByteArray();
  }
}
