package io.octollm.app.config;

import io.octollm.model.PriceTable;

/** Reads the price file that {@code llm.prices} names; without one it is the jar's own. */
final class PriceSetting {
  private static final String KEY = "llm.prices";

  private PriceSetting() {}

  /** The prices; the jar's own when what is wrong with the file was noted as a problem. */
  static PriceTable read(SettingReader from) {
    FileSetting.Content file = FileSetting.read(from, KEY, "a price file");
    try {
      return file == null ? PriceTable.defaults() : PriceTable.parse(file.bytes());
    } catch (PriceTable.Invalid e) {
      from.problem(from.named(KEY) + ", " + (file == null ? "" : file.name()) + " " + e.getMessage());
      return PriceTable.defaults();
    }
  }
}
