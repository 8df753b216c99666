package io.octollm.ops.incident;

import io.octollm.schema.Codec;
import io.octollm.schema.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;

/**
 * A recorded request as a file: what it is, the facts, the decisions with what they were decided
 * on, and the other outputs.
 *
 * @param events in the order in which they were read; each {@code value} is an Event
 * @param outputs assignments, results and dead letters
 */
public record Bundle(
    Manifest manifest,
    List<StoredFact> facts,
    List<StoredOutput> events,
    List<StoredOutput> outputs) {

  private static final String MANIFEST = "manifest.json";
  private static final String FACTS = "facts.jsonl";
  private static final String EVENTS = "events.jsonl";
  private static final String OUTPUTS = "outputs.jsonl";
  private static final Set<String> PARTS = Set.of(FACTS, EVENTS, OUTPUTS);
  /** Of the manifest and all parts, unpacked: an archive may be a thousandth of what it unpacks to. */
  private static final int MOST_BYTES = 256 * 1024 * 1024;

  /** The file is no bundle that this program can trust or read; the message says why. */
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1;

    Broken(String message) {
      super(message);
    }
  }

  /** Reads a bundle and verifies every checksum; throws {@link Broken} when one does not hold. */
  public static Bundle open(Path file) throws IOException {
    return open(file, MOST_BYTES);
  }

  /** @param most bytes that the archive may unpack to */
  static Bundle open(Path file, int most) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] written = read(zip, MANIFEST, most);
      Manifest manifest = manifest(written);
      int left = most - written.length;
      Map<String, byte[]> parts = new LinkedHashMap<>();
      for (Manifest.Part part : manifest.parts()) {
        byte[] bytes = read(zip, part.name(), left);
        left -= bytes.length;
        if (!Ids.sha256(bytes).equals(part.sha256())) {
          throw new Broken(part.name() + " does not have the checksum that the manifest names");
        }
        parts.put(part.name(), bytes);
      }
      return new Bundle(manifest, lines(parts, FACTS, StoredFact.class),
          lines(parts, EVENTS, StoredOutput.class), lines(parts, OUTPUTS, StoredOutput.class));
    } catch (ZipException e) {
      throw new Broken("the file is no zip archive");
    }
  }

  private static Manifest manifest(byte[] written) throws Broken {
    try {
      Manifest manifest = Codec.json().readValue(written, Manifest.class);
      if (manifest == null) {
        throw new Broken(MANIFEST + " cannot be read as a manifest");
      }
      if (manifest.format() != Manifest.FORMAT) {
        throw new Broken("the bundle has format " + manifest.format() + ", this program reads "
            + Manifest.FORMAT);
      }
      List<Manifest.Part> parts = manifest.parts();
      if (parts == null || parts.contains(null) || parts.size() != PARTS.size()
          || !parts.stream().map(Manifest.Part::name).collect(Collectors.toSet()).equals(PARTS)) {
        throw new Broken("the manifest does not name " + FACTS + ", " + EVENTS + ", " + OUTPUTS
            + " and nothing else");
      }
      return manifest;
    } catch (JacksonException e) {
      throw new Broken(MANIFEST + " cannot be read as JSON");
    }
  }

  private static byte[] read(ZipFile zip, String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Broken("the bundle has no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new Broken("the bundle unpacks to more than this program reads, at " + name);
      }
      return bytes;
    }
  }

  private static <T> List<T> lines(Map<String, byte[]> parts, String name, Class<T> type)
      throws Broken {
    byte[] bytes = parts.getOrDefault(name, new byte[0]);
    List<T> lines = new ArrayList<>();
    try {
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
        T read = line.isEmpty() ? null : Codec.json().readValue(line, type);
        if (read != null) {
          lines.add(read);
        }
      }
    } catch (JacksonException e) {
      throw new Broken(name + " line " + (lines.size() + 1) + " cannot be read");
    }
    return lines;
  }

  /**
   * Writes the file in one move, readable by its owner alone; returns the complete manifest. Throws
   * {@link Broken} where that would be one that cannot be opened again.
   */
  static Manifest write(Path file, Manifest unsealed, List<StoredFact> facts,
      List<StoredOutput> events, List<StoredOutput> outputs) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(FACTS, jsonLines(facts));
    parts.put(EVENTS, jsonLines(events));
    parts.put(OUTPUTS, jsonLines(outputs));
    List<Manifest.Part> named = parts.entrySet().stream().map(part -> new Manifest.Part(
        part.getKey(), part.getValue().length, Ids.sha256(part.getValue()))).toList();
    Manifest manifest = new Manifest(unsealed.format(), unsealed.id(), unsealed.taskIds(),
        unsealed.requestIds(), unsealed.createdAt(), unsealed.application(), unsealed.kafka(),
        unsealed.topologySha256(), unsealed.configuration(), unsealed.redaction(), named,
        unsealed.missing(), unsealed.read());
    byte[] written = Codec.encode(manifest);
    if (written.length + named.stream().mapToLong(Manifest.Part::bytes).sum() > MOST_BYTES) {
      throw new Broken("what is recorded of it has more than " + MOST_BYTES
          + " bytes: export single tasks of the request");
    }
    Path folder = file.toAbsolutePath().getParent();
    Path partial = Files.createTempFile(folder, ".bundle", ".zip",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(partial))) {
        put(zip, MANIFEST, written);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
          put(zip, part.getKey(), part.getValue());
        }
      }
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
    return manifest;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] jsonLines(List<?> values) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Object value : values) {
      lines.writeBytes(Codec.encode(value));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
