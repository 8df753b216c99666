/** What stands before everything: detection, redaction and injection signs, pure functions of text and policy. */
@NullMarked
package io.octollm.reflex;

import org.jspecify.annotations.NullMarked;
