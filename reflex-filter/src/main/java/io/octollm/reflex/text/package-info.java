/** A text as the filter reads it. */
@NullMarked
package io.octollm.reflex.text;

import org.jspecify.annotations.NullMarked;
