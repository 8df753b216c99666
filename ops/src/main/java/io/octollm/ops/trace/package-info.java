/** The story of a request or a task, told from its recorded decisions. */
@NullMarked
package io.octollm.ops.trace;

import org.jspecify.annotations.NullMarked;
