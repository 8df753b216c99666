package io.octollm.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A URL in the one spelling that everybody reads alike. Other spellings of the same are refused, not
 * mended: what this class and a client, a proxy or a resolver read differently is a way in.
 *
 * @param host in lower case, an IPv6 address in its brackets
 * @param target path and query, as they stood
 */
record WebAddress(String scheme, String host, int port, String target) {
  private static final int MOST_CHARACTERS = 2048;
  private static final List<String> SCHEMES = List.of("http", "https");
  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\\\\]]*");
  private static final Pattern NAME = Pattern.compile(
      "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  /** A name whose end is a number is one to some readers and an address to others. */
  private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

  /** A text, read. */
  sealed interface Read {
    record Good(WebAddress address) implements Read {}

    /** Why it is refused; it is not quoted. */
    record Bad(String why) implements Read {}
  }

  static Read read(String text) {
    return read(text, UnaryOperator.identity());
  }

  /** Where a redirect leads from here. */
  Read follow(String location) {
    return read(location, uri()::resolve);
  }

  private static Read read(String text, UnaryOperator<URI> whole) {
    if (text.length() > MOST_CHARACTERS || !PLAIN.matcher(text).matches()) {
      return new Read.Bad("it must be " + MOST_CHARACTERS
          + " printable ASCII characters at the most, without blanks and backslashes");
    }
    try {
      return read(whole.apply(new URI(text)));
    } catch (URISyntaxException e) {
      return new Read.Bad("it is no URL");
    }
  }

  private static Read read(URI uri) {
    String scheme = lower(uri.getScheme());
    String host = lower(uri.getHost());
    if (!SCHEMES.contains(scheme)) {
      return new Read.Bad("its scheme must be http or https");
    }
    if (uri.getRawUserInfo() != null || uri.getRawAuthority() == null
        || uri.getRawAuthority().indexOf('@') >= 0) {
      return new Read.Bad("it must not bear a user's name or password");
    }
    if (!isHost(host)) {
      return new Read.Bad("its host must be a name of letters, digits and hyphens (xn-- for others),"
          + " without a dot at its end, or an address as it is commonly written");
    }
    int port = uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort();
    if (port < 1 || port > 65535) {
      return new Read.Bad("its port must be from 1 to 65535");
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new Read.Good(new WebAddress(scheme, host, port,
        path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static boolean isHost(String host) {
    return IPV4.matcher(host).matches() || IPV6.matcher(host).matches()
        || NAME.matcher(host).matches() && !NUMBER_AT_THE_END.matcher(host).matches();
  }

  int defaultPort() {
    return defaultPort(scheme);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /** The whole of it: a target alone may look like another host, as {@code //example.org/} does. */
  URI uri() {
    return URI.create(scheme + "://" + host + (port == defaultPort() ? "" : ":" + port) + target);
  }

  /** The host as a resolver takes it. */
  String name() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
