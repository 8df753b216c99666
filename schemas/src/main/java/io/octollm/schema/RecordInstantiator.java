package io.octollm.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleValueInstantiators;

/**
 * Calls the constructors of records by reflection. Jackson calls them by method handles, for each of which the JVM
 * makes a dozen classes at the first call: more than a short process does besides. Reflection makes none where
 * {@code jdk.reflect.useNativeAccessorOnly} is set, as the launcher does for verbs that are done within seconds.
 */
final class RecordInstantiator extends StdValueInstantiator {
  private static final long serialVersionUID = 1;

  private final transient Constructor<?> constructor;

  private RecordInstantiator(StdValueInstantiator by, Constructor<?> constructor) {
    super(by);
    this.constructor = constructor;
  }

  /** For a mapper: those of all records, which are made as usual but for the call. */
  static SimpleValueInstantiators ofRecords() {
    return new SimpleValueInstantiators() {
      private static final long serialVersionUID = 1;

      @Override
      public ValueInstantiator modifyValueInstantiator(DeserializationConfig config,
          BeanDescription.Supplier type, ValueInstantiator usual) {
        return usual instanceof StdValueInstantiator by && usual.getWithArgsCreator() != null
            && usual.getWithArgsCreator().getMember() instanceof Constructor<?> constructor
            && constructor.getDeclaringClass().isRecord()
            ? new RecordInstantiator(by, constructor) : usual;
      }
    };
  }

  @Override
  public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return context.handleInstantiationProblem(_valueClass, arguments, rewrapCtorProblem(context, e));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return context.handleInstantiationProblem(_valueClass, arguments, rewrapCtorProblem(context, e));
    }
  }
}
