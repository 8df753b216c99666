package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid task with its defaults filled in. {@link TaskReader} is the only maker from foreign bytes.
 *
 * @param taskId null when the sender gave none; intake makes one
 * @param context free input of the task; {@code context.steps} may hold the submitter's own plan
 */
public record Task(
    @Nullable String taskId,
    String goal,
    ObjectNode context,
    List<String> constraints,
    List<String> acceptanceCriteria,
    List<String> requiredCapabilities,
    @Nullable String assignedArm,
    Priority priority,
    Budget budget,
    @Nullable Instant deadline,
    String tenant,
    @Nullable String parentTaskId,
    ObjectNode metadata,
    @Nullable Instant createdAt,
    String apiVersion,
    String schemaVersion) {

  public static final String SCHEMA_VERSION = "1.0.0";

  public Task withId(String id) {
    return new Task(id, goal, context, constraints, acceptanceCriteria, requiredCapabilities,
        assignedArm, priority, budget, deadline, tenant, parentTaskId, metadata, createdAt,
        apiVersion, schemaVersion);
  }

  public Task withContext(ObjectNode other) {
    return new Task(taskId, goal, other, constraints, acceptanceCriteria, requiredCapabilities,
        assignedArm, priority, budget, deadline, tenant, parentTaskId, metadata, createdAt,
        apiVersion, schemaVersion);
  }
}
