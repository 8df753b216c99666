/**
 * The orchestrator as a pure fold: {@code decide(state, fact, view)} gives the next state and what
 * has to go out. Nothing here knows Kafka, a clock, chance or I/O.
 */
@NullMarked
package io.octollm.orchestrator;

import org.jspecify.annotations.NullMarked;
