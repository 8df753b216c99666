/** How far behind the consumers are, in records and in true seconds. */
@NullMarked
package io.octollm.ops.lag;

import org.jspecify.annotations.NullMarked;
