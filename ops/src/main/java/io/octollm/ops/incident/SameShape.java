package io.octollm.ops.incident;

import io.octollm.schema.Codec;
import io.octollm.schema.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Replaces what the policy does not let out by stand-ins of the same shape, so that sizes and
 * decisions stay the same: the filter finds the same types at the same places, and equal values stay
 * equal. A stand-in may still read like a word that the filter heeds: the caller compares, and takes a
 * variant when it does. For one thread.
 */
public final class SameShape {
  private static final int ATTEMPTS = 256;

  private final Finder finder;
  private final Disguise disguise;
  private final int firstAttempt;
  private final StandIns standIns;

  /** @param key random, and thrown away with this object */
  SameShape(Finder finder, byte[] key) {
    this(finder, new Disguise(key), 0, new StandIns(null));
  }

  private SameShape(Finder finder, Disguise disguise, int firstAttempt, StandIns standIns) {
    this.finder = finder;
    this.disguise = disguise;
    this.firstAttempt = firstAttempt;
    this.standIns = standIns;
  }

  /** One that knows the same stand-ins, and makes others for what is new to it. */
  SameShape variant(int number) {
    return new SameShape(finder, disguise, number * ATTEMPTS, new StandIns(standIns));
  }

  /** What this variant made is known from now on to the one that it is a variant of. */
  void keep() {
    standIns.keep();
  }

  /** Values and what stands for each; a variant's own lie above the common ones, and no map is copied. */
  private static final class StandIns {
    private final @Nullable StandIns below;
    private final Map<String, String> byValue = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    StandIns(@Nullable StandIns below) {
      this.below = below;
    }

    @Nullable String of(String value) {
      String own = byValue.get(value);
      return own != null || below == null ? own : below.of(value);
    }

    boolean isUsed(String standIn) {
      return used.contains(standIn) || below != null && below.isUsed(standIn);
    }

    void put(String value, String standIn) {
      byValue.put(value, standIn);
      used.add(standIn);
    }

    void keep() {
      if (below != null) {
        below.byValue.putAll(byValue);
        below.used.addAll(used);
      }
    }
  }

  /** No stand-in was found that the filter sees as it sees the value; never holds the value. */
  static final class NoStandIn extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoStandIn(String type) {
      super("no stand-in of the same shape for a " + type, null, false, false);
    }
  }

  /** The value of a record: JSON string by string, anything else {@link Opaque}. */
  byte[] value(byte[] value) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return Opaque.of(value);
    }
    return isJson(value)
        ? new JsonTexts(text, this::text).rewritten().getBytes(StandardCharsets.UTF_8)
        : Opaque.of(value);
  }

  private static boolean isJson(byte[] value) {
    try {
      return !Codec.parse(value).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  /** One text; throws {@link NoStandIn} when a part of it cannot be replaced. */
  String text(String text, @Nullable String label) {
    if (Ids.isOwnForm(text)) {
      return text;
    }
    List<Finder.Span> spans = finder.find(text, label);
    Sight sight = new Sight(spans, finder.see(text, label), label);
    String safe = text;
    for (Finder.Span span : spans) {
      safe = replace(safe, span, sight);
    }
    return safe;
  }

  /** What the filter makes of a text, and must still make of it when a part is replaced. */
  private record Sight(
      List<Finder.Span> redacted, List<Finder.Span> seen, @Nullable String label) {}

  private boolean isSeenAlike(String candidate, Sight sight) {
    return sight.redacted().equals(finder.find(candidate, sight.label()))
        && sight.seen().equals(finder.see(candidate, sight.label()));
  }

  private String replace(String text, Finder.Span span, Sight sight) {
    String value = text.substring(span.start(), span.end());
    String identity = span.type() + '|' + value;
    String known = standIns.of(identity);
    if (known != null) {
      String candidate = with(text, span, known);
      if (isSeenAlike(candidate, sight)) {
        return candidate;
      }
      throw new NoStandIn(span.type());
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String standIn = disguise.of(span.type(), value, firstAttempt + attempt);
      String candidate = with(text, span, standIn);
      if (!standIn.equals(value) && !standIns.isUsed(standIn) && isSeenAlike(candidate, sight)) {
        standIns.put(identity, standIn);
        return candidate;
      }
    }
    throw new NoStandIn(span.type());
  }

  private static String with(String text, Finder.Span span, String part) {
    return text.substring(0, span.start()) + part + text.substring(span.end());
  }
}
