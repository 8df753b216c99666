package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the vendors whose prefix may stand at a place. */
final class Vendors {
  private static final int PAIRS = 4096;
  /** Of the whole table. */
  static final Vendors ALL = new Vendors();

  private final Vendor[][] byFirst = new Vendor[128][];
  private final boolean[] beforeMark = new boolean[PAIRS];

  /** The table, ready for look-up by a key's first character, longest prefixes first. */
  private Vendors() {
    List<Vendor> all = new ArrayList<>(VendorTable.all());
    all.sort(Comparator.comparingInt((Vendor v) -> -v.prefix().length()));
    Map<Character, List<Vendor>> by = new HashMap<>();
    for (Vendor vendor : all) {
      by.computeIfAbsent(vendor.prefix().charAt(0), c -> new ArrayList<>()).add(vendor);
    }
    Arrays.fill(byFirst, new Vendor[0]);
    by.forEach((c, vendors) -> byFirst[c] = vendors.toArray(Vendor[]::new));
    for (Vendor vendor : all) {
      int mark = mark(vendor.prefix());
      if (mark >= 2) {
        beforeMark[pair(Text.of(vendor.prefix()), mark)] = true;
      }
    }
  }

  private static int mark(String prefix) {
    int mark = 0;
    while (mark < prefix.length() && Chars.isAlnum(prefix.charAt(mark))) {
      mark++;
    }
    return mark < prefix.length() && prefix.charAt(mark) != '.' ? mark : -1;
  }

  private static int pair(Text text, int mark) {
    return text.charAt(mark - 2) * 31 + text.charAt(mark - 1) & PAIRS - 1;
  }

  /** Whether the two characters before a dash or an underscore are such as a prefix has there. */
  boolean mayBePrefix(Text text, int mark) {
    return mark >= 2 && beforeMark[pair(text, mark)];
  }

  Vendor[] beginningWith(char c) {
    return c < byFirst.length ? byFirst[c] : byFirst[0];
  }

  /**
   * Whether a value has a vendor's prefix and is not of its shape: cut short, or of other characters.
   * One that is much longer may be of a shape that is not known yet.
   */
  boolean isFragment(Text text, int start, int end) {
    boolean fragment = false;
    for (Vendor vendor : beginningWith(text.charAt(start))) {
      if (vendor.isDistinct() && text.startsWith(vendor.prefix(), start)) {
        int body = start + vendor.prefix().length();
        int shaped = vendor.shape().end(text, body);
        if (shaped > 0 && !Chars.wordAt(text, shaped)) {
          return false;
        }
        fragment |= end - body <= vendor.shape().most() * 3 / 2;
      }
    }
    return fragment;
  }
}
