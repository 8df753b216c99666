package io.octollm.ops.doctor;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What the program is about to ask of the machine and of what is around it.
 *
 * @param models names that the model's endpoint ought to know; none when it is not asked
 * @param fallback where models are asked when that endpoint fails
 * @param classicStreams whether the topology's group uses the classic protocol
 * @param http the address that was asked for, unless a pipeline of ours has it already
 * @param settings what is wrong with settings and stops no start, such as a variable that nothing reads
 */
public record Wanted(
    List<String> models,
    Optional<Endpoint> fallback,
    boolean classicStreams,
    Optional<InetSocketAddress> http,
    List<Finding.Trouble> settings) {
  public static final Wanted NOTHING =
      new Wanted(List.of(), Optional.empty(), false, Optional.empty(), List.of());

  public Wanted {
    models = List.copyOf(models);
    settings = List.copyOf(settings);
  }
}
