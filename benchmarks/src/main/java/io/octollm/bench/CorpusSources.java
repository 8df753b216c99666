package io.octollm.bench;

import java.util.Random;

/** What machines write and read: source code, JSON, YAML and logs. */
final class CorpusSources {
  private static final String HEX = "0123456789abcdef";

  private final Random random;
  private final CorpusProse prose;

  CorpusSources(Random random, CorpusProse prose) {
    this.random = random;
    this.prose = prose;
  }

  /** A function in a language with braces, or one with colons. */
  void code(StringBuilder out) {
    boolean braces = random.nextBoolean();
    String name = name();
    out.append(braces ? "  /** " : "    # ");
    prose.sentence(out);
    out.append(braces ? ". */\n  @" + annotation() + "\n  static int " + name + "(String " + name() + ", int " + name() + ") {\n"
        : "\n    def " + name + "(self, " + name() + "=None):\n");
    for (int line = 3 + random.nextInt(8); line > 0; line--) {
      statement(out, braces);
    }
    out.append(braces ? "    return " + name() + ";\n  }\n\n" : "        return " + name() + "\n\n");
  }

  private String annotation() {
    return random.nextBoolean() ? "Override" : "Test";
  }

  private void statement(StringBuilder out, boolean braces) {
    String end = braces ? ";\n" : "\n";
    out.append(braces ? "    " : "        ");
    switch (random.nextInt(7)) {
      case 0 -> out.append("if (").append(name()).append(" == ").append(random.nextInt(300))
          .append(braces ? ") {\n      continue;\n    }\n" : "):\n            continue\n");
      case 1 -> out.append(name()).append(" = \"").append(prose.word()).append(": %s\"").append(end);
      case 2 -> out.append("int ").append(name()).append(" = 0x").append(hex(4)).append(end);
      case 3 -> out.append("for (int i = 0; i < ").append(name()).append(".size(); i++) ")
          .append(name()).append(".add(i)").append(end);
      case 4 -> out.append("assert ").append(name()).append(".get(").append(random.nextInt(16))
          .append(") != null").append(end);
      default -> out.append(name()).append('.').append(name()).append('(').append(name())
          .append(", ").append(name()).append(')').append(end);
    }
  }

  /** An object in JSON or YAML, with ids, times and measures. */
  void object(StringBuilder out) {
    boolean json = random.nextBoolean();
    out.append(json ? "{\n" : "---\n");
    if (random.nextInt(3) == 0) {
      field(out, json, "id", hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12));
    }
    field(out, json, "created_at", time().substring(0, 10));
    field(out, json, "name", prose.word() + "-" + prose.word());
    if (random.nextInt(6) == 0) {
      field(out, json, "commit", hex(40));
    }
    for (int i = 10 + random.nextInt(12); i > 0; i--) {
      out.append(json ? "  \"" + name() + "\": " : name() + ": ").append(number())
          .append(json ? ",\n" : "\n");
    }
    out.append(json ? "  \"last\": true\n}\n\n" : "\n");
  }

  private static void field(StringBuilder out, boolean json, String name, String value) {
    out.append(json ? "  \"" + name + "\": \"" + value + "\",\n" : name + ": " + value + "\n");
  }

  /** A line of a log. */
  void log(StringBuilder out) {
    out.append(time()).append(" [worker-").append(random.nextInt(16)).append("] INFO  org.example.")
        .append(name()).append(" - ");
    prose.sentence(out);
    prose.sentence(out.append(": "));
    out.append(" took=").append(random.nextInt(5000)).append("ms");
    if (random.nextInt(4) == 0) {
      out.append(" status=").append(200 + random.nextInt(5)).append(" trace=").append(hex(16));
    }
    out.append('\n');
  }

  private String time() {
    return "2026-" + CorpusProse.two(1 + random.nextInt(12)) + "-" + CorpusProse.two(1 + random.nextInt(28))
        + "T" + CorpusProse.two(random.nextInt(24)) + ":" + CorpusProse.two(random.nextInt(60)) + ":"
        + CorpusProse.two(random.nextInt(60)) + "." + (100 + random.nextInt(900)) + "Z";
  }

  private String number() {
    return switch (random.nextInt(7)) {
      case 0 -> Long.toString(1_700_000_000L + random.nextInt(90_000_000));
      case 1 -> Double.toString(random.nextInt(100_000) / 100.0);
      case 2 -> random.nextBoolean() ? "true" : "null";
      case 3 -> Integer.toString(random.nextInt(4096));
      default -> "\"" + prose.word() + " " + prose.word() + "\"";
    };
  }

  private String name() {
    String second = prose.word();
    return random.nextInt(3) == 0 ? prose.word()
        : prose.word() + Character.toUpperCase(second.charAt(0)) + second.substring(1);
  }

  private String hex(int digits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      out.append(HEX.charAt(random.nextInt(16)));
    }
    return out.toString();
  }
}
