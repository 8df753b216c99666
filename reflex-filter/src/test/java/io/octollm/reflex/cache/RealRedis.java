package io.octollm.reflex.cache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A redis-server of its own process on a free port, with nothing kept on disk. */
final class RealRedis implements AutoCloseable {
  private final int port;
  private final String[] settings;
  private RedisServer server;

  RealRedis(String... settings) throws IOException {
    this.port = freePort();
    this.settings = settings;
    start();
  }

  void start() throws IOException {
    redis.embedded.core.RedisServerBuilder builder = RedisServer.newRedisServer().port(port)
        .bind("127.0.0.1").setting("save \"\"");
    for (String setting : settings) {
      builder.setting(setting);
    }
    server = builder.build();
    server.start();
  }

  void stop() throws IOException {
    server.stop();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  URI url() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  RedisClient client() {
    return RedisClient.create(url());
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
