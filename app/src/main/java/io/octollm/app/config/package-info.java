/** Settings, read once at the edge from flags, the environment and property files. */
@NullMarked
package io.octollm.app.config;

import org.jspecify.annotations.NullMarked;
