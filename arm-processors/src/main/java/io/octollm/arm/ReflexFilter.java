package io.octollm.arm;

import io.octollm.reflex.Redacted;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.ScanReport;
import io.octollm.reflex.Tokens;
import tools.jackson.databind.JsonNode;

/** The reflex engine as what outputs pass through, and as the guardian's eyes. */
public record ReflexFilter(Reflex reflex) implements OutputFilter, TextScan {
  @Override
  public Filtered filter(JsonNode output) {
    Redacted<JsonNode> redacted = reflex.redact(output, new Tokens());
    return new Filtered(redacted.value(), redacted.blocked());
  }

  @Override
  public Report scan(String text) {
    ScanReport report = reflex.report(text);
    return new Report(
        report.findings().stream().map(found -> new Spot(
            found.type(), found.level().toString(), found.start(), found.end())).toList(),
        report.injection().verdict().toString(), report.injection().score(),
        report.injection().signals(), report.redacted());
  }
}
