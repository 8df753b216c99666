/** Spans told from recorded decisions, and their way to a collector. */
@NullMarked
package io.octollm.ops.span;

import org.jspecify.annotations.NullMarked;
