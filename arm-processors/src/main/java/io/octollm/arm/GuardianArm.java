package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for personal data, secrets and injection in the goal and the results of earlier steps. Its
 * output is {@code {safe, findings: {TYPE: {level: count}}, positions: [{type, level, start, end}],
 * injection: {verdict, score, signals}, redacted}} and holds no value that was found.
 */
final class GuardianArm implements Arm {
  static final String NAME = "guardian";
  private static final int CAPACITY = 256;
  private static final int MAX_POSITIONS = 1000;
  private static final int MAX_REDACTED_CHARACTERS = 128 * 1024;

  private final TextScan scan;

  GuardianArm(TextScan scan) {
    this.scan = scan;
  }

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain(NAME, 1, CAPACITY, "pii_detection", "secrets_detection",
        "injection_detection", "content_filtering", "content_validation");
  }

  @Override
  public ArmResult work(Assignment assignment) {
    TextScan.Report report = scan.scan(Texts.material(assignment));
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    report.spots().forEach(spot -> counts
        .computeIfAbsent(spot.type(), type -> new TreeMap<>()).merge(spot.level(), 1, Integer::sum));
    ObjectNode output = Codec.emptyObject()
        .put("safe", report.spots().isEmpty() && report.verdict().equals("allow"));
    output.set("findings", Codec.tree(counts));
    ArrayNode positions = output.putArray("positions");
    report.spots().stream().limit(MAX_POSITIONS).forEach(spot -> positions.addObject()
        .put("type", spot.type()).put("level", spot.level())
        .put("start", spot.start()).put("end", spot.end()));
    ObjectNode injection = output.putObject("injection")
        .put("verdict", report.verdict()).put("score", report.score());
    injection.set("signals", Codec.tree(report.signals()));
    String redacted = report.redacted();
    boolean cut = redacted.length() > MAX_REDACTED_CHARACTERS;
    output.put("redacted", cut ? redacted.substring(0, MAX_REDACTED_CHARACTERS) : redacted);
    return ArmResult.done(output.put("truncated", cut), 1.0);
  }
}
