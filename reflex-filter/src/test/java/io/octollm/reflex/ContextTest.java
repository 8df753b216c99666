package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** '#' stands for the value in each text. */
class ContextTest {
  private static final Words SSN = Words.of("ssn");

  private static boolean near(String marked) {
    int at = marked.indexOf('#');
    String text = marked.replace("\\n", "\n").replace("#", "219451234");
    int start = at - (marked.substring(0, at).split("\\\\n", -1).length - 1);
    return opened(text).near(start, start + 9, SSN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my ssn is #", "# is my ssn", "SSN:#", "employeeSsn=#", "{\"ssn\": \"#\"}",
      "{'ssn': '#'}", "{\"ssn\":\n  #}", "{\"ssn\": {\"value\": \"#\", \"checked\": true}}",
      "{\"ssn\": {\"plain\": \"#\"}}", "{\"type\": \"ssn\", \"value\": \"#\"}", "{\"ssns\": 1, \"ssn\": [\"#\"]}",
      "{\\\"ssn\\\": \\\"#\\\"}"})
  void aWordBesideOrInAKeyIsNear(String text) {
    assertThat(near(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name,ssn,zip\\nJohn,#,90210", "name;ssn\\nJohn;1\\nAnn;#", "| ssn | zip |\\n|---|---|\\n| # | 1 |",
      "ssn\tzip\\n#\t1", "\"name\",\"ssn\"\\n\"Doe, John\",\"#\"", "a,b,ssn\\n\"219451235\",\"219451236\",\"#\"", "Here it is:\\n\\nname,ssn\\nJohn,#"})
  void theHeaderOfTheColumnIsNear(String text) {
    assertThat(near(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"assn is #", "ssnx #", "zip #", "name,ssn,zip\\nJohn,1,#",
      "{\"ssn\": \"1\", \"order\": \"#\"}", "order: # ssn: 1", "<SSN_1> #", "one two three four five six ssn",
      "ssn one two three four five six seven eight #"})
  void aWordOfAnotherValueIsNot(String text) {
    assertThat(text.indexOf('#') >= 0 && near(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"ssn tin # |1", "tin ssn # |0", "# then ssn |1"})
  void theNearestWordIsCountedFirst(String marked, int distance) {
    int at = marked.indexOf('#');
    Context context = opened(marked).context(at, at + 1);

    assertThat(context.distance(SSN)).isEqualTo(distance);
  }

  @Test
  void eachCellHasItsColumn() {
    assertThat(new Scanner().scan("id,ssn,order\n\"123456782\",\"219451234\",\"219451235\""))
        .filteredOn(f -> f.level() == Level.VALIDATED).extracting(Finding::start).containsExactly(26);
  }

  @Test
  void aLongTableIsReadOnce() {
    String table = "name,ssn\n" + "John,219451234\n".repeat(20_000);

    assertThat(new Scanner().scan(table)).hasSize(20_000)
        .allMatch(f -> f.type().equals("US_SSN") && f.level() == Level.VALIDATED);
  }

  private static Scan opened(String text) {
    Scan scan = new Scan();
    scan.open(text, null);
    return scan;
  }
}
