package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.DeadLetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the audits say of letters; for one thread. */
final class Fates implements TopicReader.Visitor {
  private final Map<Place, Fate> places = new HashMap<>();
  private final Map<String, Fate> parked = new HashMap<>();
  private final Map<String, Integer> resumed = new HashMap<>();

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record) {
    DeadLetters.audit(record).ifPresent(this::hear);
  }

  /** The first audit of a letter tells what settled it: a purge may come behind. */
  void hear(Audit audit) {
    Fate fate = Fate.of(audit);
    places.putIfAbsent(Objects.requireNonNull(audit.letter()), fate);
    if (audit.action().equals(Audit.PARKED)) {
      parked.merge(audit.taskId(), fate, Fate::both);
    } else if (audit.action().equals(Audit.RESUMED)) {
      resumed.merge(audit.taskId(), 1, Integer::sum);
    }
  }

  /** A letter in the topic of its stage. */
  Letter letter(Place place, DeadLetter letter) {
    return Letter.of(place, letter, places.getOrDefault(place, Fate.OPEN), resumed(letter));
  }

  /** A letter in {@code dlq.parked}: its audit names the place that it had before, so its task tells. */
  Letter parked(Place place, DeadLetter letter) {
    return Letter.of(
        place, letter, parked.getOrDefault(letter.taskId(), Fate.PARKED), resumed(letter));
  }

  private int resumed(DeadLetter letter) {
    return resumed.getOrDefault(letter.taskId(), 0);
  }
}
