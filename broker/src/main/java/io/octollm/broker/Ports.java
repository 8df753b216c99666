package io.octollm.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two ports of a broker: one for clients, one for its own controller.
 *
 * <p>Kafka cannot take port 0 here, for the controller's address must be known before it listens; so
 * free ports are found by binding them for a moment.
 */
record Ports(int client, int controller) {
  static final String HOST = "127.0.0.1";

  /** Picks free ports; a client port other than 0 is kept as it is. */
  static Ports choose(int clientPort) {
    try (var client = listen(clientPort);
        var controller = listen(0)) {
      return new Ports(client.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new BrokerStartException(StartFailure.portTaken(clientPort), e);
    }
  }

  String bootstrap() {
    return HOST + ":" + client;
  }

  String controllerAddress() {
    return HOST + ":" + controller;
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
