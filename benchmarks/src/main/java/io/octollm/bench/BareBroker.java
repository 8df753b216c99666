package io.octollm.bench;

import io.octollm.broker.EmbeddedBroker;
import java.nio.file.Path;

/** A program that is the embedded broker alone: says so when it takes records, and stays. */
final class BareBroker {
  private BareBroker() {}

  /** @param arguments the last is the folder of its data */
  public static void main(String[] arguments) {
    EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.in(Path.of(arguments[arguments.length - 1])));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    System.out.println(broker.bootstrap());
  }
}
