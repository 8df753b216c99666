package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that are made to be expensive. The measure is work and not time: characters that the pass and
 * the detectors look at, which is the same on every machine.
 */
class HostileTextTest {
  private static final int SMALL = 50_000;
  private static final int TIMES = 8;
  private static final int MOST_A_CHARACTER = 100;

  private final Scanner scanner = new Scanner();

  static Stream<Arguments> texts() {
    return Stream.of(
        repeated("addresses", "a@"), repeated("quoted addresses", "\"a\"@"), repeated("hosts", "a.a@a."),
        text("braces", n -> "{".repeat(n / 2) + "}".repeat(n - n / 2)),
        text("brackets", n -> "[(".repeat(n / 4) + ")]".repeat(n / 4)),
        text("digits", n -> chosen(n, "0123456789")), repeated("one digit", "7"),
        text("deep JSON", n -> "{\"a\":".repeat(n / 6) + "1" + "}".repeat(n / 6)),
        text("deep JSON of numbers", n -> "{\"ssn\":219451234,\"a\":".repeat(n / 22) + "1"),
        text("lists of numbers", n -> "[219451234,".repeat(n / 11)),
        text("all planes", n -> planes(n, 37)), text("each character", n -> planes(n, 1)),
        repeated("triggers", "@-A:=%\\&_~wW>.[({0"), repeated("dashes", "-"), repeated("colons", ":"),
        repeated("equals signs", "="), repeated("underscores", "_"), repeated("tildes", "~"),
        repeated("sw", "sw"), repeated("ends of tags", ">"), repeated("tags", ">a"), repeated("dots", "."),
        repeated("words with dots", "a."), repeated("capitals", "A"), repeated("capitals apart", "A "),
        repeated("a1", "a1"), repeated("a1 apart", "a1 "), repeated("dashed codes", "a1-"),
        repeated("dashed digits", "1-"), repeated("joined digits", "1_"), repeated("dashed pairs", "12-"),
        repeated("digits with dots", "1.1."),
        repeated("digits apart", "1 "), repeated("dates in one", "2024-"),
        repeated("cards", "4111 1111 1111 1112 "), repeated("cards in one", "4111111111111112,"),
        repeated("phones", "+49 30 1234 "), repeated("plus signs", "+1(+1("),
        repeated("phones named", "phone 415-555-0132 "), repeated("dates", "2024-01-02 "),
        repeated("birthdays", "born 12.03.85 "), repeated("months", "5 March "),
        text("base64", n -> chosen(n, "ABCDEFabcdef0123+/")),
        repeated("base64 pieces", "QWxhZGRpbjpvcGVuIHNlc2FtZTE= "), text("hex", n -> chosen(n, "0123456789abcdef")),
        repeated("percent escapes", "%25"), repeated("percent letters", "%41"), repeated("percents", "%"),
        repeated("\\u escapes", "\\u0061"), repeated("backslashes", "\\"), repeated("entities", "&amp;"),
        repeated("numbered entities", "&#64;"), repeated("ampersands", "&#"),
        repeated("PEM headers", "-----BEGIN PRIVATE KEY-----\n"),
        repeated("PEM ends", "-----BEGIN RSA PRIVATE KEY----------END "),
        repeated("types", ": &str"), repeated("types and names", "str: "), repeated("networks", ";P:"),
        text("inserted values", n -> "INSERT INTO t (a, b) VALUES (" + "1,".repeat(n / 2)),
        text("inserted rows", n -> "INSERT INTO t (a, age) VALUES " + "(1,12),".repeat(n / 7)),
        text("copied rows", n -> "COPY t (a, b) FROM stdin;\n" + "12345678\t".repeat(n / 9)),
        repeated("heads of copies", "COPY t (a, b) FROM stdin;\n1\t2\n"),
        text("lines before keys", n -> ("a ".repeat(90) + "\na1B2c3D4e5F6g7H8 ").repeat(n / 198)),
        repeated("elements", "REF*SY*219451234"), repeated("fields", "|19430405"),
        repeated("fields apart", "^219451234~"),
        repeated("words with dashes", "maple-otter-"), repeated("ports", ":5432:"), repeated("any host", "*:*:*:"),
        repeated("calls", "twilio(a, \"aB3dE5fG7hJ9kL2m\""), repeated("told", " aB3dE5fG7hJ9kL2m is the "),
        repeated("quotes of PEM", "-----BEGIN PRIVATE KEY-----\\n\" +\n\"MIGH"), repeated("braces behind", "pwd=}}}}"),
        repeated("numbered names", "a_1 "), repeated("numbered", "_1"),
        repeated("answers", "password?\naB3dE5fG7h!\n"),
        repeated("arrows", "\"aB3dE5fG7h\" -> pwd_password "), repeated("headings", "api key\naB3dE5fG7hJ9kL2m\n"),
        repeated("keys as users", "https://aB3dE5fG7hJ9kL2maB3dE5fG7h@c.d/"),
        repeated("keys and signs", "https://a@a1@"),
        repeated("defaults", "x {default = \"aB3dE5fG7hJ9kL2m\" or "), repeated("letters apart", "A 1234567 A"),
        repeated("users of curl", "curl -u aB3dE5fG7hJ9kL2maB3dE5fG7h: "), repeated("forms", "age     12     "),
        text("accounts", n -> "routing,account\n" + "1,12345678\n".repeat(n / 11)),
        repeated("ages", "(dtr, 60) 61/F, 62, "), repeated("owners", "021000021 is the my "),
        text("words before values", n -> ") values ".repeat(n / 9) + "(1,12)"),
        text("aligned numbers", n -> "no  age  id\n" + "1  12  1234567  ".repeat(n / 16)),
        text("aligned rows", n -> "no  age  id\n" + "1  12  1234567\n".repeat(n / 15)),
        repeated("remarks", "a".repeat(62) + "\" // password\n"),
        repeated("ages below each other", "age\n12\n"), repeated("filled ages", "age .... 12\n"),
        repeated("lines of numbers", "\n\n12\n"), repeated("cells of ages", "<td>age</td><td>12"),
        repeated("events", "age at intake: 12 "), repeated("dates apart", "07 / 20 / 2024 - "),
        repeated("months broken", "May\n4,\n2021 "), repeated("counted", "account #= 12345678"),
        repeated("spaced dashes", "410 - 555 - 0162 - "), repeated("licences in parts", "license K15-79-9429-"),
        repeated("keys without a mark", "key: aB3dE5fG7hJ9kL2m\n"),
        repeated("files of patients", "patient fallnummer 12345678 "), repeated("files", "dossier n 12345678 "),
        repeated("accounts abroad", "kontonr. 12-34-5678 "), repeated("dotted accounts", "račun 1.2.345678."),
        repeated("Persian years", "\u0633 1361/06/18 "), repeated("months behind years", "2025. gada 3. "),
        repeated("glued words", "Göteb1984=1 är "), repeated("births in India", "\u091C\u0928\u094D\u092E 12/05 "),
        repeated("own numbers", "mitt nummer 48 92 66 91 "), repeated("series", "паспорт 45 17 444498 "),
        repeated("given", "\"X\".equals(password) "), repeated("lists of passwords", "passwords=[\"a1\","),
        repeated("quoted lists of passwords", "passwords={\""), repeated("maps of passwords", "passwords: {\"a\": "),
        repeated("kept", "put(\"password\",\""), repeated("wrapped", "pwd=Some(Some(Some("),
        repeated("typed", "type a1b2c3 when the password "), repeated("braces of sources", ";pwd={a1"),
        repeated("brackets of Lua", "pwd=[["), repeated("data of XML", "password><![CDATA["),
        repeated("sources of Go", "a:b@tcp("), repeated("things", "password for the thing "),
        repeated("fat letters", "password: **a"), repeated("lines of words", "\npwd = aa bb cc"),
        repeated("passwords", "password=password="), repeated("passwords quoted", "password='"),
        repeated("passwords spoken", "the password is "), repeated("options", " --password "),
        text("columns", HostileTextTest::columns), text("rows", HostileTextTest::rows),
        repeated("rows of names", "a,b,c\n"), repeated("empty cells", "|"), repeated("cells", "|1234567"),
        repeated("tokens of three", "eyJ."), repeated("token headers", "eyJhbGciOiJIUzI1NiJ9."),
        repeated("IBANs", "DE89370400440532013001"), repeated("IBANs apart", "DE89 3704 0044 0532 0130 01 "),
        repeated("scripts", "aа"), repeated("scripts with digits", "aа1б"), repeated("marks", "e\u0301\u0323\u0302"),
        repeated("invisible", "a\u200b\u2060\ufeff"), repeated("invisible digits", "1\u200b"),
        repeated("tag characters", "\uDB40\uDC41"), repeated("directions", "\u202e\u202da1@"),
        repeated("halves", "\uD83D1"), repeated("full width", "１＠ａ．"), repeated("Han", "密码：1"),
        repeated("unspaced names", "パスポート1234567"), repeated("nul", "\0"), repeated("lines", "\n"),
        repeated("blanks", " "), repeated("words", "mrn "), repeated("names and numbers", "mrn 123456 ssn 219451234 "),
        repeated("URLs", "http://a:"), repeated("URLs with users", "http://a:b@c.d/"), repeated("slashes", "//"),
        repeated("UUIDs", "123e4567-e89b-12d3-a456-426614174000 "), repeated("hardware", "00:1a:2b:"),
        repeated("pins", "PIN: 4711 "), repeated("short names", "pw,"), repeated("asides", "a-b (password for "),
        repeated("changes", "password from a1b2c3 to "), repeated("brief logins", "u: a1 p: "),
        repeated("columns of passwords", "pw|pw|pw\na|b|c\n"), repeated("logins", "login admin / abcdef1 "),
        repeated("tags of passwords", "<td>Password</td><td>a"), repeated("phrases", "passphrase: a b c d e f g h "),
        repeated("spelled addresses", "a (at) b (dot) "), repeated("places", "52.5200, 13.4050, "));
  }

