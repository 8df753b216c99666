package io.octollm.ops.incident;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SameShapeTest {
  private static final TaskReader READER = new TaskReader(TaskReader.DEFAULT_MAX_BYTES);
  private static final Reflex REFLEX =
      new Reflex(Policy.defaults(), "0123456789abcdef".getBytes(UTF_8));

  private final Privacy privacy = new ReflexPrivacy(REFLEX);

  private SameShape shapes(int key) {
    return new SameShape(privacy, ("key-" + key).getBytes(UTF_8));
  }

  /** One value of each type that the policy redacts; none belongs to anybody. */
  private static final String[] VALUES = {
    "jane.roe@example-mail.org", "4111 1111 1111 1111", "378282246310005", "536-22-8765",
    "DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819", "+49 30 901820", "(212) 555-0187",
    "AKIAIOSFODNN7REALKEY", "ghp_9fKq2LxV7pTz4RbN8wYc3HsD6mJe1gUo5QaX",
    "sk-proj-a8Fk39dLq0Zx7Vb2Nn6Mm4Kk1Jj5Hh8Gg3Ff",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8c\n"
        + "-----END PRIVATE KEY-----"
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyTypeGetsAStandInThatTheFilterSeesAlike(int index) {
    String text = "Please send the card " + VALUES[index] + " to the office.";
    String safe = shapes(1).text(text, null);

    assertThat(privacy.find(text, null)).as("the policy redacts it").isNotEmpty();
    assertThat(safe).hasSameSizeAs(text).doesNotContain(VALUES[index]);
    assertThat(privacy.find(safe, null)).isEqualTo(privacy.find(text, null));
  }

  @Test
  void equalValuesStayEqualAndDifferentOnesDifferent() {
    String safe = shapes(1).text("a@example.org b@example.org a@example.org", null);

    String[] parts = safe.split(" ");
    assertThat(parts[0]).isEqualTo(parts[2]).isNotEqualTo(parts[1]);
  }

  @Test
  void anotherKeyGivesAnotherStandIn() {
    String text = "mail jane.roe@example-mail.org";

    assertThat(shapes(1).text(text, null)).isEqualTo(shapes(1).text(text, null))
        .isNotEqualTo(shapes(2).text(text, null));
  }

  @Test
  void bytesOutsideOfStringsEscapesAndSpacingStayInPlace() {
    String json = "{ \"goal\" :\"say \\\"hi\\\" to j\\u0061ne.roe\\u0040example-mail.org\\n\",\n"
        + " \"context\": {\"jane.roe@example-mail.org\": [1, 2.50e3, \"\\ud83d\\ude00\"]} }";
    String safe = new String(shapes(1).value(json.getBytes(UTF_8)), UTF_8);

    assertThat(safe).hasSameSizeAs(json).startsWith("{ \"goal\" :\"say \\\"hi\\\" to ")
        .contains("\\u0040", "[1, 2.50e3, \"\\ud83d\\ude00\"]} }")
        .doesNotContain("roe@example-mail", "roe\\u0040example");
    assertThat(privacy.screensAlike(task(json), task(safe))).isTrue();
  }

  @Test
  void cleanRecordIsLeftToTheByte() {
    byte[] json = "{\"goal\": \"Describe 12 things ü\", \"priority\":\"high\"}".getBytes(UTF_8);

    assertThat(shapes(1).value(json)).isEqualTo(json);
  }

  @Test
  void cardThatIsANumberStaysANumber() {
    String json = "{\"goal\":\"pay\",\"context\":{\"card\":4111111111111111}}";
    String safe = new String(shapes(1).value(json.getBytes(UTF_8)), UTF_8);

    assertThat(safe).hasSameSizeAs(json).doesNotContain("4111111111111111");
    assertThat(privacy.screensAlike(task(json), task(safe))).isTrue();
  }

  @Test
  void brokenUtf8KeepsItsLengthAndLosesItsAddress() {
    byte[] broken = "\u00ff\u00fe mail jane.roe@example-mail.org".getBytes(ISO_8859_1);
    byte[] safe = shapes(1).value(broken);

    assertThat(safe).hasSameSizeAs(broken).startsWith(0xff, 0xfe);
    assertThat(new String(safe, ISO_8859_1)).doesNotContain("jane.roe");
  }

  @Test
  void thousandRandomTasksAreStoredInTheSameShapeAndScreenAlike() {
    Random random = new Random(42);
    for (int i = 0; i < 1_000; i++) {
      byte[] original = Codec.encode(randomTask(random));
      StoredFact fact = new FactRedaction(privacy, ("key" + i).getBytes(UTF_8), READER, "tasks",
          Set.of()).redacted(new ConsumerRecord<>("tasks", 0, i, null, original));

      assertThat(fact.redaction()).as(new String(original, UTF_8)).isIn("same_shape", "none");
      assertThat(fact.value()).hasSameSizeAs(original);
      assertThat(REFLEX.screen(task(new String(fact.value(), UTF_8))))
          .isEqualTo(REFLEX.screen(task(new String(original, UTF_8))));
      for (String value : VALUES) {
        assertThat(new String(fact.value(), UTF_8)).satisfiesAnyOf(
            safe -> assertThat(safe).doesNotContain(value),
            safe -> assertThat(REFLEX.screen(task(safe)).task().toString()).contains(value));
      }
    }
  }

  /** What shows some of a value, or stands for it by a key, cannot have a stand-in that looks alike. */
  @ParameterizedTest
  @CsvSource({"redact,same_shape", "drop,same_shape", "block,same_shape", "mask,screened",
      "hmac,screened", "allow,none"})
  void aFactIsStoredAsFarAsThePolicyLets(String action, String redaction) throws Policy.Invalid {
    Policy policy = Policy.parse(("{\"format\":1,\"version\":\"p\",\"types\":{\"CREDIT_CARD\":\""
        + action + "\"}}").getBytes(UTF_8));
    byte[] original = "{\"goal\":\"pay by 4111 1111 1111 1111\"}".getBytes(UTF_8);

    StoredFact fact = new FactRedaction(new ReflexPrivacy(new Reflex(policy, new byte[32])),
        "key".getBytes(UTF_8), READER, "tasks", Set.of())
        .redacted(new ConsumerRecord<>("tasks", 0, 0, null, original));

    assertThat(fact.redaction()).isEqualTo(redaction);
    assertThat(new String(fact.value(), UTF_8).contains("4111 1111 1111 1111"))
        .isEqualTo(action.equals("allow"));
  }

  private static ObjectNode randomTask(Random random) {
    ObjectNode task = Codec.emptyObject().put("goal", sentence(random));
    task.putObject("context").put("note", sentence(random)).put(value(random), sentence(random))
        .putObject("deep").putArray("list").add(sentence(random)).add(random.nextInt());
    task.putArray("constraints").add(sentence(random));
    return task;
  }

  private static String sentence(Random random) {
    StringBuilder text = new StringBuilder("Note");
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(random.nextBoolean() ? " then " : ", ").append(value(random));
    }
    return text.toString();
  }

  private static String value(Random random) {
    return random.nextInt(3) == 0 ? "item " + random.nextInt(1000)
        : VALUES[random.nextInt(VALUES.length)];
  }

  private static Task task(String json) {
    return READER.read(json.getBytes(UTF_8)).orThrow();
  }
}
