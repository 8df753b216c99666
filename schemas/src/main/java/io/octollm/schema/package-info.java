/** The contract: what travels over the topics, under which names, and how it is read and written. */
@NullMarked
package io.octollm.schema;

import org.jspecify.annotations.NullMarked;
