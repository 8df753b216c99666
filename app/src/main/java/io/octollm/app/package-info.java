/** The composition root: {@code main}, one class a verb, the roles of a running pipeline. */
@NullMarked
package io.octollm.app;

import org.jspecify.annotations.NullMarked;
