package io.octollm.ops.doctor;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What the program is about to ask of the machine and of what is around it.
 *
 * @param classicStreams whether the topology's group uses the classic protocol
 * @param http the address that was asked for, unless a pipeline of ours has it already
 * @param settings what is wrong with settings and stops no start, such as a variable that nothing reads
 */
public record Wanted(
    boolean classicStreams,
    Optional<InetSocketAddress> http,
    List<Finding.Trouble> settings) {
  public Wanted {
    settings = List.copyOf(settings);
  }
}
