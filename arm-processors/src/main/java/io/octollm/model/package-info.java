/** The one door to language models: scripted answers offline, OpenAI-compatible ones by settings. */
@NullMarked
package io.octollm.model;

import org.jspecify.annotations.NullMarked;
