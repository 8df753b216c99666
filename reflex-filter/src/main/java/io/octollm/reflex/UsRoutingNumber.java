package io.octollm.reflex;

/**
 * Routing numbers of United States banks: a district of the Federal Reserve in the first two digits,
 * and the American Bankers Association's checksum with the weights 3, 7 and 1.
 */
final class UsRoutingNumber implements Detector {
  static final String TYPE = "US_ROUTING_NUMBER";
  private static final Words SURE = Words.of("routing aba rtn");
  /** The sign that stands around it at the bottom of a cheque (ANSI X9.27), before and behind. */
  private static final char TRANSIT = '\u2446';
  private static final Names NAMES = Names.of("routing", "routing number", "routing no", "aba", "aba number",
      "aba routing number", "rtn", "rtg", "routing transit number", "transit number", "transit", "ach",
      "bank routing", "wire routing", "routing code", "bank code", "bankroutingnumber", "número de ruta",
      "numero de ruta", "usaba", "mmbid", "bankid", "routing transit",
      "ruta", "numéro de routage", "路由号", "路由號", "라우팅", "라우팅번호", "ルーティング番号");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) ? 1
        : (n.begins(4, 4, 1) || n.begins(3, 3, 3)) && n.separator(1) != '.' && n.uniform(3) ? 3 : 0;
    if (groups == 0 || n.joined(groups) || !isDistrict(n.value(0, 2)) || !holds(n) || n.repeats(9)) {
      return;
    }
    if (groups == 1 && Chars.at(scan.text, at - 1) == TRANSIT) {
      scan.addNamed(TYPE, at, n.end(0), Level.VALIDATED);
      return;
    }
    if (groups == 3 && n.size(0) == 3 && !scan.near(at, n.end(2), SURE)) {
      return;
    }
    boolean unnamed = groups == 3 ? n.size(0) == 4 && n.separator(1) == '-' : scan.brief(at, n.end(0));
    NAMES.judge(scan, TYPE, n, groups, true, unnamed ? Level.WEAK : null);
  }

  private static boolean isDistrict(int two) {
    return two <= 12 || two >= 21 && two <= 32 || two >= 61 && two <= 72 || two == 80;
  }

  private static boolean holds(DigitGroups n) {
    int sum = 3 * (n.digit(0) + n.digit(3) + n.digit(6)) + 7 * (n.digit(1) + n.digit(4) + n.digit(7))
        + n.digit(2) + n.digit(5) + n.digit(8);
    return sum % 10 == 0;
  }
}
