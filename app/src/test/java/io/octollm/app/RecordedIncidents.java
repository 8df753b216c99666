package io.octollm.app;

/** Run by {@link IncidentVerbsIT} on the bundle that it has just exported; no test by its name. */
class RecordedIncidents {
  static final String BUNDLE = "target/incidents/resumed.zip";

  @Incident(BUNDLE)
  void isDecidedAsItWas() {}

  @Incident(value = BUNDLE, policy = "../examples/policy.json")
  void isNotReproducibleUnderAnotherPolicy() {}
}
