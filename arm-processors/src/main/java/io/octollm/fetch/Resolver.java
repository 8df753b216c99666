package io.octollm.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name; asked once for each host of a request. */
@FunctionalInterface
interface Resolver {
  /** The machine's own. */
  Resolver OF_THE_SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  List<InetAddress> resolve(String name) throws UnknownHostException;
}
