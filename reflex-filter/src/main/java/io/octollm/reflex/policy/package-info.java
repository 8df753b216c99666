/** The policy that the jar brings along, as a file to copy and change. */
@NullMarked
package io.octollm.reflex.policy;

import org.jspecify.annotations.NullMarked;
