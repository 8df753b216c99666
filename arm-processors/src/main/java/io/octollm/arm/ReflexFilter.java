package io.octollm.arm;

import io.octollm.reflex.Finding;
import io.octollm.reflex.Redacted;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.ScanReport;
import io.octollm.reflex.Tokens;
import io.octollm.reflex.injection.Injection;
import io.octollm.reflex.injection.Trust;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The reflex engine as what outputs pass through, and as the guardian's eyes. */
public record ReflexFilter(Reflex reflex) implements OutputFilter, TextScan {
  /** The types of the catalogue that open something; all others are of a person, a firm or a place. */
  private static final Set<String> SECRETS = Set.of("PRIVATE_KEY", "AWS_ACCESS_KEY", "AWS_SECRET_KEY",
      "API_KEY", "JWT", "URL_CREDENTIAL", "PASSWORD_ASSIGNMENT");

  @Override
  public Filtered filter(JsonNode output) {
    Redacted<JsonNode> redacted = reflex.redact(output, new Tokens());
    return new Filtered(redacted.value(), redacted.blocked());
  }

  @Override
  public Report scan(String text) {
    ScanReport report = reflex.report(text);
    return new Report(report.findings().stream().map(this::spot).toList(),
        orders(report.injection()), report.redacted());
  }

  @Override
  public Orders orders(String text) {
    return orders(reflex.injection(text, Trust.TOOL));
  }

  private static Orders orders(Injection injection) {
    return new Orders(injection.verdict().toString(), injection.score(), injection.signals());
  }

  private Spot spot(Finding found) {
    return new Spot(found.type(), found.level().toString(), SECRETS.contains(found.type()),
        reflex.policy().action(found.type(), found.level()).toString(), found.start(), found.end());
  }
}
