/** A recorded request as a file: export, redaction that keeps the shape, checked reading. */
@NullMarked
package io.octollm.ops.incident;

import org.jspecify.annotations.NullMarked;
