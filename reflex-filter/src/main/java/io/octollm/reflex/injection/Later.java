package io.octollm.reflex.injection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What few texts ask for, made once when the first one does. Thread-safe. */
final class Later<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T made;

  Later(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T found = made;
    return found == null ? make() : found;
  }

  private synchronized T make() {
    T found = made;
    if (found == null) {
      found = maker.get();
      made = found;
    }
    return found;
  }
}
