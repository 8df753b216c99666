/** The arms and the worker that runs one over its topic: slow work, off the stream threads. */
@NullMarked
package io.octollm.arm;

import org.jspecify.annotations.NullMarked;
