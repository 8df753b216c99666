package io.octollm.broker;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
class EmbeddedBrokerContractTest implements BrokerContract {
  private final Clients clients;

  EmbeddedBrokerContractTest(EmbeddedBroker broker) {
    clients = new Clients(broker.bootstrap());
  }

  @Override
  public Clients clients() {
    return clients;
  }
}
