package io.octollm.ops.console;

import io.octollm.ops.incident.BundleDesk;
import io.octollm.ops.trace.RecentEvents;
import io.octollm.ops.trace.Traces;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the console shows. The parts that only the console role has are null elsewhere; their paths
 * then answer 404.
 *
 * @param ready whether this process does its work
 * @param metrics the registry's text in Prometheus' format
 * @param topology the graph as text
 * @param settings in force by name, no secrets
 * @param mayBeShown whether the log may bear a request id that a caller chose
 */
public record ConsoleParts(
    BooleanSupplier ready,
    Supplier<String> metrics,
    Supplier<String> topology,
    Supplier<? extends Map<String, ?>> settings,
    Predicate<String> mayBeShown,
    LiveFlags flags,
    LogLevels logLevels,
    @Nullable ArmRegistry arms,
    @Nullable RecentEvents recent,
    @Nullable Traces traces,
    @Nullable BundleDesk bundles) {}
