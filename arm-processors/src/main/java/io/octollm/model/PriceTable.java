package io.octollm.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What models cost, by patterns of their names. The longest pattern that fits decides; patterns that
 * were given stand before those of the table in the jar, however long.
 */
public final class PriceTable {
  private static final String DEFAULT_FILE = "default-prices.json";

  /** A file does not fit; the message names line and field. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message);
    }
  }

  private final String version;
  private final Map<String, Price> given;
  private final Map<String, Price> otherwise;

  private PriceTable(PriceReader.Content content, Map<String, Price> otherwise) {
    this.version = content.version();
    this.given = new TreeMap<>(content.prices());
    this.otherwise = otherwise;
  }

  /** The table in the jar: list prices as they were at its version. */
  public static PriceTable defaults() {
    try (InputStream in = PriceTable.class.getResourceAsStream(DEFAULT_FILE)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT_FILE + " is not in the jar");
      }
      return new PriceTable(PriceReader.read(in.readAllBytes()), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Invalid e) {
      throw new IllegalStateException(DEFAULT_FILE + " " + e.getMessage(), e);
    }
  }

  /** A file's table; models that it does not name have the price in the jar. */
  public static PriceTable parse(byte[] json) throws Invalid {
    return new PriceTable(PriceReader.read(json), defaults().given);
  }

  public String version() {
    return version;
  }

  /** The price of a model; empty when nobody knows it. */
  public Optional<Price> of(String model) {
    return longest(given, model).or(() -> longest(otherwise, model));
  }

  /** The price of a model; of one that nobody knows none, which the log says. */
  Price orFree(String model) {
    return of(model).orElseGet(() -> {
      new ModelLog(model).unpriced();
      return Price.FREE;
    });
  }

  private static Optional<Price> longest(Map<String, Price> prices, String model) {
    return prices.entrySet().stream().filter(entry -> fits(entry.getKey(), model))
        .max(Comparator.comparingInt(entry -> entry.getKey().length())).map(Map.Entry::getValue);
  }

  /** A star stands for anything. */
  private static boolean fits(String pattern, String model) {
    return model.matches(Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote)
        .collect(Collectors.joining(".*")));
  }
}
