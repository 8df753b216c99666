package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.ReplaySettings;
import io.octollm.ops.letter.Search;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything about dead letters. */
@Command(name = "dlq", description = "Dead letters: find, read, count, replay, edit, park, dismiss or purge them.")
final class DlqVerb {
  @Mixin OutputOptions output = new OutputOptions();

  /** The letters of a pipeline; its console is asked for those of an id, where it answers. */
  static DeadLetters letters(Target at, Shell shell) {
    return new DeadLetters(at.kafka(), at.topics(), search(at, shell));
  }

  static Search search(Target at, Shell shell) {
    Progress progress = Progress.on(shell);
    return new Search(new ConsoleTraces(at)::places, new TopicReader.Watch() {
      @Override
      public void read(long read, long all) {
        progress.show(read, all);
      }

      @Override
      public void end() {
        progress.end();
      }
    });
  }

  /** What settles letters by hand: no rate, no plan. */
  static ReplaySettings settings(Target at) {
    return ReplaySettings.defaults(at.configuration().pipeline().applicationId());
  }

  /** Says how many letters something was done with. */
  static int report(Shell shell, OutputOptions output, String done, int count) {
    if (output.json) {
      shell.json(Codec.emptyObject().put(done, count));
    } else {
      shell.line(done + " " + count + " letters");
    }
    return Exit.DONE;
  }
}
