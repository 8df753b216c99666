/** Signs of prompt injection and of a leaked system prompt: pure functions of text, thresholds and trust. */
@NullMarked
package io.octollm.reflex.injection;

import org.jspecify.annotations.NullMarked;
