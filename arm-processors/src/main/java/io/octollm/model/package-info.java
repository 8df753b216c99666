/** The one door to language models: scripted answers offline, those of providers by settings. */
@NullMarked
package io.octollm.model;

import org.jspecify.annotations.NullMarked;
