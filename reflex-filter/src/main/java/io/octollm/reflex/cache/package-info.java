/** The answer cache: in process, in Redis, and the follower of results that fills it. */
@NullMarked
package io.octollm.reflex.cache;

import org.jspecify.annotations.NullMarked;
