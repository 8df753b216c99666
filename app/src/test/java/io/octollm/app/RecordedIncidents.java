package io.octollm.app;

/** Run by {@link IncidentVerbsIT} on the bundle that it has just exported; no test by its name. */
class RecordedIncidents {
  static final String BUNDLE = "target/incidents/resumed.zip";
  static final String SAME = "target/incidents/same-policy.json";
  static final String ANOTHER = "target/incidents/another-policy.json";

  @Incident(BUNDLE)
  void isDecidedAsItWas() {}

  @Incident(value = BUNDLE, policy = SAME)
  void isDecidedAsItWasUnderAPolicyThatDecidesTheSame() {}

  @Incident(value = BUNDLE, policy = ANOTHER)
  void isNotReproducibleUnderAPolicyThatDecidesOtherwise() {}
}
