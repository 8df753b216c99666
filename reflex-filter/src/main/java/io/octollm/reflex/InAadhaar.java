package io.octollm.reflex;

/**
 * Indian Aadhaar numbers: twelve digits by Verhoeff's checksum, never 0 or 1 in front (UIDAI).
 * 2341 2341 2346.
 */
final class InAadhaar implements Detector {
  static final String TYPE = "IN_AADHAAR";
  private static final Names NAMES = Names.of("aadhaar", "aadhar", "adhaar", "adhar", "aadhaarcard",
      "uidai", "unique identification", "आधार", "ஆதார்", "ఆధార్", "ಆಧಾರ್", "আধার", "આધાર", "ആധാർ");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(12) ? 1 : n.begins(4, 4, 4) && n.uniform(3) && n.separator(1) != '.' ? 3 : 0;
    if (groups == 0 || n.joined(groups) || n.digit(0) < 2) {
      return;
    }
    boolean holds = Verhoeff.holds(n, 12) && !n.repeats(12);
    boolean table = groups == 3 && holds && HexTable.isAround(scan.text, at, n.end(2));
    NAMES.judge(scan, TYPE, n, groups, holds,
        !holds || table ? null : groups == 3 ? Level.VALIDATED : Level.WEAK);
  }
}
