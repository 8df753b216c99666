package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Account numbers of banks: six to seventeen digits and no check, so only the words beside one tell.
 * {@code account} alone may be anybody's account and leaves it weak.
 */
final class UsBankAccount implements Detector {
  static final String TYPE = "US_BANK_ACCOUNT";
  private static final int LEAST = 6;
  private static final int MOST = 17;
  /** The sign behind it at the bottom of a cheque. */
  private static final char ON_US = '\u2448';
  private static final int MOST_GAP = 10;
  private static final int MOST_HEADER = 200;
  private static final Names NAMES = Names.of("bank account", "account number", "account no", "account num",
      "account nr", "acct", "acct number", "acct no", "acct num", "accountnumber", "acc no", "acc number", "a c no",
      "a c number", "checking", "checking account", "savings", "savings account", "deposit account", "bank acct",
      "bank account number", "account is", "bankaccount", "bank account no", "kontonummer", "konto",
      "numero de cuenta", "número de cuenta", "cuenta bancaria", "cuenta de ahorros", "cuenta corriente",
      "numéro de compte", "compte bancaire", "direct deposit", "account ending", "bank number", "account numbers",
      "money to account", "to account", "from account", "dda");
  private static final Names LOOSE = Names.of("account", "acc", "bank", "deposit", "dan", "a c");
  private static final Words ACCOUNT = Words.of("account acct konto kontonummer cuenta compte");
  /** Beside them {@code account} is a bank's. */
  private static final Words ROUTING = Words.of("routing aba ach remit rtn");
  private static final Words BANKING = Words.of("payroll beneficiary wire wired opened holder union");
  private static final Words AGAINST = Words.of("order invoice tracking timestamp epoch github twitter aws azure"
      + " google cloud");
  private static final Words USERS = Words.of("user users login service tenant balance customer");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.size(0) >= LEAST && !n.joined(1) ? 1 : n.count();
    int digits = n.digits(groups);
    if (digits < LEAST || digits > MOST || groups > 5 || !n.uniform(groups)
        || groups > 1 && (n.separator(1) == '.' || n.separator(1) == DigitGroups.SPACED)
        || n.joined(groups) || groups == 2 && n.begins(4, 4)
        || groups == 3 && n.begins(2, 2, 2)) {
      return;
    }
    int end = n.end(groups - 1);
    if (Chars.at(scan.text, end) == ON_US) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
      return;
    }
    if (!FreeForm.isNamed(scan, at, end) && !isAbbreviated(scan.text, at)) {
      boolean moment = n.digit(0) == 1 && (digits == 10 || digits == 13);
      if (groups == 1 && digits >= 10 && digits <= 14 && !moment && scan.text.length() == digits) {
        scan.addFaint(TYPE, at, end);
      }
      return;
    }
    if (digits < 8 && (n.repeats(digits) || !scan.near(at, end, ACCOUNT))) {
      return;
    }
    boolean against = scan.near(at, end, AGAINST);
    if (digits >= 8 && isOfBank(scan, groups, at, end) && LOOSE.nearest(scan, TYPE, at, end) == Names.Nearest.OWN) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
    } else if (NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN
        && !Names.isSpent(scan, Iban.TYPE, scan.namePlaces(at, end).own(), at)) {
      scan.addNamed(TYPE, at, end, against ? Level.WEAK : Level.VALIDATED);
    } else if (groups == 1 && digits >= 8 && isBesideRouting(scan, at, end)) {
      scan.addOver(TYPE, at, end, Level.VALIDATED);
    } else if (!against && !scan.near(at, end, USERS) && groups == 1 && digits >= 8 && scan.brief(at, end)) {
      LOOSE.judge(scan, TYPE, at, end, Level.WEAK, null);
    }
  }

  /** Whether what stands around makes an account a bank's; of a number in groups only the word right before it. */
  private static boolean isOfBank(Scan scan, int groups, int at, int end) {
    boolean told = FreeForm.isCounted(scan.text, at, "account") || scan.near(at, end, BANKING);
    return scan.near(at, end, ROUTING) && (groups == 1 || scan.context(at, end).distance(ACCOUNT) == 0)
        || groups == 1 && told && !scan.near(at, end, AGAINST) && !scan.near(at, end, USERS);
  }

  /** Whether it fills a column that is called {@code account} in a table that has one for routing numbers. */
  private static boolean isBesideRouting(Scan scan, int at, int end) {
    Text text = scan.text;
    if (!scan.columns.read(at, end)
        || !text.regionMatches(true, scan.columns.columnStart(), "account", 0, "account".length())) {
      return false;
    }
    int least = Math.max(0, scan.columns.columnStart() - MOST_HEADER);
    int line = Math.max(least, text.lastIndexOf('\n', scan.columns.columnStart(), least) + 1);
    scan.worked(2 * MOST_HEADER);
    for (int i = line; i < scan.columns.columnEnd(); i++) {
      if (text.regionMatches(true, i, "routing", 0, "routing".length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code a/c} stands on the line before, with little between. */
  private static boolean isAbbreviated(Text text, int at) {
    int slash = text.lastIndexOf('/', at, at - MOST_GAP);
    return slash > 0 && (text.charAt(slash - 1) | 32) == 'a' && (Chars.at(text, slash + 1) | 32) == 'c'
        && !Chars.wordAt(text, slash + 2) && !Chars.wordBefore(text, slash - 1);
  }
}
