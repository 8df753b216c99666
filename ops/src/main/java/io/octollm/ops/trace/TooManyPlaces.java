package io.octollm.ops.trace;

/** An id has more records than a running process gathers for whoever asks. */
public final class TooManyPlaces extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public TooManyPlaces(String what) {
    super("the id has " + what + ", too many to be gathered here: octollm incident export reads the"
        + " topics and writes the bundle to a file");
  }
}
