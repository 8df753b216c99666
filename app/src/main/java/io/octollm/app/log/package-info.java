/** The log's two forms, flat JSON and console, and their set-up. */
@NullMarked
package io.octollm.app.log;

import org.jspecify.annotations.NullMarked;
