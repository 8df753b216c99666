/** Reading stretches of topics without a group: bounded, committed records only, counted. */
@NullMarked
package io.octollm.ops.topic;

import org.jspecify.annotations.NullMarked;
