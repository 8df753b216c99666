/** The HTTP port: health, metrics and a look inside a running process. */
@NullMarked
package io.octollm.ops.console;

import org.jspecify.annotations.NullMarked;
