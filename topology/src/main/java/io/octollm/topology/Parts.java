package io.octollm.topology;

import io.octollm.orchestrator.Orchestrator;
import io.octollm.reflex.Reflex;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.TaskReader;
import io.octollm.schema.Topics;

/**
 * What the graph is made of.
 *
 * @param views where the orchestrator's view of the world comes from: live, or recorded
 * @param observer told of each decision that is forwarded; may be told twice of an aborted one
 * @param inMemory whether the tasks' state is kept in memory alone, as re-execution wants it
 * @param appVersion written into dead letters
 */
public record Parts(
    Topics topics,
    ShellLimits limits,
    TaskReader reader,
    Reflex reflex,
    AnswerCache cache,
    Orchestrator orchestrator,
    Views.Source views,
    Observer observer,
    boolean inMemory,
    String appVersion) {}
