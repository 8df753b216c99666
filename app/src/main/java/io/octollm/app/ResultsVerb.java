package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the Results of a pipeline. */
@Command(name = "results", description = "Print the Results there are, and with --follow those that come.")
final class ResultsVerb implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--follow", description = "Go on until stopped.")
  boolean follow;

  private final Shell shell;

  ResultsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Target found = target.find(shell);
    Cluster.reach(found.kafka()).close();
    try (Tail tail = Tail.fromBeginning(found.kafka(), List.of(found.topics().results()))) {
      Map<TopicPartition, Long> ends = tail.ends();
      // Where nobody reads any more, there is nothing left to follow for.
      while (follow ? !shell.out().checkError() : !tail.passed(ends)) {
        for (ConsumerRecord<byte[], byte[]> record : tail.poll(POLL)) {
          print(record.value());
        }
      }
    }
    return Exit.DONE;
  }

  private void print(byte[] value) {
    if (output.json) {
      shell.line(new String(value, StandardCharsets.UTF_8));
      return;
    }
    if (Codec.decode(value, Result.class) instanceof Decoded.Value<Result>(Result result)) {
      shell.line(String.format("%s %-9s %s %s %s", result.ended(), result.status(),
          result.taskId(), result.requestId(), result.error() == null
              ? result.source()
              : result.error().code() + " " + result.error().message()));
    }
  }
}
