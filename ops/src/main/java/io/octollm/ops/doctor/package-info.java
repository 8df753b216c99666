/** What stands in the pipeline's way, one line a cause, each with its fix. */
@NullMarked
package io.octollm.ops.doctor;

import org.jspecify.annotations.NullMarked;
