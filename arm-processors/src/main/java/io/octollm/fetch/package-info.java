/** Reads from the web: listed hosts alone, at an address that was checked before it is connected to. */
@NullMarked
package io.octollm.fetch;

import org.jspecify.annotations.NullMarked;
