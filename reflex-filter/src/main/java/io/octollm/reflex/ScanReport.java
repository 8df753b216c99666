package io.octollm.reflex;

import io.octollm.reflex.injection.Injection;
import java.util.List;

/**
 * Everything that the filter sees in one text, as {@code reflex scan} prints it.
 *
 * @param findings of all levels, sorted by start, never overlapping
 * @param redacted the text as the policy leaves it
 */
public record ScanReport(List<Finding> findings, Injection injection, String redacted) {
  public ScanReport {
    findings = List.copyOf(findings);
  }
}