  private static Arguments repeated(String name, String unit) {
    return text(name, n -> unit.repeat(n / unit.length()));
  }

  private static Arguments text(String name, IntFunction<String> ofLength) {
    return Arguments.of(name, ofLength);
  }

  private static String chosen(int length, String of) {
    Random random = new Random(5);
    return random.ints(length, 0, of.length()).mapToObj(i -> of.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** Characters of every plane, some of them left out, again and again. */
  private static String planes(int length, int step) {
    StringBuilder text = new StringBuilder();
    for (int c = ' '; text.length() < length; c = c + step > Character.MAX_CODE_POINT ? ' ' : c + step) {
      text.appendCodePoint(c);
    }
    return text.toString();
  }

  private static String columns(int length) {
    String header = IntStream.range(0, 10_000).mapToObj(i -> "ssn").collect(Collectors.joining(","));
    String row = IntStream.range(0, 10_000).mapToObj(i -> "1").collect(Collectors.joining(","));
    return (header + "\n" + (row + "\n").repeat(length / row.length() + 1)).substring(0, length);
  }

  private static String rows(int length) {
    String header = "ssn,".repeat(400) + "ssn\n";
    return header + ("219451234,".repeat(180) + "1\n").repeat(length / 1_800);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void workIsBoundedForEachCharacterAndGrowsInStep(String name, IntFunction<String> ofLength) {
    String small = ofLength.apply(SMALL);
    String large = ofLength.apply(SMALL * TIMES);

    long little = scanner.candidates(small, null).steps();
    long much = scanner.candidates(large, null).steps();

    assertThat((double) much / large.length()).as("characters looked at, each").isLessThan(MOST_A_CHARACTER)
        .isLessThan(1.5 * little / small.length() + 1);
  }
}
