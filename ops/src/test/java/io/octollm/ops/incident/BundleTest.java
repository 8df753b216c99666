package io.octollm.ops.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.ops.topic.Tally;
import io.octollm.schema.Codec;
import io.octollm.schema.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of which nobody knows who made them. */
class BundleTest {
  private static final byte[] NOTHING = new byte[0];

  @TempDir Path folder;

  private static Manifest naming(Map<String, byte[]> parts) {
    List<Manifest.Part> named = new ArrayList<>();
    parts.forEach((name, bytes) -> named.add(new Manifest.Part(name, bytes.length, Ids.sha256(bytes))));
    return new Manifest(Manifest.FORMAT, "task-1", List.of("task-1"), List.of("req-1"), Instant.EPOCH, "0", "0", "0",
        Map.of(), new Manifest.Redaction("raw", "0", Map.of(), 0), named, List.of(), Tally.NONE);
  }

  private static Map<String, byte[]> parts(byte[] facts) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("facts.jsonl", facts);
    parts.put("events.jsonl", NOTHING);
    parts.put("outputs.jsonl", NOTHING);
    return parts;
  }

  private Path zip(byte[] manifest, Map<String, byte[]> parts) throws IOException {
    Path file = folder.resolve("bundle.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(manifest);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }

  private Path zip(Map<String, byte[]> parts) throws IOException {
    return zip(Codec.encode(naming(parts)), parts);
  }

  @Test
  void bundleOfNothingIsOpened() throws IOException {
    assertThat(Bundle.open(zip(parts(NOTHING))).facts()).isEmpty();
  }

  @Test
  void whatUnpacksToTooMuchIsRefused() throws IOException {
    Path file = zip(parts(new byte[1 << 20]));

    assertThat(file).satisfies(packed -> assertThat(Files.size(packed)).isLessThan(10_000));
    assertThatThrownBy(() -> Bundle.open(file, 1 << 20)).isInstanceOf(Bundle.Broken.class)
        .hasMessageContaining("unpacks to more").hasMessageContaining("facts.jsonl");
  }

  /** Each of them could be as large as one that is read. */
  @Test
  void partsThatNobodyReadsAreRefused() throws IOException {
    Map<String, byte[]> more = parts(NOTHING);
    more.put("more.jsonl", NOTHING);
    Path file = zip(more);

    assertThatThrownBy(() -> Bundle.open(file)).isInstanceOf(Bundle.Broken.class)
        .hasMessageContaining("and nothing else");
  }

  @Test
  void manifestThatIsNoneIsRefused() throws IOException {
    for (String manifest : List.of("null", "{}", "{\"format\":1,\"parts\":[null,null,null]}", "[")) {
      Path file = zip(manifest.getBytes(), parts(NOTHING));

      assertThatThrownBy(() -> Bundle.open(file)).as(manifest).isInstanceOf(Bundle.Broken.class);
    }
  }
}
