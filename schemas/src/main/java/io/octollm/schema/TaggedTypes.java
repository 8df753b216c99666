package io.octollm.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * All that Jackson is told of our types beside their components. By annotations it would cost a short process a
 * tenth of its time: the JVM makes a class for each kind of annotation.
 */
final class TaggedTypes extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  private static final JsonTypeInfo.Value BY_KIND = JsonTypeInfo.Value.construct(
      JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, null);

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated type) {
    return isTagged(type.getRawType()) ? BY_KIND : null;
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated type) {
    return isTagged(type.getRawType()) && type.getRawType().isSealed()
        ? Arrays.stream(type.getRawType().getPermittedSubclasses()).map(t -> new NamedType(t, kind(t))).toList()
        : null;
  }

  @Override
  public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
    return isTagged(type.getRawType()) && type.getRawType().isRecord() ? kind(type.getRawType()) : null;
  }

  private static boolean isTagged(Class<?> type) {
    return Tagged.class.isAssignableFrom(type);
  }

  private static String kind(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
