package io.octollm.broker;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Skipped where no container engine is: the contract itself always runs on the embedded broker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerBrokerContractTest implements BrokerContract {
  @Container
  private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");

  @Override
  public Clients clients() {
    return new Clients(KAFKA.getBootstrapServers());
  }
}
