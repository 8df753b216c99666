package io.octollm.model;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models of this process, in the order of preference. */
public record Models(List<Model> all) {
  public Models {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("models: at least one is needed");
    }
    if (all.stream().map(Model::name).distinct().count() < all.size()) {
      throw new IllegalArgumentException("models: two bear the same name");
    }
    all = List.copyOf(all);
  }

  public static Models of(Model... models) {
    return new Models(List.of(models));
  }

  /**
   * Opens models at providers, each with its price and within its limits.
   *
   * @throws IllegalArgumentException when two bear the same name
   */
  public static Models remote(List<RemoteSettings> chain, PriceTable prices, Clock clock) {
    return new Models(chain.stream().map(settings -> remote(settings, prices, clock)).toList());
  }

  private static Model remote(RemoteSettings settings, PriceTable prices, Clock clock) {
    Model model = new RemoteModel(settings, prices.orFree(settings.model()), clock);
    // Held outside, so that no call waits in vain; and inside, for those that wait when the quota is spent.
    Model limited = LimitedModel.of(held(model, settings, clock), settings, clock);
    return held(limited, settings, clock);
  }

  private static Model held(Model model, RemoteSettings settings, Clock clock) {
    return new HeldModel(model, settings.limits().quotaPause(), clock);
  }

  /** Those that serve an arm, in the same order; may be none. */
  public List<Model> serving(String arm) {
    return all.stream().filter(model -> model.serves(arm)).toList();
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
