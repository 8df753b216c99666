package io.octollm.arm;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything the worker has taken on: so many calls run at the same time, each on a virtual thread
 * of its own; the rest wait in the order they came. Thread-safe.
 */
final class OrdersInHand {
  private final int limit;
  private final Function<Order, ArmCall.Ended> work;
  private final BiConsumer<Order, ArmCall.Ended> report;
  private final Set<Order> inHand = ConcurrentHashMap.newKeySet();
  private final Queue<Order> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param work calls the arm; while it lasts the order holds one of the {@code limit} places
   * @param report sends what came of it; the place is free by then
   */
  OrdersInHand(int limit, Function<Order, ArmCall.Ended> work,
      BiConsumer<Order, ArmCall.Ended> report) {
    this.limit = limit;
    this.work = work;
    this.report = report;
  }

  void take(Order order) {
    inHand.add(order);
    synchronized (this) {
      if (running == limit) {
        waiting.add(order);
        return;
      }
      running++;
    }
    start(order);
  }

  private void start(Order order) {
    Thread.startVirtualThread(() -> run(order));
  }

  private void run(Order order) {
    try {
      ArmCall.Ended ended;
      try {
        ended = work.apply(order);
      } finally {
        Order next = next();
        if (next != null) {
          start(next);
        }
      }
      report.accept(order, ended);
    } finally {
      inHand.remove(order);
    }
  }

  private synchronized @Nullable Order next() {
    Order next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }

  void stop(Predicate<Order> which, Call.Stop why) {
    inHand.stream().filter(which).forEach(order -> order.call().stop(why));
  }

  /** Orders whose outcome is not acknowledged yet. */
  int size() {
    return inHand.size();
  }

  synchronized int running() {
    return running;
  }
}
