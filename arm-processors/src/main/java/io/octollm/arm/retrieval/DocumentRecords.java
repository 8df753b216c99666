package io.octollm.arm.retrieval;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Document;
import io.octollm.schema.EventName;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records of the topic of documents into a library. One of no value deletes its document; one
 * that is no document is counted, logged without its content, and passed over. For one thread.
 */
final class DocumentRecords {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentRecords.class);
  private static final int MOST_NAMED = 20;

  private final Library library;
  private final LibraryMeters meters;
  private int skipped;

  DocumentRecords(Library library, LibraryMeters meters) {
    this.library = library;
    this.meters = meters;
  }

  void take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    if (key == null) {
      skip(record, Library.Put.INVALID.toString());
    } else if (record.value() == null) {
      library.delete(Library.Origin.TOPIC, key);
    } else {
      switch (Codec.decode(record.value(), Document.class)) {
        case Decoded.Problem<Document> problem -> skip(record, "unreadable");
        case Decoded.Value<Document>(Document document) -> put(record, key, document);
      }
    }
  }

  private void put(ConsumerRecord<byte[], byte[]> record, String key, Document document) {
    // The topic is compacted by its keys: a document under another one could never be deleted.
    Library.Put put = document.id().equals(key)
        ? library.put(Library.Origin.TOPIC, document) : Library.Put.INVALID;
    if (put != Library.Put.TAKEN) {
      skip(record, put.toString());
    }
  }

  private void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
    meters.skipped(reason);
    skipped++;
    if (skipped <= MOST_NAMED) {
      LOG.atWarn().setMessage(EventName.DOCUMENT_SKIPPED.text()).addKeyValue("reason", reason)
          .addKeyValue("topic", record.topic()).addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .addKeyValue("bytes", record.serializedValueSize()).log();
    }
  }

  /** How many were passed over. */
  int skipped() {
    return skipped;
  }
}
