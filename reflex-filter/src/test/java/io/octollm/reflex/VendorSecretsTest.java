package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.SecretShapes.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VendorSecretsTest {
  private static final int EACH = 60;
  private static final Set<String> FITTING = Set.of("API_KEY", "AWS_ACCESS_KEY", "AWS_SECRET_KEY",
      "JWT", "PRIVATE_KEY", "URL_CREDENTIAL", "PASSWORD_ASSIGNMENT");
  private static final List<String> BESIDE_A_NAME = List.of(
      "%s_api_key = \"%s\"", "%s_token: %s", "\"%s_secret\": \"%s\"", "export %S_KEY=%s",
      "<%s_key>%s</%s_key>", "config.%s_token => '%s'", "set(\"%s_secret\", \"%s\")",
      "%s.api.key=%s", "const %sToken = '%s';", "%s-token := \"%s\"", "my %s api key is %s",
      "%s_SECRET ?= %s", "- %s: '%s'", "?%s_key=%s&x=1", "| %s token | %s |",
      "const %S_TOKEN: &str = \"%s\";", "string %sApiKey { get; set; } = \"%s\";",
      "- name: %S_TOKEN\n  value: \"%s\"", "[%s]\ntoken = \"%s\"", "%s:\n  api_key: \"%s\"\n",
      "variable \"%s_api_key\" {\n  default = \"%s\"\n}", "<key>%s_key</key>\n<string>%s</string>",
      "%s_token <- \"%s\"", "%s key - %s", "%s API key:\n%s\n", "%s.connect(token=\"%s\")");
  private static final List<String> ALONE = List.of(
      "%s", "token: %s", "KEY=\"%s\"", "Authorization: Bearer %s", "use %s, please", "(%s)",
      "{\"value\":\"%s\"}", "`%s`", "curl -H 'X-Token: %s' https://api.example.org", "<a>%s</a>");

  private final Scanner scanner = new Scanner();

  @Test
  void ninetySevenOfAHundredGeneratedVendorSecretsAreFound() {
    Random random = new Random(20260711);
    Map<String, List<String>> missed = new TreeMap<>();
    int all = 0;
    for (Rule rule : SecretShapes.rules()) {
      for (int i = 0; i < EACH; i++) {
        String value = SecretShapes.value(rule.shape(), random);
        String text = text(rule, value, random);
        all++;
        if (!isFound(text, value)) {
          missed.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(text);
        }
      }
    }
    int misses = missed.values().stream().mapToInt(List::size).sum();

    assertThat((double) misses / all).as(missed.toString()).isLessThanOrEqualTo(0.02);
    missed.remove("sidekiq-secret"); // known by its settings' sign only
    assertThat(missed.values()).as(missed.toString()).allMatch(texts -> texts.size() <= EACH / 10);
  }

  private static String text(Rule rule, String value, Random random) {
    if (rule.name().equals("-")) {
      return ALONE.get(random.nextInt(ALONE.size())).replace("%s", value);
    }
    String form = BESIDE_A_NAME.get(random.nextInt(BESIDE_A_NAME.size()));
    int place = form.indexOf("%s", form.indexOf('%') + 2);
    String named = form.substring(0, place) + '\0' + form.substring(place + 2);
    return named.replace("%s", rule.name()).replace("%S", rule.name().toUpperCase(java.util.Locale.ROOT))
        .replace("\0", value);
  }

  private boolean isFound(String text, String value) {
    int start = text.indexOf(value);
    for (Finding finding : scanner.scan(text)) {
      boolean fits = FITTING.contains(finding.type()) && finding.level() != Level.WEAK
          && finding.start() < start + value.length() && finding.end() > start;
      boolean exact = finding.start() == start && finding.end() == start + value.length();
      if (fits && (exact || finding.type().equals("URL_CREDENTIAL"))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void atMostOneOfAHundredLookAlikesIsTakenForASecret() {
    Random random = new Random(4711);
    List<String> forms = Samples.texts("secrets/lookalikes.txt").stream().filter(l -> !l.startsWith("#")).toList();
    List<String> wrong = new ArrayList<>();
    for (String form : forms) {
      for (int i = 0; i < EACH; i++) {
        String text = SecretShapes.text(form, random);
        if (scanner.scan(text).stream().anyMatch(f -> FITTING.contains(f.type()) && f.level() != Level.WEAK)) {
          wrong.add(text);
        }
      }
    }

    assertThat((double) wrong.size() / (forms.size() * EACH)).as(wrong.toString()).isLessThanOrEqualTo(0.01);
  }
}
