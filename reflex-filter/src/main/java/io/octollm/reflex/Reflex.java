package io.octollm.reflex;

import io.octollm.reflex.injection.Injection;
import io.octollm.reflex.injection.InjectionSigns;
import io.octollm.reflex.injection.Trust;
import io.octollm.reflex.injection.Verdict;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The filter before everything: what a task, an output or any text holds that must not pass, as a
 * pure function of text and policy. Thread-safe.
 */
public final class Reflex {
  private final Policy policy;
  private final Scanner scanner = new Scanner();
  private final InjectionSigns injections;
  private final CacheKey cacheKey;

  /**
   * @param key the secret of the cache keys and of the policy's HMACs; any length from 16 bytes
   */
  public Reflex(Policy policy, byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the cache's key must have 16 bytes or more");
    }
    this.policy = policy;
    this.injections = new InjectionSigns(policy.injection());
    this.cacheKey = new CacheKey(key.clone(), policy.version());
  }

  /**
   * Makes what all filters share, which the first text makes otherwise: a seventh of a second for who starts
   * and has something else to do meanwhile. Thread-safe.
   */
  public static void prepare() {
    InjectionSigns.prepare();
    new Scanner().scan("a");
    new CacheKey(new byte[1], "").pseudonym("", "");
  }

  public Policy policy() {
    return policy;
  }

  /**
   * Screens goal, context, constraints, criteria, capabilities, arm and metadata, keys included. A
   * tenant or parent id that must not pass gets a keyed pseudonym, so that tenants stay apart. The
   * task's and the request's own ids are for intake to ask about, by {@link #wouldRedact}.
   */
  public Screening screen(Task task) {
    Tally tally = new Tally();
    TextRedaction texts = texts(new Tokens(), tally);
    Injection injection = injections(task);
    Task clean = redact(task, texts, tally);
    TaskError blocked = tally.blocked();
    if (blocked == null && policy.rejects(injection.verdict())) {
      blocked = blocked(injection);
    }
    return new Screening(clean, tally.found(), tally.treated(), injection, blocked,
        blocked != null ? null : cacheKey.of(clean, task.tenant()));
  }

  private TextRedaction texts(Tokens tokens, Tally tally) {
    return new TextRedaction(scanner, new Substitutes(policy, cacheKey, tokens), tally);
  }

  private static TaskError blocked(Injection injection) {
    return TaskError.of(ErrorCode.INJECTION_BLOCKED,
            "the text bears signs of prompt injection: " + String.join(", ", injection.signals()))
        .with("score", injection.score())
        .with("signals", injection.signals());
  }

  private Task redact(Task task, TextRedaction texts, Tally tally) {
    JsonRedaction trees = new JsonRedaction(texts);
    String goal = texts.redact(task.goal(), null);
    JsonNode context = trees.redact(task.context());
    List<String> constraints = redact(task.constraints(), texts);
    List<String> criteria = redact(task.acceptanceCriteria(), texts);
    List<String> capabilities = redact(task.requiredCapabilities(), texts);
    String arm = task.assignedArm() == null ? null : texts.redact(task.assignedArm(), null);
    JsonNode metadata = trees.redact(task.metadata());
    String tenant = pseudonym("tenant", task.tenant(), texts);
    String parent = task.parentTaskId() == null ? null
        : pseudonym("parent", task.parentTaskId(), texts);
    if (tally.treated().isEmpty()) {
      return task;
    }
    return new Task(task.taskId(), goal, (ObjectNode) context, constraints, criteria, capabilities,
        arm, task.priority(), task.budget(), task.deadline(), tenant, parent,
        (ObjectNode) metadata, task.createdAt(), task.apiVersion(), task.schemaVersion());
  }

  private String pseudonym(String kind, String id, TextRedaction texts) {
    boolean clean = Ids.isOwnForm(id) || texts.redact(id, null).equals(id);
    return clean ? id : cacheKey.pseudonym(kind, id);
  }

  private static List<String> redact(List<String> items, TextRedaction texts) {
    List<String> clean = null;
    for (int i = 0; i < items.size(); i++) {
      String item = texts.redact(items.get(i), null);
      if (clean == null && !item.equals(items.get(i))) {
        clean = new ArrayList<>(items);
      }
      if (clean != null) {
        clean.set(i, item);
      }
    }
    return clean == null ? items : List.copyOf(clean);
  }

  private Injection injections(Task task) {
    Injection worst = injection(task.goal());
    worst = worst.or(injection(task.context()));
    for (String item : task.constraints()) {
      worst = worst.or(injection(item));
    }
    for (String item : task.acceptanceCriteria()) {
      worst = worst.or(injection(item));
    }
    for (String item : task.requiredCapabilities()) {
      worst = worst.or(injection(item));
    }
    return worst.or(injection(task.metadata()));
  }

  /** A text as the policy leaves it. */
  public Redacted<String> redact(String text) {
    return redact(text, new Tokens());
  }

  /** A text as the policy leaves it, with the tokens of the task that it belongs to. */
  public Redacted<String> redact(String text, Tokens tokens) {
    Tally tally = new Tally();
    String clean = texts(tokens, tally).redact(text, null);
    return new Redacted<>(clean, tally.found(), tally.treated(), tally.blocked());
  }

  /**
   * What the policy takes out of a text, sorted by start, never overlapping.
   *
   * @param label the name that the text stands under, such as its JSON key; null when it has none
   */
  public List<Finding> redactable(String text, @Nullable String label) {
    return new RedactedSpans(scanner, new Substitutes(policy, cacheKey, new Tokens())).of(text, label);
  }

  /** The findings of all levels in a text that stands under a name, such as its JSON key. */
  public List<Finding> findings(String text, @Nullable String label) {
    return Overlaps.resolve(scanner.find(text, label));
  }

  /** A tree as the policy leaves it; strings, keys and numbers. The input is not changed. */
  public Redacted<JsonNode> redact(JsonNode json, Tokens tokens) {
    Tally tally = new Tally();
    TextRedaction texts = texts(tokens, tally);
    JsonNode clean = new JsonRedaction(texts).redact(json);
    return new Redacted<>(clean, tally.found(), tally.treated(), tally.blocked());
  }

  /**
   * Whether the guardian would let an output pass to others: nothing in it is left to redact, and it
   * gives no orders. What the policy allows, such as an address of the web, is nothing against it.
   */
  public boolean passes(JsonNode output) {
    return !redact(output).changed()
        && injection(output, Trust.TOOL).verdict() == Verdict.ALLOW;
  }

  /** The signs of injection in a user's text. */
  public Injection injection(String text) {
    return injection(text, Trust.USER);
  }

  /** The signs of injection in any text. */
  public Injection injection(String text, Trust trust) {
    return injections.of(text, trust);
  }

  /** The signs of injection in all strings and keys of a user's tree. */
  public Injection injection(JsonNode json) {
    return injection(json, Trust.USER);
  }

  /** The signs of injection in all strings and keys of a tree. */
  public Injection injection(JsonNode json, Trust trust) {
    if (json.isString()) {
      return injection(json.stringValue(), trust);
    }
    Injection worst = Injection.NONE;
    if (json instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        worst = worst.or(injection(field.getKey(), trust)).or(injection(field.getValue(), trust));
      }
    } else if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        worst = worst.or(injection(json.get(i), trust));
      }
    }
    return worst;
  }

  /** Everything that the filter sees in a text, of all levels. */
  public ScanReport report(String text) {
    List<Finding> candidates = scanner.find(text, null);
    String clean = texts(new Tokens(), new Tally()).redact(text, null, candidates);
    return new ScanReport(Overlaps.resolve(candidates), injection(text), clean);
  }

  /** A tree as the policy leaves it, with tokens of its own. */
  public Redacted<JsonNode> redact(JsonNode json) {
    return redact(json, new Tokens());
  }

  /** Whether an id holds what the policy redacts; one of our own form never does. */
  public boolean wouldRedact(@Nullable String id) {
    return id != null && !Ids.isOwnForm(id) && redact(id).changed();
  }
}
