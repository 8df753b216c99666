package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many texts of eight bytes or more in files of any kind, byte by byte. */
final class ByteSearch {
  private final Map<Long, List<byte[]>> byBeginning = new HashMap<>();

  ByteSearch(List<String> texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      byBeginning.computeIfAbsent(ByteBuffer.wrap(bytes).getLong(), key -> new ArrayList<>())
          .add(bytes);
    }
  }

  /** Those that the file holds. */
  Set<String> in(Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] content = Files.readAllBytes(file);
    long window = 0;
    for (int end = 1; end <= content.length; end++) {
      window = window << 8 | content[end - 1] & 0xff;
      for (byte[] text : byBeginning.getOrDefault(window, List.of())) {
        int from = end - Long.BYTES;
        if (from >= 0 && from + text.length <= content.length
            && Arrays.equals(content, from, from + text.length, text, 0, text.length)) {
          found.add(new String(text, UTF_8));
        }
      }
    }
    return found;
  }
}
