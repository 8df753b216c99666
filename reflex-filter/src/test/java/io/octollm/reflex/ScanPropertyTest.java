package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanPropertyTest {
  private static final String ALPHABET =
      "aAbeyJ019.-_@:/=+ \n\t\0'\"<>()[]{}|\\,;#!?%$&*~^é日\uD83D\uDE00\u200B\u202E\uFF21";

  private final Scanner scanner = new Scanner();
  private final Reflex reflex = new Reflex(Policy.defaults(), new byte[32]);
  private final List<String> pieces = pieces();

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>(List.of("ssn ", "card ", "phone ", "password=", "://", "key",
        "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "ext ", "<EMAIL_1>", "AKIA"));
    for (Catalogue.Entry entry : Catalogue.entries()) {
      for (Sample sample : Samples.of(entry.type())) {
        if (sample.start() >= 0) {
          pieces.add(sample.text().substring(sample.start(), sample.end()));
        }
      }
    }
    return pieces;
  }

  private String text(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(12);
    for (int i = 0; i < parts; i++) {
      if (random.nextInt(3) == 0) {
        String piece = pieces.get(random.nextInt(pieces.size()));
        int cut = random.nextInt(4) == 0 ? random.nextInt(piece.length()) : 0;
        text.append(piece, cut, piece.length());
      } else {
        for (int n = random.nextInt(6); n > 0; n--) {
          text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findingsLieInTheTextInOrderAndApart(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      String text = text(random);
      int reach = 0;
      for (Finding finding : scanner.scan(text)) {
        assertThat(finding.start()).as(text).isGreaterThanOrEqualTo(reach);
        reach = finding.end();
      }
      assertThat(reach).as(text).isLessThanOrEqualTo(text.length());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void nothingIsLeftToRedactInRedactedText(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      String text = text(random);
      String clean = reflex.redact(text).value();
      assertThat(reflex.redact(clean).treated()).as(text + " => " + clean).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void everyTextGetsAReport(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      char[] any = new char[random.nextInt(60)];
      for (int c = 0; c < any.length; c++) {
        any[c] = (char) random.nextInt(65_536);
      }
      ScanReport report = reflex.report(new String(any));
      assertThat(report.injection().score()).isBetween(0.0, 1.0);
    }
  }
}
