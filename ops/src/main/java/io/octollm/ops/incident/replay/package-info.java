/** Local re-execution: a recorded request through the real graph, without a broker. */
@NullMarked
package io.octollm.ops.incident.replay;

import org.jspecify.annotations.NullMarked;
