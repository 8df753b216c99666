package io.octollm.app.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The processes that share the topology's work, as the broker knows them. */
record Group(String bootstrap) {
  private static final String ID = "octollm";

  /** How many tasks of the topology each member has. */
  List<Integer> work() throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin.describeStreamsGroups(List.of(ID)).all().get().get(ID).members().stream()
          .map(member -> member.assignment().activeTasks().stream()
              .mapToInt(tasks -> tasks.partitions().size()).sum()).toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the group cannot be described", e);
    }
  }
}
