package io.octollm.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses whose first bits are the same, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public record IpRange(InetAddress base, int bits) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

  /** A range as it is written; null when it is none. */
  public static @Nullable IpRange parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    try {
      // The form has no letter that a name could begin with: nobody is asked.
      InetAddress base = InetAddress.getByName(form.group(1));
      int bits = Integer.parseInt(form.group(2));
      return bits <= base.getAddress().length * 8 ? new IpRange(base, bits) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  static IpRange of(String text) {
    IpRange range = parse(text);
    if (range == null) {
      throw new IllegalArgumentException(text + " is no range of addresses");
    }
    return range;
  }

  boolean has(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if (((mine[i / 8] ^ other[i / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
