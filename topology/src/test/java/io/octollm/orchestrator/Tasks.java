package io.octollm.orchestrator;

import io.octollm.schema.Decoded;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tasks for tests, read as intake reads them. */
public final class Tasks {
  public static final String ID = "t-1";
  private static final TaskReader READER = new TaskReader(TaskReader.DEFAULT_MAX_BYTES);

  private Tasks() {}

  /** A task with these fields besides its goal: JSON with single quotes, or nothing. */
  public static Task task(String fields) {
    String json = "{\"goal\":\"add two numbers\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    Decoded<Task> read = READER.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return read.orThrow().withId(ID);
  }

  /** The field {@code context} with a plan, a step in the form {@code id@arm<needed,needed}. */
  public static String plan(String... steps) {
    return "'context':{'steps':"
        + Arrays.stream(steps).map(Tasks::step).collect(Collectors.joining(",", "[", "]")) + "}";
  }

  private static String step(String text) {
    String[] sides = text.split("<");
    String[] own = sides[0].split("@");
    String arm = own.length == 1 ? "" : ",'arm':'" + own[1] + "'";
    String needed = sides.length == 1 ? ""
        : ",'depends_on':['" + sides[1].replace(",", "','") + "']";
    return "{'id':'" + own[0] + "','instruction':'do " + own[0] + "'" + arm + needed + "}";
  }
}
