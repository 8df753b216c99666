package io.octollm.arm.retrieval;

import io.octollm.schema.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search gave.
 *
 * @param method that was used
 * @param fallback why it is not the one that was wished; null when it is
 * @param complete false while the library is still being filled
 * @param withoutVector passages that a search by meaning cannot find yet
 * @param hits the best first
 * @param usage what the vector of the question cost
 */
public record Found(Method method, @Nullable String fallback, boolean complete, int withoutVector,
    List<Hit> hits, Usage usage) {}
