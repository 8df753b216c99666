package io.octollm.ops.topic;

/** Where a record lies. */
public record Place(String topic, int partition, long offset) implements Comparable<Place> {
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
