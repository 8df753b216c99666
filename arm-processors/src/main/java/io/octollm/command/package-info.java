/** Commands of an allow-list, run without a shell and, where the machine can, in a sandbox. */
@NullMarked
package io.octollm.command;

import org.jspecify.annotations.NullMarked;
