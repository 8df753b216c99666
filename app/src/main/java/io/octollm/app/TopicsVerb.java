package io.octollm.app;

import io.octollm.arm.Arms;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the topics of a pipeline and what does not fit about them; makes the missing ones. */
@Command(name = "topics", description = "List the pipeline's topics, check them, or create them.")
final class TopicsVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--create", description = "Create the topics that are missing.")
  boolean create;

  private final Shell shell;

  TopicsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Target found = target.find(shell);
    try (Cluster cluster = Cluster.reach(found.kafka())) {
      TopicSetup setup = new TopicSetup(cluster, found.topics(),
          found.configuration().pipeline().partitions(), Arms.names());
      List<String> made = create ? setup.create() : List.of();
      List<TopicSetup.Row> rows = setup.verify();
      rows.forEach(row -> print(row, made.contains(row.topic())));
      return rows.stream().allMatch(row -> row.problems().isEmpty()) ? Exit.DONE : Exit.UNREACHABLE;
    }
  }

  private void print(TopicSetup.Row row, boolean made) {
    if (output.json) {
      shell.json(row);
      return;
    }
    shell.line(String.format("%-30s %4d %s", row.topic(), row.partitions(),
        row.problems().isEmpty() ? (made ? "created" : "ok") : "DOES NOT FIT"));
    row.problems().forEach(problem -> shell.line("    " + problem));
    row.remarks().forEach(remark -> shell.line("    note: " + remark));
  }
}
