/** A real single-node Kafka broker inside this JVM, for the laptop, the demo and the tests. */
@NullMarked
package io.octollm.broker;

import org.jspecify.annotations.NullMarked;
