package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Internet addresses of both versions, without port or prefix length; version six with its zone. */
final class IpAddress {
  static final String TYPE = "IP_ADDRESS";
  private static final Words VERSION = Words.of("version versions ver release releases v upgrade upgraded downgrade"
      + " build revision assemblyversion fileversion versionchanged versionadded section schema firmware bootloader"
      + " ec chapter clause paragraph appendix annex oid identifier rfc bump bumped bumps");

  private static final Words ADDRESS = Words.of("ip ips ipv4 addr address addresses host hosts server client remote"
      + " src dst source destination gateway dns nameserver resolver ping peer network subnet clientip remoteip"
      + " sourceip");

  private IpAddress() {}

  /** Four numbers from 0 to 255 without leading zeros (RFC 791). */
  static final class V4 implements Detector {
    static final Sides SIDES = Sides.behind(".", Sides.DIGITS);

    @Override
    public void verify(Scan scan, int at) {
      DigitGroups n = scan.number();
      if (n.count() < 4 || n.size(0) > 3) {
        return;
      }
      char before = Chars.at(scan.text, at - 1);
      boolean longer = n.count() > 4 && n.separator(4) == '.' && !isPort(scan.text, n);
      if (longer || ((before == '.' || before == '-') && n.joined(n.count()))) {
        return;
      }
      if (!n.isAddress(0)) {
        return;
      }
      char next = Chars.at(scan.text, n.end(3));
      boolean path = before == '/' && Chars.at(scan.text, at - 2) != '/'
          || next == '-' && Chars.isLetter(Chars.at(scan.text, n.end(3) + 1));
      boolean version = path || scan.near(at, n.end(3), VERSION) || before == '-'
          || before == '=' && at > 1 && scan.text.charAt(at - 2) == '='
          || isPinned(scan.text, at) && !scan.near(at, n.end(3), ADDRESS);
      boolean doubtful = version || isLikeVersion(n) && !scan.near(at, n.end(3), ADDRESS);
      scan.add(TYPE, at, n.end(3), doubtful ? Level.WEAK : Level.SHAPED);
    }

    /** Whether the fifth number is a port, as where tcpdump writes {@code 192.0.2.1.443 >}. */
    private static boolean isPort(Text text, DigitGroups n) {
      int end = n.end(4);
      return n.size(4) > 1 && n.size(4) < 6 && (text.startsWith(" > ", end) || text.startsWith(": ", end));
    }

    /** Whether a comparison stands before it, as where the version of a package is pinned. */
    private static boolean isPinned(Text text, int at) {
      int i = at;
      while (at - i < 3 && (Chars.at(text, i - 1) == ' ' || Assignments.isQuote(Chars.at(text, i - 1)))) {
        i--;
      }
      char last = Chars.at(text, i - 1);
      char first = Chars.at(text, i - 2);
      return last == '=' && "=~<>!^".indexOf(first) >= 0 || last == '>' && first == '~';
    }

    /** Whether all four are single digits and not the same, as in few addresses and in many versions. */
    private static boolean isLikeVersion(DigitGroups n) {
      boolean same = n.digit(0) == n.digit(1) && n.digit(1) == n.digit(2) && n.digit(2) == n.digit(3);
      return !same && n.size(0) == 1 && n.size(1) == 1 && n.size(2) == 1 && n.size(3) == 1;
    }
  }

  /**
   * Eight groups of hex digits, or fewer around one double colon (RFC 4291), with an IPv4 tail if
   * there is one. What begins with one group and has few digits is taken for code.
   */
  static final class V6 implements Detector {
    private static final int LONGEST = 45;

    @Override
    public void verify(Scan scan, int at) {
      Text text = scan.text;
      int start = at;
      while (start > 0 && at - start < 5 && Chars.is(text.charAt(start - 1), Chars.HEX)) {
        start--;
      }
      char before = Chars.at(text, start - 1);
      if (at - start > 4 || before == ':' || Chars.isWord(before) || before == '.') {
        return;
      }
      if (!Chars.is(Chars.at(text, at + 1), Chars.HEX) && Chars.at(text, at + 1) != ':') {
        return;
      }
      parse(scan, start);
    }

    private static void parse(Scan scan, int start) {
      Text text = scan.text;
      int groups = 0;
      int gap = -1;
      int digits = 0;
      int i = start;
      int most = Math.min(text.length(), start + LONGEST);
      if (text.startsWith("::", i)) {
        gap = 0;
        i += 2;
      }
      while (i < most && Chars.is(text.charAt(i), Chars.HEX)) {
        int from = i;
        while (i < most && Chars.is(text.charAt(i), Chars.HEX)) {
          i++;
        }
        if (Chars.at(text, i) == '.' && groups > 0 && Chars.isDigit(Chars.at(text, i + 1))) {
          int tail = ipv4End(text, from);
          if (tail < 0) {
            return;
          }
          groups += 2;
          digits += 8;
          i = tail;
          break;
        }
        if (i - from > 4) {
          return;
        }
        groups++;
        digits += i - from;
        if (Chars.at(text, i) != ':' || groups == 8) {
          break;
        }
        if (Chars.at(text, i + 1) == ':') {
          if (gap >= 0) {
            return;
          }
          gap = groups;
          i += 2;
        } else if (Chars.is(Chars.at(text, i + 1), Chars.HEX)) {
          i++;
        } else {
          break;
        }
      }
      scan.worked(i - start);
      boolean whole = groups == 8 && gap < 0 || groups > 0 && groups < 8 && gap >= 0;
      if (whole && !Chars.wordAt(text, i) && Chars.at(text, i) != ':') {
        boolean sure = groups == 8 || groups >= 3 || isLoopback(text, start, i) || digits >= 7;
        boolean slice = Chars.at(text, start - 1) == '[' && !sure;
        if (!slice) {
          scan.add(TYPE, start, zoneEnd(text, i), sure ? Level.VALIDATED : Level.WEAK);
        }
      }
    }

    /** Behind a zone such as {@code %eth0} (RFC 4007, section 11), or the same place. */
    private static int zoneEnd(Text text, int end) {
      int zone = end + 1;
      while (Chars.at(text, end) == '%' && Chars.isAlnum(Chars.at(text, zone)) && zone - end <= 15) {
        zone++;
      }
      return zone > end + 1 ? zone : end;
    }

    private static boolean isLoopback(Text text, int start, int end) {
      return end - start == 3 && text.startsWith("::1", start);
    }

    private static int ipv4End(Text text, int from) {
      DigitGroups n = new DigitGroups(text);
      n.read(from, n.digitsEnd(from));
      return n.isAddress(0) ? n.end(3) : -1;
    }
  }
}
