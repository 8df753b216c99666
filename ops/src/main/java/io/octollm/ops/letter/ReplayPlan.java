package io.octollm.ops.letter;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a replay would do: which letters it takes, which it parks, and how many it refuses and why.
 *
 * @param takes in the order of their originals, so that each partition keeps its order
 * @param parks letters that were replayed too often; they are not among the refused
 * @param refused reason to count
 * @param ofStage how many of all letters that were read are of the filter's stage
 */
public record ReplayPlan(
    List<Letter> takes, List<Letter> parks, SortedMap<String, Integer> refused, ReplayTarget to,
    int ofStage) {
  /** How many hexadecimal digits name a plan. */
  public static final int HASH_DIGITS = 16;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + HASH_DIGITS + "}");

  public ReplayPlan {
    takes = List.copyOf(takes);
    parks = List.copyOf(parks);
    refused = new TreeMap<>(refused);
  }

  public int count() {
    return takes.size();
  }

  /** How many it takes of a stage and a code. */
  public record Kind(String stage, ErrorCode code, int count) {}

  /** What it takes, by stage and code. */
  public List<Kind> kinds() {
    Map<String, Map<ErrorCode, Integer>> counts = new TreeMap<>();
    takes.forEach(letter -> counts.computeIfAbsent(letter.letter().stage(), s -> new TreeMap<>())
        .merge(letter.letter().error().code(), 1, Integer::sum));
    List<Kind> kinds = new ArrayList<>();
    counts.forEach((stage, codes) ->
        codes.forEach((code, count) -> kinds.add(new Kind(stage, code, count))));
    return kinds;
  }

  /** Whether a text has the form of a plan's hash. */
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  /** Names exactly these letters and this target: another set has another hash. */
  public String hash() {
    StringBuilder text = new StringBuilder("to ").append(to.text()).append('\n');
    takes.forEach(letter -> text.append("take ").append(letter.place()).append('\n'));
    parks.forEach(letter -> text.append("park ").append(letter.place()).append('\n'));
    return Ids.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
  }

  /** The object that {@code dlq replay --dry-run --json} prints. */
  public ObjectNode toJson() {
    ObjectNode plan = Codec.emptyObject().put("plan", hash()).put("count", count())
        .put("parks", parks.size()).put("to", to.text());
    plan.set("refused", refusals(refused));
    plan.set("takes", Codec.tree(kinds()));
    return plan;
  }

  /** Counts by reason as a list of objects. */
  public static ArrayNode refusals(Map<String, Integer> refused) {
    ArrayNode list = Codec.json().createArrayNode();
    refused.forEach((reason, count) -> list.addObject().put("reason", reason).put("count", count));
    return list;
  }
}
