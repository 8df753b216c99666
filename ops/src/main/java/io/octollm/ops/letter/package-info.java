/** Dead letters: which are open, what they say, and their replay without duplicates. */
@NullMarked
package io.octollm.ops.letter;

import org.jspecify.annotations.NullMarked;
