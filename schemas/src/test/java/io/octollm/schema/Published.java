package io.octollm.schema;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that are published: one line a record that travels. */
enum Published {
  TASK(Task.class, "task", "What a sender puts on the topic tasks; only the goal is required."),
  ASSIGNMENT(Assignment.class, "assignment", "An order to an arm: work on one step, once."),
  OUTCOME(Outcome.class, "outcome", "What an arm reports of one attempt at one step."),
  RESULT(Result.class, "result", "The one end of one run of a submission."),
  EVENT(Event.class, "event", "One decision of the orchestrator, and what it was taken on."),
  DEAD_LETTER(DeadLetter.class, "dead-letter",
      "What failed, where, why, and where the original lies."),
  COMMAND(Command.class, "command", "What an operator asks of the orchestrator, for one task or one arm."),
  ARM_CAPABILITY(ArmCapability.class, "arm-capability",
      "A heartbeat: what one instance of an arm can do, and how busy it is."),
  SETTING(Setting.class, "setting", "A value that changes while the pipeline runs."),
  DOCUMENT(Document.class, "document", "A text that the retriever can find and cite.");

  /** Written by us alone, so that what is never null is always there. */
  private static final List<Class<?>> OURS =
      List.of(Assignment.class, Result.class, Event.class, DeadLetter.class);

  final Class<?> type;
  final String name;
  private final String description;

  Published(Class<?> type, String name, String description) {
    this.type = type;
    this.name = name;
    this.description = description;
  }

  ObjectNode schema() {
    if (this == TASK) {
      return TaskSchema.limited(new SchemaWriter((owner, part) -> part.getName().equals("goal"))
          .write(type, name, description));
    }
    return new SchemaWriter(OURS.contains(type) ? Published::isNeverNull : this::isDemanded)
        .write(type, name, description);
  }

  private static boolean isNeverNull(Class<?> owner, RecordComponent part) {
    return !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** What others write must have the parts that our reader does not do without: it is asked. */
  private boolean isDemanded(Class<?> owner, RecordComponent part) {
    ObjectNode tree = (ObjectNode) Codec.tree(samples(Samples.all().get(type)).get(owner));
    tree.remove(SchemaWriter.snake(part.getName()));
    return Codec.decode(Codec.encode(tree), owner) instanceof Decoded.Problem;
  }

  /** The records of the samples and those within them, by type. */
  private static Map<Class<?>, Object> samples(List<?> roots) {
    Map<Class<?>, Object> found = new HashMap<>();
    roots.forEach(root -> collect(root, found));
    return found;
  }

  private static void collect(@Nullable Object value, Map<Class<?>, Object> found) {
    if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, found));
    }
    if (value instanceof Record && found.putIfAbsent(value.getClass(), value) == null) {
      for (RecordComponent part : value.getClass().getRecordComponents()) {
        try {
          collect(part.getAccessor().invoke(value), found);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("accessor of " + part, e);
        }
      }
    }
  }
}
