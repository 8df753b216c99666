package io.octollm.arm;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.schema.Assignment;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a model about what no rule can check. It is never asked whether a rule was right: the words that
 * are judged may talk a model round, and must not talk a verdict away.
 */
final class Opinion {
  private final Prompt system = Prompt.of(JudgeArm.NAME);
  private final JsonAnswer answers = new JsonAnswer("judge.schema.json");

  /** What came of the question. */
  sealed interface Given {
    /**
     * An opinion.
     *
     * @param met the criteria on which it has one
     * @param unsupported sentences of the output that it finds in no source, by their beginnings
     * @param said for the judge's output
     */
    record Held(Map<String, Boolean> met, List<String> unsupported, ObjectNode said, Usage usage)
        implements Given {}

    /** None; the rules' verdict stands alone. */
    record None(String why, Usage usage) implements Given {}

    /** None yet: another attempt may bring one. */
    record Later(TaskError error, Usage usage) implements Given {}
  }

  /**
   * Asks once.
   *
   * @param outputs what is judged
   * @param criteria those that no rule knows
   */
  Given ask(Model model, Assignment a, List<String> outputs, List<String> criteria, List<String> sources)
      throws InterruptedException {
    String prompt = prompt(outputs, criteria, sources);
    int tokens = Asking.tokens(a);
    if (prompt.length() > Asking.MAX_PROMPT_CHARACTERS || tokens < 1) {
      return new Given.None(tokens < 1 ? "no tokens are left for a model"
          : "what is judged is too long for a model", Usage.NONE);
    }
    return switch (model.answer(Asking.question(JudgeArm.NAME, a, system, prompt, false))) {
      case ModelAnswer.Failed(TaskError error, Usage usage) -> Asking.mayBeRepeated(error, a)
          ? new Given.Later(error, usage.with(system.version()))
          : new Given.None(error.code().name(), usage.with(system.version()));
      case ModelAnswer.Ok ok -> read(ok, model.name(), outputs, criteria);
    };
  }

  private static String prompt(List<String> outputs, List<String> criteria, List<String> sources) {
    var prompt = new StringBuilder("Criteria:");
    for (int i = 0; i < criteria.size(); i++) {
      prompt.append("\n").append(i + 1).append(". ").append(criteria.get(i));
    }
    for (int i = 0; i < sources.size(); i++) {
      Quoting.quoted(prompt, "source " + (i + 1), sources.get(i));
    }
    outputs.forEach(output -> Quoting.quoted(prompt, "the output", output));
    return prompt.toString();
  }

  private Given read(ModelAnswer.Ok ok, String model, List<String> outputs, List<String> criteria)
      throws InterruptedException {
    Usage usage = ok.usage().with(system.version());
    return switch (answers.read(ok.text())) {
      case JsonAnswer.Read.Flawed(String why) -> new Given.None(why, usage);
      case JsonAnswer.Read.Fits(JsonNode json) -> new Given.Held(
          met(json, criteria), unsupported(json, outputs), Asking.said(ok, model), usage);
    };
  }

  /** A criterion on which it says two things is one on which it has no opinion. */
  private static Map<String, Boolean> met(JsonNode json, List<String> criteria) {
    Map<String, Boolean> met = new TreeMap<>();
    List<String> torn = new ArrayList<>();
    for (JsonNode each : json.path("criteria")) {
      int number = each.path("number").intValue();
      if (number <= criteria.size()) {
        Boolean before = met.put(criteria.get(number - 1), each.path("met").booleanValue());
        if (before != null && before != each.path("met").booleanValue()) {
          torn.add(criteria.get(number - 1));
        }
      }
    }
    torn.forEach(met::remove);
    return met;
  }

  /** Those alone that stand in the output: what a model makes up is no flaw of it. */
  private static List<String> unsupported(JsonNode json, List<String> outputs) {
    List<String> quotes = new ArrayList<>();
    for (JsonNode each : json.path("unsupported")) {
      String quote = each.path("quote").stringValue();
      if (outputs.stream().map(Claim::plain).anyMatch(output -> output.contains(Claim.plain(quote)))) {
        quotes.add(quote);
      }
    }
    return quotes;
  }
}
