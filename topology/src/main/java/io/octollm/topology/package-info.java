/** The graph and its thin shells: they load, call, save and forward, and decide nothing. */
@NullMarked
package io.octollm.topology;

import org.jspecify.annotations.NullMarked;
