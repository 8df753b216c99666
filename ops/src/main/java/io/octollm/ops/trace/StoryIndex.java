package io.octollm.ops.trace;

import io.octollm.ops.topic.Place;
import io.octollm.schema.InboundHeaders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.TtlDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Where the records of a task lie: task id to places, request id to task ids, and up to where each
 * partition was read. A folder that can be deleted at any time: it is built anew from the topics. What is
 * older than the topics keep is dropped by itself. Thread-safe.
 */
final class StoryIndex implements AutoCloseable {
  /** As long as events, results and letters are kept, and a day more. */
  private static final Duration KEPT = Duration.ofDays(15);
  private static final byte[] NOTHING = {};
  private static final char TASK = 't';
  private static final char REQUEST = 'r';
  private static final char POSITION = 'p';

  private final Options options;
  private final WriteOptions writing = new WriteOptions();
  private final TtlDB db;

  private StoryIndex(Options options, TtlDB db) {
    this.options = options;
    this.db = db;
  }

  /** Opens the index in a folder, or makes it. */
  static StoryIndex open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Options options = new Options().setCreateIfMissing(true).setKeepLogFileNum(1);
    try {
      return new StoryIndex(
          options, TtlDB.open(options, folder.toString(), (int) KEPT.toSeconds(), false));
    } catch (RocksDBException e) {
      options.close();
      throw new IOException("the index of events in " + folder + " cannot be opened ("
          + e.getStatus().getCodeString() + "): stop what uses it, or delete the folder", e);
    }
  }

  /** Takes in a record, and that its partition was read so far. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    try (WriteBatch batch = new WriteBatch()) {
      if (record.key() != null) {
        String task = new String(record.key(), StandardCharsets.UTF_8);
        batch.put(key(TASK, task, record.topic() + '-' + record.partition() + '@' + record.offset()),
            NOTHING);
        String request = InboundHeaders.read(record.headers()).requestId();
        if (request != null) {
          batch.put(key(REQUEST, request, task), NOTHING);
        }
      }
      batch.put(key(POSITION, record.topic(), Integer.toString(record.partition())),
          ByteBuffer.allocate(Long.BYTES).putLong(record.offset() + 1).array());
      db.write(writing, batch);
    } catch (RocksDBException e) {
      throw new IllegalStateException("the index of events cannot be written", e);
    }
  }

  /** Up to where a partition was read; empty when it was not. */
  Optional<Long> position(TopicPartition partition) {
    try {
      byte[] value = db.get(
          key(POSITION, partition.topic(), Integer.toString(partition.partition())));
      return value == null ? Optional.empty() : Optional.of(ByteBuffer.wrap(value).getLong());
    } catch (RocksDBException e) {
      throw new IllegalStateException("the index of events cannot be read", e);
    }
  }

  /** Where the records of a task lie. */
  List<Place> places(String task) {
    return names(TASK, task).stream().map(Place::parse).toList();
  }

  /** The tasks of a request. */
  List<String> tasks(String request) {
    return names(REQUEST, request);
  }

  private List<String> names(char kind, String id) {
    byte[] prefix = key(kind, id, "");
    List<String> found = new ArrayList<>();
    try (RocksIterator at = db.newIterator()) {
      for (at.seek(prefix); at.isValid() && startsWith(at.key(), prefix); at.next()) {
        found.add(new String(at.key(), prefix.length, at.key().length - prefix.length,
            StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** No id holds a NUL, so that no other one's keys begin so. */
  private static byte[] key(char kind, String id, String rest) {
    return (kind + id + '\0' + rest).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    db.close();
    writing.close();
    options.close();
  }
}
