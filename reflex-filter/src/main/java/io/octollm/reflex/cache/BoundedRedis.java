package io.octollm.reflex.cache;

import io.octollm.schema.EventName;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Redis, asked within a limit whatever it does: a call runs on a thread of its own and is left
 * behind when it is late. Behind a circuit, so that a server that fails does not cost the limit on
 * every record. Thread-safe.
 */
final class BoundedRedis implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BoundedRedis.class);
  private static final int CONNECTIONS = 8;
  /**
   * A call that is late may go on for so long: a far server's greeting takes several round trips,
   * and a connection that is made late is there for the next call.
   */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** What came of a call. */
  sealed interface Reply {
    record Answered(byte[] bytes) implements Reply {}

    record Failed(Trouble trouble) implements Reply {}
  }

  private final RedisClient redis;
  private final Duration limit;
  private final Circuit circuit;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /** Does not connect yet: a server that is away is met at the first call. */
  BoundedRedis(URI url, CacheSettings settings, CacheMeters meters, LongSupplier nanoClock) {
    if (!JedisURIHelper.isValid(url)) {
      throw new IllegalArgumentException("the Redis URL must look like redis://host:port/0");
    }
    this.limit = settings.lookup();
    this.circuit = new Circuit(settings.failures(), settings.holdOff().toNanos(), nanoClock);
    meters.watch(circuit);
    this.redis = client(url, (int) limit.plus(GRACE).toMillis());
    meters.watch(redis.getPool());
  }

  private static RedisClient client(URI url, int millis) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(Duration.ofMillis(millis));
    pool.setJmxEnabled(false);
    DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis(millis)
        .socketTimeoutMillis(millis)
        .database(JedisURIHelper.getDBIndex(url))
        .ssl(JedisURIHelper.isRedisSSLScheme(url));
    String user = JedisURIHelper.getUser(url);
    String password = JedisURIHelper.getPassword(url);
    if (user != null && !user.isEmpty()) {
      config.user(user);
    }
    if (password != null) {
      config.password(password);
    }
    return RedisClient.builder()
        .hostAndPort(new HostAndPort(url.getHost(), url.getPort() < 0 ? 6379 : url.getPort()))
        .clientConfig(config.build())
        .poolConfig(pool)
        .build();
  }

  /** Never throws, and returns within the limit. */
  Reply ask(Function<RedisClient, byte[]> command) {
    if (!circuit.admits()) {
      return new Reply.Failed(Trouble.CIRCUIT_OPEN);
    }
    Future<byte[]> reply;
    try {
      reply = calls.submit(() -> command.apply(redis));
    } catch (RejectedExecutionException e) {
      return new Reply.Failed(Trouble.CLOSED);
    }
    try {
      byte[] bytes = reply.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      succeeded();
      return new Reply.Answered(bytes);
    } catch (TimeoutException e) {
      leaveBehind(reply);
      return failed(Trouble.TIMEOUT);
    } catch (ExecutionException e) {
      return failed(Trouble.of(e.getCause()));
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Failed(Trouble.CLOSED);
    }
  }

  /** Waits a little longer on a thread of its own, then ends the call. */
  private void leaveBehind(Future<byte[]> reply) {
    try {
      calls.execute(() -> {
        try {
          reply.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
          reply.cancel(true);
        } catch (InterruptedException e) {
          reply.cancel(true);
          Thread.currentThread().interrupt();
        }
      });
    } catch (RejectedExecutionException e) {
      reply.cancel(true);
    }
  }

  private void succeeded() {
    if (circuit.succeeded()) {
      log.atDebug().setMessage(EventName.CONNECTIVITY_OK.text()).addKeyValue("target", "redis").log();
    }
  }

  private Reply failed(Trouble trouble) {
    if (!trouble.isOfServer()) {
      succeeded();
      return new Reply.Failed(trouble);
    }
    if (circuit.failed()) {
      EventName event = trouble == Trouble.TIMEOUT
          ? EventName.CONNECTIVITY_TIMEOUT : EventName.CONNECTIVITY_REFUSED;
      log.atWarn().setMessage(event.text()).addKeyValue("target", "redis")
          .addKeyValue("kind", trouble.toString()).log();
    }
    forgetConnections();
    return new Reply.Failed(trouble);
  }

  /** Those at rest are as old as the trouble: each would cost a call its failure. */
  void forgetConnections() {
    try {
      calls.execute(() -> redis.getPool().clear());
    } catch (RejectedExecutionException e) {
      log.atDebug().setMessage(EventName.CONNECTIVITY_REFUSED.text()).addKeyValue("target", "redis")
          .addKeyValue("kind", Trouble.CLOSED.toString()).log();
    }
  }

  @Override
  public void close() {
    calls.shutdownNow();
    redis.close();
  }
}
