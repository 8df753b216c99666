package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Coordinates AT =
      new Coordinates("octollm.tasks", 2, 17, Instant.parse("2026-01-31T12:00:00Z"));
  private static final String HASH = "ab".repeat(32);

  @Test
  void derivedIdIsTheSameForEverAndDiffersByPurpose() {
    assertThat(Ids.derived("task", AT, HASH)).isEqualTo("task-4b37b2ae-4102-51ef-8057-06bd400c15e5");
    assertThat(Ids.derived("req", AT, HASH)).isEqualTo("req-6631884e-3cb8-5030-8908-38c2282958dd");
  }

  @Test
  void derivedIdDiffersByEachPartOfTheCoordinates() {
    Instant later = AT.timestamp().plusMillis(1);

    assertThat(List.of(
        Ids.derived("task", AT, HASH),
        Ids.derived("task", AT, "cd".repeat(32)),
        Ids.derived("task", new Coordinates("other.tasks", 2, 17, AT.timestamp()), HASH),
        Ids.derived("task", new Coordinates("octollm.tasks", 3, 17, AT.timestamp()), HASH),
        Ids.derived("task", new Coordinates("octollm.tasks", 2, 18, AT.timestamp()), HASH),
        Ids.derived("task", new Coordinates("octollm.tasks", 2, 17, later), HASH)))
        .doesNotHaveDuplicates()
        .allMatch(Ids::isOwnForm)
        .allMatch(Ids::isTaskId);
  }

  @Test
  void uuidIsOfVersionFiveAndOfTheStandardVariant() {
    UUID uuid = Ids.uuid5("a name");

    assertThat(uuid.version()).isEqualTo(5);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void taskIdHasAForm() {
    assertThat(List.of("a", "A.b_c:d-9", "x".repeat(64))).allMatch(Ids::isTaskId);
    assertThat(List.of("", "x".repeat(65), "a b", "a\n", "ä", "a/b", "<EMAIL_1>")).noneMatch(Ids::isTaskId);
  }

  @Test
  void onlyOurOwnFormIsOurs() {
    String uuid = "00000000-0000-5000-8000-000000000000";

    assertThat(List.of("task-" + uuid, "req-" + uuid)).allMatch(Ids::isOwnForm);
    assertThat(List.of(uuid, "run-" + uuid, "task-" + uuid + "0", "task-" + uuid.replace('0', 'F'),
        "req-" + uuid + "\n", "task-", "task-" + uuid.replace('-', '0'))).noneMatch(Ids::isOwnForm);
  }

  @Test
  void sha256IsWrittenInHex() {
    assertThat(Ids.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
