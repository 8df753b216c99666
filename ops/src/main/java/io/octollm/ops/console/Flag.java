package io.octollm.ops.console;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something about a running pipeline that can be switched on and off while it runs.
 *
 * @param initial what holds as long as nobody has said otherwise
 * @param meaning one line for people
 * @param holds the arm for which it holds work back; null for any other flag
 */
public record Flag(String name, boolean initial, String meaning, @Nullable String holds) {
  /** Whether answers come from the cache. */
  public static final String CACHE = "cache";

  /** All flags of a pipeline with these arms, in the order in which people are shown them. */
  public static List<Flag> catalogue(List<String> arms) {
    return Stream.concat(
        Stream.of(new Flag(CACHE, true, "tasks that were answered before are answered from the cache", null)),
        arms.stream().map(arm -> new Flag(hold(arm), false,
            "no step is given to the arm " + arm + "; what no other can do waits, past its time if need be", arm)))
        .toList();
  }

  /** Its name among the settings: in their topic, and where a console lists them. */
  public String key() {
    return "flag/" + name;
  }

  /** The flag that holds work for an arm back. */
  public static String hold(String arm) {
    return "arm." + arm + ".hold";
  }
}
