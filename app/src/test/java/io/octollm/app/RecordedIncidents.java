package io.octollm.app;

/** Run by {@link IncidentVerbsIT} on the bundle that it has just exported; no test by its name. */
class RecordedIncidents {
  static final String BUNDLE = "target/incidents/resumed.zip";
  static final String POLICY = "target/incidents/another-policy.json";

  @Incident(BUNDLE)
  void isDecidedAsItWas() {}

  @Incident(value = BUNDLE, policy = POLICY)
  void isNotReproducibleUnderAnotherPolicy() {}
}
