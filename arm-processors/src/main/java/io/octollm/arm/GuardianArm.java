package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Cut;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.StepInput;
import io.octollm.schema.TaskError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for personal data, secrets and injection in the instruction, the results of earlier steps and
 * {@code context.text}, and says what the policy would do. Its output is {@code {safe, risk_level,
 * checks, findings: {TYPE: {level: count}}, positions: [{type, level, start, end}], injection: {verdict,
 * score, signals}, policy: {actions: {ACTION: count}, blocked: [TYPE]}, redacted, truncated}} and holds
 * no value that was found.
 *
 * <p>A step that asks for {@code policy_enforcement} is a gate: it reads the whole context too, and from
 * risk level high on it fails and nothing that depends on it begins.
 */
final class GuardianArm implements Arm {
  static final String NAME = "guardian";
  static final String GATE = "policy_enforcement";
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
        "injection_detection", "content_filtering", "content_validation", GATE);
  }

  @Override
  public ArmResult work(Assignment assignment) {
    Optional<Set<GuardianChecks>> asked = GuardianChecks.of(assignment);
    if (asked.isEmpty()) {
      return ArmResult.failed(ErrorCode.INVALID_INPUT,
          "context.check_types: must be a list of " + GuardianChecks.names());
    }
    boolean gate = GATE.equals(assignment.capability());
    // A gate heeds everything: what a sender asks for less of is no reason to let it pass.
    Look look = look(assignment, gate ? Set.of(GuardianChecks.values()) : asked.get(), gate);
    return gate && look.risk().compareTo(RiskLevel.HIGH) >= 0
        ? ArmResult.failed(stopped(look)) : ArmResult.done(look.output(), 1.0);
  }

  /** What was seen of that which was looked for. */
  private record Look(Set<GuardianChecks> checks, List<TextScan.Spot> spots, TextScan.Orders orders,
      RiskLevel risk, String redacted) {

    ObjectNode output() {
      ObjectNode output = Codec.emptyObject()
          .put("safe", spots.isEmpty() && orders.verdict().equals("allow"))
          .put("risk_level", risk.toString());
      output.set("checks", Codec.tree(checks.stream().sorted().map(GuardianChecks::toString).toList()));
      output.set("findings", Codec.tree(counts()));
      ArrayNode positions = output.putArray("positions");
      spots.stream().limit(MAX_POSITIONS).forEach(spot -> positions.addObject()
          .put("type", spot.type()).put("level", spot.level())
          .put("start", spot.start()).put("end", spot.end()));
      output.putObject("injection").put("verdict", orders.verdict()).put("score", orders.score())
          .set("signals", Codec.tree(orders.signals()));
      ObjectNode policy = output.putObject("policy");
      policy.set("actions", Codec.tree(spots.stream().collect(Collectors.groupingBy(
          TextScan.Spot::action, TreeMap::new, Collectors.counting()))));
      policy.set("blocked", Codec.tree(blocked()));
      return output.put("redacted", Cut.to(redacted, MAX_REDACTED_CHARACTERS))
          .put("truncated", redacted.length() > MAX_REDACTED_CHARACTERS);
    }

    private Map<String, Map<String, Integer>> counts() {
      Map<String, Map<String, Integer>> counts = new TreeMap<>();
      spots.forEach(spot -> counts
          .computeIfAbsent(spot.type(), type -> new TreeMap<>()).merge(spot.level(), 1, Integer::sum));
      return counts;
    }

    List<String> blocked() {
      return spots.stream().filter(TextScan.Spot::blocked).map(TextScan.Spot::type).distinct().sorted().toList();
    }
  }

  private Look look(Assignment assignment, Set<GuardianChecks> checks, boolean gate) {
    List<String> outside = new ArrayList<>();
    for (StepInput input : assignment.input()) {
      outside.add(Texts.of(input.output()));
    }
    JsonNode text = assignment.context().get("text");
    if (gate && !assignment.context().isEmpty()) {
      outside.add(Codec.json().writeValueAsString(assignment.context()));
    } else if (text != null) {
      outside.add(Texts.of(text));
    }
    String material = String.join("\n", material(assignment.instruction(), outside));
    TextScan.Report report = scan.scan(material);
    TextScan.Orders orders = report.orders();
    for (String each : outside) {
      orders = orders.or(scan.orders(each));
    }
    if (!checks.contains(GuardianChecks.INJECTION)) {
      orders = new TextScan.Orders("allow", 0, List.of());
    }
    List<TextScan.Spot> spots = report.spots().stream()
        .filter(spot -> checks.stream().anyMatch(check -> check.heeds(spot))).toList();
    return new Look(checks, spots, orders, RiskLevel.of(spots, orders.verdict()), report.redacted());
  }

  private static List<String> material(String instruction, List<String> outside) {
    List<String> material = new ArrayList<>(List.of(instruction));
    material.addAll(outside);
    return material;
  }

  private static TaskError stopped(Look look) {
    boolean orders = look.orders().verdict().equals("block");
    return TaskError.of(orders ? ErrorCode.INJECTION_BLOCKED : ErrorCode.POLICY_BLOCKED,
            "the guardian stops what depends on this step: risk " + look.risk())
        .with("risk_level", look.risk().toString())
        .with("signals", look.orders().signals())
        .with("types", look.spots().stream().filter(spot -> !spot.allowed())
            .map(TextScan.Spot::type).distinct().sorted().toList());
  }
}
