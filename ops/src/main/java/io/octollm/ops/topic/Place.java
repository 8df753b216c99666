package io.octollm.ops.topic;

/** Where a record lies. */
public record Place(String topic, int partition, long offset) implements Comparable<Place> {
  /** The place that is written so; IllegalArgumentException when none is. */
  public static Place parse(String text) {
    int at = text.lastIndexOf('@');
    int dash = text.lastIndexOf('-', Math.max(at, 0));
    if (dash < 1) {
      throw new IllegalArgumentException("a place is TOPIC-PARTITION@OFFSET");
    }
    return new Place(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1, at)),
        Long.parseLong(text.substring(at + 1)));
  }

  @Override
  public int compareTo(Place other) {
    int byTopic = topic.compareTo(other.topic);
    if (byTopic != 0) {
      return byTopic;
    }
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  /** Whether it lies in the same partition, not behind the other. */
  public boolean isUpTo(Place other) {
    return topic.equals(other.topic) && partition == other.partition && offset <= other.offset;
  }

  @Override
  public String toString() {
    return topic + '-' + partition + '@' + offset;
  }
}
