package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many texts of eight bytes or more in files of any kind, byte by byte. */
final class ByteSearch {
  private static final int SIEVE_BITS = 24;

  private final Map<Long, List<Sought>> byBeginning = new HashMap<>();
  private final BitSet sieve = new BitSet(1 << SIEVE_BITS);

  /** @param isShortNumber one that may be part of a longer number by chance, and then is none */
  private record Sought(String text, byte[] bytes, boolean isShortNumber) {}

  private ByteSearch() {}

  /** Looks for the texts as they are. */
  ByteSearch(Collection<String> texts) {
    texts.forEach(text -> add(text, text.getBytes(UTF_8)));
  }

  /** Looks for the texts in all spellings. */
  static ByteSearch inAnySpelling(Collection<String> texts) {
    ByteSearch search = new ByteSearch();
    for (String text : texts) {
      Spellings.inLatin1(text).forEach(form -> search.add(text, form.getBytes(ISO_8859_1)));
    }
    return search;
  }

  private void add(String text, byte[] bytes) {
    long beginning = ByteBuffer.wrap(bytes).getLong();
    sieve.set(sieve(beginning));
    byBeginning.computeIfAbsent(beginning, key -> new ArrayList<>())
        .add(new Sought(text, bytes, text.matches("\\d{1,14}")));
  }

  private static int sieve(long window) {
    return (int) (window * 0x9E3779B97F4A7C15L >>> Long.SIZE - SIEVE_BITS);
  }

  /** Those that the file holds. */
  Set<String> in(Path file) throws IOException {
    return in(Files.readAllBytes(file));
  }

  Set<String> in(byte[] content) {
    Set<String> found = new TreeSet<>();
    long window = 0;
    for (int end = 1; end <= content.length; end++) {
      window = window << 8 | content[end - 1] & 0xff;
      if (end >= Long.BYTES && sieve.get(sieve(window))) {
        for (Sought sought : byBeginning.getOrDefault(window, List.of())) {
          if (isAt(content, end - Long.BYTES, sought)) {
            found.add(sought.text());
          }
        }
      }
    }
    return found;
  }

  private static boolean isAt(byte[] content, int from, Sought sought) {
    int to = from + sought.bytes().length;
    return to <= content.length
        && Arrays.equals(content, from, to, sought.bytes(), 0, sought.bytes().length)
        && !(sought.isShortNumber() && (isNumeric(content, from - 1) || isNumeric(content, to)));
  }

  private static boolean isNumeric(byte[] content, int at) {
    return at >= 0 && at < content.length
        && (content[at] >= '0' && content[at] <= '9' || content[at] == '.' || content[at] == 'Z');
  }
}
