package io.octollm.app;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** A topology as a Mermaid flowchart: topics as pipes, processors as boxes, stores as cylinders. */
record Mermaid(TopologyDescription graph) {
  String draw() {
    Set<String> lines = new TreeSet<>();
    for (Subtopology part : graph.subtopologies()) {
      part.nodes().forEach(node -> draw(node, lines));
    }
    for (GlobalStore store : graph.globalStores()) {
      draw(store.source(), lines);
      draw(store.processor(), lines);
    }
    return "flowchart LR\n  " + String.join("\n  ", lines);
  }

  private static void draw(Node node, Set<String> lines) {
    switch (node) {
      case Source source -> source.topicSet().forEach(
          topic -> lines.add(id(topic) + "([" + topic + "]) --> " + id(source.name())));
      case Sink sink -> lines.add(id(sink.name()) + "([" + sink.name() + "])");
      case Processor processor -> {
        lines.add(id(processor.name()) + "[" + processor.name() + "]");
        processor.stores().forEach(store -> lines.add(
            id(processor.name()) + " --- " + id("store " + store) + "[(" + store + ")]"));
      }
      default -> throw new IllegalStateException("a node of an unknown kind");
    }
    node.successors().forEach(next -> lines.add(id(node.name()) + " --> " + id(next.name())));
  }

  /** Each name gets an identifier that Mermaid takes for no keyword. */
  private static String id(String name) {
    return "n_" + name.replaceAll("[^A-Za-z0-9]", "_");
  }
}
