/** What the pipeline costs, each figure beside a baseline from the same run. */
@NullMarked
package io.octollm.bench;

import org.jspecify.annotations.NullMarked;
