package io.octollm.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that may be asked, as a setting lists them. */
public final class HostList {
  public static final HostList NONE = new HostList(List.of());
  private static final Pattern FORM = Pattern.compile(
      "(\\*\\.)?([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})*|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");

  private final List<Entry> entries;

  private HostList(List<Entry> entries) {
    this.entries = entries;
  }

  /** @param port 0 for the scheme's own */
  private record Entry(boolean below, String host, int port) {
    boolean allows(WebAddress address) {
      boolean named = below
          ? address.host().endsWith("." + host) : address.host().equals(host);
      return named && address.port() == (port == 0 ? address.defaultPort() : port);
    }
  }

  /**
   * Hosts parted by commas: {@code example.org} at the scheme's own port, {@code example.org:8080},
   * {@code *.example.org} for what is below it. Null when one is none of these.
   */
  public static @Nullable HostList parse(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      var form = FORM.matcher(part.strip().toLowerCase(Locale.ROOT));
      if (!form.matches()) {
        return null;
      }
      int port = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
      if (port > 65535 || port == 0 && form.group(3) != null) {
        return null;
      }
      entries.add(new Entry(form.group(1) != null, form.group(2), port));
    }
    return new HostList(List.copyOf(entries));
  }

  boolean allows(WebAddress address) {
    return entries.stream().anyMatch(entry -> entry.allows(address));
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
