package io.octollm.app;

import io.octollm.arm.TextScan;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.ScanReport;
import io.octollm.reflex.Tokens;
import tools.jackson.databind.JsonNode;

/** The reflex engine as the arms use it: to look at any text, and over what they give back. */
record Screen(Reflex reflex) {
  /** A value as the policy leaves it. */
  JsonNode json(JsonNode output) {
    return reflex.redact(output, new Tokens()).value();
  }

  TextScan.Report report(String text) {
    ScanReport report = reflex.report(text);
    return new TextScan.Report(
        report.findings().stream()
            .map(found -> new TextScan.Spot(
                found.type(), found.level().toString(), found.start(), found.end()))
            .toList(),
        report.injection().verdict().toString(), report.injection().score(),
        report.injection().signals(), report.redacted());
  }
}
