package io.octollm.bench;

import java.util.Random;

/** Markdown as people write it in tasks: headings, paragraphs, lists, tables, links, some numbers. */
final class CorpusProse {
  private static final String[] WORDS = ("the of to and a in is that for it with as on be by this are"
      + " or from at not which when have has can will an if their there each but they one all were"
      + " more should into other than then some time only its also after before while because system"
      + " service request response table value field message record topic partition consumer error"
      + " retry timeout result answer question customer invoice order account report release version"
      + " deploy cluster node storage index query cache memory thread process function method class"
      + " interface module package library test change review branch commit history document section"
      + " paragraph heading picture number figure measure average latency throughput budget planner"
      + " executor retriever summary translate explain compare describe rewrite without although"
      + " however therefore usually sometimes never always between during against through another"
      + " people team work week month quarter region country language market product price support"
      + " please write find check make keep remove replace create update delete sort merge split"
      + " quickly carefully correctly internal external public private local remote available"
      + " configuration environment documentation implementation specification recommendation"
      + " Kafka Java Python Linux Docker Postgres Redis JSON HTTP REST API SQL README TODO").split(" ");
  private static final String[] FOREIGN = {"café", "naïve", "Zürich", "señor", "déjà vu", "São Paulo",
      "Straße", "Malmö", "it’s", "“quoted”", "—", "…", "→", "µs", "日本語", "Привет", "✓"};

  private final Random random;

  CorpusProse(Random random) {
    this.random = random;
  }

  /** A block of a document: a paragraph, list, table, heading or code in backticks. */
  void block(StringBuilder out) {
    switch (random.nextInt(16)) {
      case 0 -> {
        out.append("#".repeat(1 + random.nextInt(3))).append(' ');
        words(out, 2 + random.nextInt(4));
        out.append("\n\n");
      }
      case 1, 2 -> list(out);
      case 3 -> table(out, 2 + random.nextInt(3));
      default -> paragraph(out);
    }
  }

  private void paragraph(StringBuilder out) {
    for (int sentence = 2 + random.nextInt(4); sentence > 0; sentence--) {
      sentence(out);
      out.append(random.nextInt(8) == 0 ? ".\n" : ". ");
    }
    out.append("\n\n");
  }

  private void list(StringBuilder out) {
    boolean numbered = random.nextBoolean();
    int items = 3 + random.nextInt(5);
    for (int i = 1; i <= items; i++) {
      out.append(numbered ? i + ". " : "- ");
      sentence(out);
      out.append('\n');
    }
    out.append('\n');
  }

  private void table(StringBuilder out, int rows) {
    out.append("| name | count | ms | since |\n|---|---:|---:|---|\n");
    for (int row = rows; row > 0; row--) {
      out.append("| ").append(word()).append('-').append(word()).append(" | ")
          .append(random.nextInt(100_000)).append(" | ").append(random.nextInt(900)).append('.')
          .append(random.nextInt(10)).append(" | ").append(date()).append(" |\n");
    }
    out.append('\n');
  }

  void sentence(StringBuilder out) {
    int start = out.length();
    words(out, 5 + random.nextInt(14));
    out.setCharAt(start, Character.toUpperCase(out.charAt(start)));
  }

  private void words(StringBuilder out, int count) {
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(random.nextInt(14) == 0 ? ", " : " ");
      }
      if (random.nextInt(13) == 0) {
        special(out);
      } else {
        out.append(word());
      }
    }
  }

  private void special(StringBuilder out) {
    switch (random.nextInt(18)) {
      case 0 -> out.append('`').append(word()).append('_').append(word()).append("()`");
      case 1 -> out.append("**").append(word()).append("**");
      case 2 -> out.append("[").append(word()).append("](https://docs.example.org/").append(word())
          .append('/').append(word()).append(')');
      case 3 -> out.append(random.nextInt(1000));
      case 5 -> out.append(random.nextInt(20)).append('.').append(random.nextInt(20)).append('.')
          .append(random.nextInt(10));
      case 6 -> out.append(date());
      case 7 -> out.append('#').append(random.nextInt(90_000));
      case 8 -> out.append(random.nextInt(500)).append(" MB");
      case 4, 9, 14, 15 -> out.append(FOREIGN[random.nextInt(FOREIGN.length)]);
      case 10, 11 -> out.append('"').append(word()).append(' ').append(word()).append('"');
      case 12 -> out.append(" (").append(word()).append(' ').append(word()).append(")");
      case 13 -> out.append("--").append(word()).append('=').append(random.nextInt(64));
      default -> out.append(word()).append('-').append(word());
    }
  }

  private String date() {
    return "20" + (10 + random.nextInt(20)) + "-" + two(1 + random.nextInt(12)) + "-"
        + two(1 + random.nextInt(28));
  }

  static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** Words near the beginning of the list are the frequent ones, as in every language. */
  String word() {
    double place = random.nextDouble();
    return WORDS[(int) (place * place * WORDS.length)];
  }
}
