package io.octollm.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models of this process, in the order of preference. */
public record Models(List<Model> all) {
  public Models {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("models: at least one is needed");
    }
    all = List.copyOf(all);
  }

  public static Models of(Model... models) {
    return new Models(List.of(models));
  }

  public List<String> names() {
    return all.stream().map(Model::name).toList();
  }

  /** The model of that name, the first one for null; empty when there is none of that name. */
  public Optional<Model> named(@Nullable String name) {
    return name == null
        ? Optional.of(all.getFirst())
        : all.stream().filter(m -> m.name().equals(name)).findFirst();
  }
}
