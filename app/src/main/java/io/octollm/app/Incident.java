package io.octollm.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a bundle a regression test: before the method's body, the bundle is re-executed, and the test
 * fails with the first difference. The body may look further, or be empty.
 *
 * <pre>{@code
 * @Incident("src/test/resources/incidents/retry-storm.zip")
 * void retryStormIsDecidedAsItWas() {}
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(IncidentExtension.class)
public @interface Incident {
  /** The bundle, relative to the folder that the tests run in. */
  String value();

  /** The policy file that it was recorded under; the default policy if empty. */
  String policy() default "";
}
