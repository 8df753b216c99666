package io.octollm.fetch;

import java.time.Duration;
import java.util.List;

/**
 * What may be asked on the web.
 *
 * @param hosts that may be asked; none unless somebody lists one
 * @param inside ranges of addresses that are not public and may be asked all the same
 * @param time for one request with its redirects, to the last byte
 * @param maxBytes of a body that are read
 */
public record FetchSettings(HostList hosts, List<IpRange> inside, Duration time, int maxBytes) {
  public static final FetchSettings NONE =
      new FetchSettings(HostList.NONE, List.of(), Duration.ofSeconds(20), 64 * 1024);

  public FetchSettings {
    inside = List.copyOf(inside);
  }
}
