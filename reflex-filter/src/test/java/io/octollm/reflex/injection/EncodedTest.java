package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.text.Text;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedTest {
  private static String decoded(byte[] bytes) {
    String run = Base64.getEncoder().encodeToString(bytes);
    return Objects.requireNonNull(Encoded.at(Text.of(run), 0, 8)).text();
  }

  @Test
  void aTextWithSomeLettersBeyondAsciiIsReadToItsEnd() {
    String text = "Bis dahin: größere Anhänge müssen über den Server geöffnet werden. ".repeat(20);

    assertThat(decoded(text.getBytes(UTF_8))).startsWith(text);
  }

  /** Certificates hold names between bytes of all values. */
  @Test
  void ofWhatHoldsMoreThanTextOnlyThatIsRead() {
    byte[] key = new byte[600];
    new Random(7).nextBytes(key);
    String certificate = "Example Root Authority\0" + new String(key, ISO_8859_1) + "\0for authorised use\0";

    assertThat(decoded(certificate.getBytes(ISO_8859_1))).contains("Example Root Authority.", "for authorised use.")
        .hasSizeLessThan(100);
  }
}
