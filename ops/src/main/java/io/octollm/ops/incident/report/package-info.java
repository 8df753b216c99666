/** What happened in a time window: the report of an incident, from the topics alone. */
@NullMarked
package io.octollm.ops.incident.report;

import org.jspecify.annotations.NullMarked;
