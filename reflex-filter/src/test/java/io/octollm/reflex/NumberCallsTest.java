package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which detectors a number calls, by what stands beside it. */
class NumberCallsTest {
  private final List<String> called = new ArrayList<>();
  private final NumberCalls calls = new NumberCalls(List.of(
      entry("any", 1, Sides.ANY),
      entry("behind", 1, Sides.behind(".", Sides.DIGITS)),
      entry("before", 1, Sides.before("#")),
      entry("either", 1, Sides.before("#").orBehind(" ", "x")),
      entry("many", 5, Sides.ANY)));

  private Catalogue.Entry entry(String type, int least, Sides sides) {
    return new Catalogue.Entry(type, Trigger.NUMBER, 1L << 2, least, sides, (_, _) -> called.add(type));
  }

  @ParameterizedTest
  @CsvSource({"a 12 b, any", "12, any", "a #12 b, any before either", "a 12.5 b, any behind",
      "a 12. b, any", "a 12 x, any either", "a 12-3456 b, any many", "a 123 b, ''",
      "a 12日, any behind before either"})
  void numberCallsThoseThatMayStandThereInTheirOrder(String text, String expected) {
    Scan scan = new Scan();
    scan.open(text, null);
    int at = text.indexOf('1');
    scan.number().read(at, scan.number().digitsEnd(at));

    calls.verify(scan, at);

    assertThat(String.join(" ", called)).isEqualTo(expected);
  }

  @Test
  void moreEntriesThanBitsAreRefused() {
    List<Catalogue.Entry> entries = Collections.nCopies(Long.SIZE + 1, entry("any", 1, Sides.ANY));

    assertThatThrownBy(() -> new NumberCalls(entries)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"FOO4111111111111111", "4111 1111 1111 1111987", "x1234567890123456789012345678901234567890123"})
  void digitsBehindWhatWasFoundAreLookedAtToo(String text) {
    String twice = text + ' ' + text;

    assertThat(new Scanner().scan(twice)).hasSize(2 * new Scanner().scan(text).size());
  }
}
