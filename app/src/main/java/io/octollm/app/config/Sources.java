package io.octollm.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from. The first that has a key wins: flags, then the environment, then the
 * property files in their order.
 *
 * @param flags by key, as given on the command line
 * @param environment by variable
 */
public record Sources(
    Map<String, String> flags, Map<String, String> environment, List<PropertyFile> files) {

  /** A property file as it was read. */
  public record PropertyFile(Path path, SortedMap<String, String> entries) {}

  /** A value and the place it stood in, in words for people. */
  record Found(String value, String where) {}

  private static final String PREFIX = "OCTOLLM_";
  private static final String KAFKA = "kafka.";

  /** The environment variable of a key: {@code a.b-c} is {@code OCTOLLM_A_B_C}. */
  public static String variable(String key) {
    String name = key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    return key.startsWith("log.") ? name : PREFIX + name;
  }

  /** Reads a property file; null when it does not exist. Throws IOException when it is unreadable. */
  public static @Nullable PropertyFile file(Path path) throws IOException {
    if (!Files.exists(path)) {
      return null;
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      read.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException("a broken \\u escape");
    }
    SortedMap<String, String> entries = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> entries.put(key, read.getProperty(key)));
    return new PropertyFile(path, entries);
  }

  @Nullable Found find(String key) {
    String flag = flags.get(key);
    if (flag != null) {
      return new Found(flag, "given as a flag");
    }
    String variable = environment.get(variable(key));
    if (variable != null && !variable.isEmpty()) {
      return new Found(variable, "from " + variable(key));
    }
    for (PropertyFile file : files) {
      String entry = file.entries().get(key);
      if (entry != null) {
        return new Found(entry, "from " + file.path());
      }
    }
    return null;
  }

  /** Everything below {@code kafka.} that is no key of ours, with Kafka's own names. */
  SortedMap<String, String> kafkaClient(String ours) {
    SortedMap<String, String> client = new TreeMap<>();
    for (PropertyFile file : files.reversed()) {
      file.entries().forEach((key, value) -> put(client, key, value));
    }
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX + "KAFKA_") && !value.isEmpty()) {
        put(client, name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    flags.forEach((key, value) -> put(client, key, value));
    client.remove(ours.substring(KAFKA.length()));
    return client;
  }

  private static void put(Map<String, String> client, String key, String value) {
    if (key.startsWith(KAFKA)) {
      client.put(key.substring(KAFKA.length()), value);
    }
  }
}
