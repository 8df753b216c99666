package io.octollm.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Task-like text, the same for the same seed: of its bytes 60 % Markdown, 25 % source code, 10 % JSON
 * and YAML, 5 % logs; a line with something personal in half of the tasks. No value is anyone's.
 */
record Corpus(List<String> texts, List<byte[]> bytes, long size) {
  private static final int MOST_BYTES = 4096;
  private static final int ROOM = 96;

  static Corpus of(long size, long seed) {
    Random random = new Random(seed);
    CorpusProse prose = new CorpusProse(random);
    CorpusSources sources = new CorpusSources(random, prose);
    List<String> texts = new ArrayList<>();
    List<byte[]> all = new ArrayList<>();
    long total = 0;
    while (total < size) {
      String text = text(random, prose, sources);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      texts.add(text);
      all.add(bytes);
      total += bytes.length;
    }
    return new Corpus(texts, all, total);
  }

  private static String text(Random random, CorpusProse prose, CorpusSources sources) {
    StringBuilder out = new StringBuilder(MOST_BYTES + 1024);
    int kind = random.nextInt(100);
    int most = MOST_BYTES - ROOM;
    while (out.length() < most) {
      if (kind < 60) {
        prose.block(out);
      } else if (kind < 85) {
        sources.code(out);
      } else if (kind < 95) {
        sources.object(out);
      } else {
        sources.log(out);
      }
    }
    if (random.nextBoolean()) {
      out.insert(out.indexOf("\n", random.nextInt(most / 2)) + 1, personal(random));
    }
    int end = Math.min(out.length(), MOST_BYTES);
    while (out.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      end -= ROOM;
    }
    return out.substring(0, end);
  }

  private static String personal(Random random) {
    int a = 200 + random.nextInt(700);
    int b = 1000 + random.nextInt(9000);
    return switch (random.nextInt(8)) {
      case 0 -> "Contact: jane.roe" + b + "@example.org\n";
      case 1 -> "Call me at (" + a + ") " + a + "-" + b + " after lunch.\n";
      case 2 -> "The card was 4111 1111 1111 1111, the order " + b + ".\n";
      case 3 -> "ssn: 219-" + (10 + random.nextInt(89)) + "-" + b + "\n";
      case 4 -> "client 10." + a % 256 + "." + b % 256 + ".17 was refused\n";
      case 5 -> "Pay to IBAN DE89 3704 0044 0532 0130 00 by Friday.\n";
      case 6 -> "password = Tr0ub4dor&" + b + "\n";
      default -> "postgres://app:s3cr3t" + b + "@db.example.org/main\n";
    };
  }

  double megabytes() {
    return size / 1e6;
  }
}
