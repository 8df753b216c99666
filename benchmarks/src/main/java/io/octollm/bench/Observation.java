package io.octollm.bench;

import io.octollm.topology.Observer;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** How a pipeline is watched while it is measured; whoever runs real ones knows how those are. */
public interface Observation {
  /** Nobody looks, and nothing is written. */
  Observation NONE = new Observation() {
    @Override
    public Watch begin(Map<String, Object> kafka, String application) {
      return new Watch() {
        @Override
        public Observer observer() {
          return Observer.NONE;
        }

        @Override
        public void started(KafkaStreams streams) {}

        @Override
        public void close() {}
      };
    }

    @Override
    public String described() {
      return "none";
    }
  };

  /**
   * Begins to watch an application whose topics are there.
   *
   * @param application names its group; the names of its topics begin with it and a dot
   */
  Watch begin(Map<String, Object> kafka, String application);

  /** What it does, for whoever reads the figures. */
  String described();

  /** A watch over one application, until it is closed. */
  interface Watch extends AutoCloseable {
    /** What the application's graph tells of its work. */
    Observer observer();

    void started(KafkaStreams streams);

    @Override
    void close();
  }
}
