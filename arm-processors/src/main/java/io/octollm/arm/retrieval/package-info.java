/** Documents that can be found again: where they come from, their index, and how it is searched. */
@NullMarked
package io.octollm.arm.retrieval;

import org.jspecify.annotations.NullMarked;
