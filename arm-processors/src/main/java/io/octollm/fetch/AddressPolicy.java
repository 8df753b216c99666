package io.octollm.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be connected to: public ones, and ranges that somebody names. Of IPv4 that is what
 * IANA's registry of special-purpose addresses leaves; of IPv6, 2000::/3 without what that registry
 * takes out of it. Where clouds keep their credentials nobody goes, whatever is named.
 */
final class AddressPolicy {
  private static final Map<String, List<IpRange>> NOT_PUBLIC = new TreeMap<>(Map.of(
      "unspecified", ranges("0.0.0.0/8", "::/128"),
      "private", ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
      "shared by carriers", ranges("100.64.0.0/10"),
      "loopback", ranges("127.0.0.0/8", "::1/128"),
      "link-local", ranges("169.254.0.0/16", "fe80::/10"),
      "reserved", ranges("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
          "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20"),
      "multicast", ranges("224.0.0.0/4", "ff00::/8"),
      "one IPv4 address in another's clothes", ranges("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48")));
  private static final IpRange SIX_TO_FOUR = IpRange.of("2002::/16");
  private static final IpRange TEREDO = IpRange.of("2001::/32");
  private static final IpRange PUBLIC_IPV6 = IpRange.of("2000::/3");

  /** AWS, GCP, Azure and most others; containers and pods of AWS; Azure's host; Alibaba; Oracle. */
  private static final List<IpRange> CREDENTIALS = ranges("169.254.169.254/32", "169.254.170.2/32",
      "169.254.170.23/32", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32",
      "fd00:ec2::254/128", "fd00:ec2::23/128", "fd20:ce::254/128");

  private final List<IpRange> inside;

  AddressPolicy(List<IpRange> inside) {
    this.inside = inside;
  }

  private static List<IpRange> ranges(String... texts) {
    return Arrays.stream(texts).map(IpRange::of).toList();
  }

  /** What kind of address it is that keeps it from being connected to; null when it may be. */
  @Nullable String refusal(InetAddress address) {
    if (has(CREDENTIALS, address) || carried(address).filter(inner -> has(CREDENTIALS, inner)).isPresent()) {
      return "of a cloud's credentials";
    }
    if (has(inside, address)) {
      return null;
    }
    return NOT_PUBLIC.entrySet().stream().filter(kind -> has(kind.getValue(), address))
        .map(Map.Entry::getKey).findFirst()
        .orElse(address instanceof Inet6Address && !PUBLIC_IPV6.has(address) ? "not public" : null);
  }

  private static boolean has(List<IpRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.has(address));
  }

  /** The IPv4 address in one of IPv6: in its end (compatible, NAT64), behind 2002 (6to4), or inverted (Teredo). */
  private static Optional<InetAddress> carried(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != 16) {
      return Optional.empty();
    }
    byte[] inner = Arrays.copyOfRange(bytes, 12, 16);
    if (SIX_TO_FOUR.has(address)) {
      inner = Arrays.copyOfRange(bytes, 2, 6);
    } else if (TEREDO.has(address)) {
      for (int i = 0; i < inner.length; i++) {
        inner[i] = (byte) ~inner[i];
      }
    }
    try {
      return Optional.of(InetAddress.getByAddress(inner));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
