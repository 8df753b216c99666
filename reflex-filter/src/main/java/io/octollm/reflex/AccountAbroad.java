package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Account numbers of banks as they are called and written outside of the United States: six to twenty-six digits, in
 * groups with any one sign between, the bank's own number among them.
 */
final class AccountAbroad implements Detector {
  private static final int LEAST = 6;
  private static final int MOST = 26;
  private static final int MOST_GROUPS = 5;
  private static final int LEAST_VAGUE = 10;
  /** So long is nothing but an account. */
  private static final int LEAST_LONG = 16;
  private static final int LONGEST_BRIEF = 4;
  private static final String[] RUSSIAN = {"р/с ", "р/с: ", "р/с № ", "р/с №", "л/с ", "л/с: ", "л/с № ", "л/с №"};
  /** The digits of a moment: 20240112123456. */
  private static final int MOMENT = 14;
  /** Nothing else that people are told to pay to is as long. */
  private static final int LEAST_RUSSIAN = 20;
  private static final int MOST_BETWEEN = 20;
  private static final int MOST_AROUND = 60;
  private static final Names NAMES = Names.of("kontonr", "konto nr", "kontonummeret", "kontonummer", "bankkontonummer",
      "compte chèques", "compte cheques", "compte courant", "compte n", "numéro de compte", "numero de compte",
      "compte bancaire", "compte d épargne", "cuenta corriente", "cuenta de cheques", "cuenta de ahorro",
      "cuenta bancaria", "cuenta clabe", "clabe interbancaria", "nº de cuenta", "n de cuenta", "cuenta n",
      "cuenta número", "número de cuenta", "compte corrent", "compte bancari", "conta corrente", "conta bancária",
      "conta poupança", "conta salário", "conta n", "número da conta", "número de conta", "nº da conta",
      "conto corrente", "conto bancario", "conto n", "numero di conto", "numero conto", "c c bancario",
      "rekeningnummer", "rekeningnr", "bankrekening", "bankrekeningnummer", "tilinumero", "tilinumeroni", "tilinro",
      "pankkitili", "pankkitilin numero", "reikningsnúmer", "bankareikningur", "bankareikningi", "uimhir chuntais",
      "cuntas bainc", "rhif cyfrif", "rhif y cyfrif", "cyfrif banc", "nr rachunku", "numer rachunku",
      "rachunek bankowy", "numer konta", "nr konta", "konto bankowe", "číslo účtu", "č účtu", "účet č", "na účet",
      "účet číslo", "bankovní účet", "bankový účet", "z účtu", "számlaszám", "bankszámlaszámom", "bankszámlaszámra",
      "számlaszámra", "számlaszáma", "számlaszámom", "bankszámlaszám", "bankszámlaszáma", "bankszámla", "număr de cont",
      "numărul de cont", "nr cont", "nr de cont", "cont bancar", "contul bancar", "cont curent", "банкова сметка",
      "банковата сметка", "номер на сметка", "банков рахунок", "банківський рахунок", "номер рахунку",
      "розрахунковий рахунок", "расчетный счет", "расчётный счёт", "расчетного счета", "лицевой счет", "лицевого счета",
      "номер счета", "номер счёта", "банковский счет", "банковский счёт", "счет получателя", "счёт получателя",
      "tekući račun", "tekućeg računa", "žiro račun", "žiroračun", "broj računa", "broj tekućeg računa",
      "broj žiro računa", "текући рачун", "жиро рачун", "број рачуна", "bankovni račun", "številka računa",
      "transakcijski račun", "transakcijskega računa", "жиро сметка", "трансакциска сметка", "број на сметка",
      "αριθμός λογαριασμού", "αρ λογαριασμού", "αριθμό λογαριασμού", "sąskaitos numeris", "sąskaitos nr",
      "banko sąskaita", "atsiskaitomoji sąskaita", "į sąskaitą", "konta numurs", "konta nr", "bankas konts",
      "bankas konta", "kontonumber", "kontonumbri", "arvelduskonto", "pangakonto", "llogaria", "llogarisë",
      "llogaria bankare", "numri i llogarisë", "hesap no", "hesap numarası", "hesap numaram", "banka hesabı",
      "hesabı no", "hesab nömrəsi", "bank hesabı", "hisob raqami", "есепшот", "رقم الحساب", "الحساب البنكي",
      "حساب بنكي", "حسابي البنكي", "الحساب المصرفي", "מספר חשבון", "מס חשבון", "חשבון בנק", "חשבון בנק מספר",
      "חשבון מספר", "شماره حساب", "حساب بانکی", "اکاؤنٹ نمبر", "بینک اکاؤنٹ", "کھاتہ نمبر", "खाता संख्या", "खाता नंबर",
      "खाता क्रमांक", "खाता सं", "बैंक खाता", "खाते क्र", "खाते क्रमांक", "बँक खाते", "হিসাব নম্বর", "হিসাব নং",
      "অ্যাকাউন্ট নম্বর", "একাউন্ট নম্বর", "ব্যাংক হিসাব", "கணக்கு எண்", "வங்கிக் கணக்கு", "வங்கி கணக்கு", "ఖాతా నంబర్",
      "ఖాతా సంఖ్య", "బ్యాంక్ ఖాతా", "ಖಾತೆ ಸಂಖ್ಯೆ", "ಬ್ಯಾಂಕ್ ಖಾತೆ", "അക്കൗണ്ട് നമ്പർ", "ખાતા નંબર", "ખાતા નં",
      "ਖਾਤਾ ਨੰਬਰ", "บัญชีธนาคาร", "บัญชีเลขที่", "เลขที่บัญชี", "เลขบัญชี", "เข้าบัญชี", "บัญชีออมทรัพย์",
      "số tài khoản", "số tk", "tài khoản số", "tài khoản ngân hàng", "no rekening", "nomor rekening", "norek",
      "no rek", "ke rekening", "rekening bca", "rekening bri", "rekening bni", "rekening mandiri", "no akaun",
      "nombor akaun", "akaun bank", "akaunti namba", "namba ya akaunti", "akaunti ya benki", "rekeningnommer",
      "bankrekeningnommer", "inombolo ye akhawunti", "银行账号", "银行账户", "银行账户号码", "銀行帳號", "匯款帳號", "汇款账号", "收款账号", "收款帳號",
      "轉帳帳號", "戶口號碼", "帳戶號碼", "账户号码", "银行卡账号", "口座番号", "振込先口座", "普通預金", "계좌번호", "입금계좌", "은행계좌", "통장번호",
      "ანგარიშის ნომერი", "հաշվեհամար", "հաշվի համար", "banku kontua", "kontu zenbakia", "kontu korrontea",
      "kontu korronteko",
      "расчетному счету", "расчётному счёту", "расчётного счёта", "р счёт", "р счет", "振込口座",
      "給与振込口座", "給与口座", "口座", "引落口座", "返金先口座", "入金口座", "maaş hesabı", "maaş hesap", "maaş hesabım", "vadesiz hesap",
      "vadesiz hesabı", "vadeli hesap", "mevduat hesabı", "hesabına", "rek mandiri", "rek bca", "rek bri",
      "rek bni", "rek bank", "rek bsi", "rek btn", "rekening bsi", "rekening bank", "no rek bca", "工资卡账号", "工资账号",
      "工资卡号", "银行卡", "收款人账号", "对公账户", "對公帳戶", "薪轉帳戶", "薪資帳號", "撥款帳號", "급여계좌", "환불계좌", "የሂሳብ ቁጥር", "ሂሳብ ቁጥር",
      "የባንክ ሂሳብ");
  /** Words for bills and for accounts of every kind too: beside a number as long as a bank's. */
  private static final Names VAGUE = Names.of("konto", "számla", "számlára", "számlája", "ccc", "clabe", "cbu", "nib",
      "c c n", "trr", "stk", "til konto", "auf konto", "kontoen", "bankkonto", "girokonto", "reikningur",
      "rachunku", "rachunek", "účtu", "contul", "cont", "рахунок", "рахунку", "λογαριασμού", "λογαριασμό",
      "λογαριασμός", "llogari", "llogarinë", "حساب رقم", "به حساب", "खाता", "खाते", "ఖాతా", "akaun", "akaunti",
      "i akhawunti", "ye akhawunti", "akhawunti", "계좌", "ანგარიში", "ანგარიშის", "rek");
  /** What any account is called: beside a word for a bank or a transfer. */
  private static final Names LOOSE = Names.of("cuenta", "conta", "compte", "conto", "账号", "帳號", "账户", "帳戶", "חשבון",
      "лицевой счёт", "лицевого счёта", "лицевому счёту", "на счёт", "на счет", "счёт", "счёта");
  private static final String[] BANKS = {"banco", "Banco", "banca", "Banca", "banque", "Banque", "银行", "銀行", "开户", "開戶",
      "户名", "戶名", "汇款", "匯款", "转账", "轉帳", "支行", "分行", "路由", "סניף", "בנק", "банк", "Банк", "БИК"};
  /** A word of each name that is in letters without marks, so that most numbers are told apart cheaply. */
  private static final Words CALLED = Words.of("kontonr konto kontonummeret kontonummer bankkontonummer chèques"
      + " cheques courant compte corriente ahorro bancaria cuenta interbancaria corrente bancária poupança salário"
      + " conta bancario conto rekeningnummer rekeningnr bankrekening bankrekeningnummer tilinumero tilinumeroni"
      + " tilinro pankkitili pankkitilin reikningsnúmer bankareikningur bankareikningi chuntais cuntas cyfrif rachunku"
      + " rachunek konta účtu účet számlaszám bankszámlaszámom bankszámlaszámra számlaszámra számlaszáma számlaszámom"
      + " bankszámlaszám bankszámlaszáma bankszámla număr numărul cont bancar банкова банковата сметка рахунок рахунку"
      + " расчетный расчётный расчетного лицевой лицевого счета счёта банковский получателя tekući tekućeg račun"
      + " žiroračun računa текући рачун рачуна λογαριασμού sąskaitos sąskaita sąskaitą bankas kontonumber kontonumbri"
      + " arvelduskonto pangakonto llogaria llogarisë hesap hesabı nömrəsi raqami есепшот الحساب بنكي البنكي חשבון"
      + " شماره بانکی اکاؤنٹ کھاتہ khoản tk rekening norek rek akaun akaunti rekeningnommer bankrekeningnommer"
      + " akhawunti 银行账号 银行账户 银行账户号码 銀行帳號 匯款帳號 汇款账号 收款账号 收款帳號 轉帳帳號 戶口號碼 帳戶號碼 账户号码 银行卡账号 口座番号 振込先口座 普通預金 계좌번호 입금계좌 은행계좌"
      + " 통장번호 ანგარიშის հաշվեհամար համար kontua zenbakia korrontea korronteko számla számlára számlája ccc clabe cbu"
      + " nib trr stk kontoen bankkonto girokonto reikningur contul λογαριασμό λογαριασμός llogari llogarinë حساب"
      + " 계좌 ანგარიში 账号 帳號 账户 帳戶 счёт счету счёту счёте счете 振込口座 給与振込口座 給与口座 口座 引落口座 返金先口座 入金口座 hesabım"
      + " hesabına mandiri bca bri bni bsi btn 工资卡账号 工资账号 工资卡号 银行卡 收款人账号 对公账户 對公帳戶 薪轉帳戶 薪資帳號 撥款帳號 급여계좌 환불계좌"
      + " לחשבון החשבון בחשבון");
  /** Between its groups. */
  private static final String JOINS = "-./ ";

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.begins(4, 4, 4, 4)) {
      return; // as cards are written
    }
    int groups = groups(n);
    int digits = n.digits(groups);
    int end = n.end(groups - 1);
    if (digits < LEAST || n.size(0) > MOST || isDate(n, groups) || isAddress(n, groups)
        || AmountForm.is(scan.text, n, groups)
        || n.joined(n.count()) || n.prefixed() || isWithin(scan.text, at) || groups == 1 && n.repeats(digits)
        || !scan.near(at, end, CALLED) && !FreeForm.isInMarks(scan.text, at) && !isInShort(scan.text, at)) {
      return;
    }
    if (digits >= LEAST_VAGUE && (isRussian(scan.text, at) || isVague(scan, n, groups, at))
        || isNamed(scan, NAMES, at, end)
        || isNamed(scan, LOOSE, at, end) && !isCount(scan.text, end) && isOfBank(scan, at, end)) {
      scan.addNamed(UsBankAccount.TYPE, at, end, Level.VALIDATED);
    }
  }

  /** Whether letters that a slash parts may stand before, which no set of words tells from others: {@code р/с}. */
  private static boolean isInShort(Text text, int at) {
    return Chars.at(text, at - 3) == '/' || Chars.at(text, at - 4) == '/' || Chars.at(text, at - 5) == '/'
        || Chars.at(text, at - 6) == '/';
  }

  /** Whether a current account or a personal one is what it is in short: {@code р/с}, {@code л/с}. */
  private static boolean isRussian(Text text, int at) {
    return Chars.endsAny(text, at, RUSSIAN);
  }

  /** Whether a word for bills too is said of a number that is as long as banks' alone are, or that a sign leads to. */
  private static boolean isVague(Scan scan, DigitGroups n, int groups, int at) {
    int digits = n.digits(groups);
    int end = n.end(groups - 1);
    boolean moment = groups == 1
        && (Epoch.isLikely(n, scan.text) || digits == MOMENT && DateReader.isYear(n.value(0, 4)));
    return !moment && isNamed(scan, VAGUE, at, end)
        && (digits >= LEAST_LONG || !isBrief(scan.text, scan.namePlaces(at, end).own()) || isIntroduced(scan, at, end));
  }

  /** Whether a word in small letters follows, as what is counted does: three of the names are verbs as well. */
  private static boolean isCount(Text text, int end) {
    char next = Chars.at(text, end + 1);
    return Chars.at(text, end) == ' ' && next >= 'a' && next <= 'z';
  }

  /** Whether a name is a word of few letters without marks, as much else is. */
  private static boolean isBrief(Text text, int name) {
    int start = name;
    while (start > 0 && name - start <= LONGEST_BRIEF && Chars.isWord(text.charAt(start - 1))) {
      start--;
    }
    return name - start <= LONGEST_BRIEF && name > 0 && text.charAt(name - 1) < 0x80;
  }

  /** Whether more than blanks or a dot stands between a name and a number, as behind no verb, or it has no ends. */
  private static boolean isIntroduced(Scan scan, int at, int end) {
    int name = scan.namePlaces(at, end).own();
    if (name >= at || name == 0 || scan.text.charAt(name - 1) >= Names.UNSPACED) {
      return true;
    }
    for (int i = name; i < at; i++) {
      if (" .".indexOf(scan.text.charAt(i)) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is the rest of what a slash parts. */
  private static boolean isWithin(Text text, int at) {
    return Chars.at(text, at - 1) == '/' && Chars.isDigit(Chars.at(text, at - 2));
  }

  /** Whether a name is nearest, fills its key or column or stands before it with few letters between and no digits. */
  private static boolean isNamed(Scan scan, Names names, int at, int end) {
    if (names.nearest(scan, UsBankAccount.TYPE, at, end) != Names.Nearest.OWN) {
      return false;
    }
    int name = scan.namePlaces(at, end).own();
    boolean glued = Chars.at(scan.text, at - 1) >= Names.UNSPACED
        && names.endAt(scan.text, Math.max(0, at - MOST_BETWEEN), at); // 账号6222780012345
    if (name >= at && !glued) {
      return scan.context(at, end).nameEnd() > 0;
    }
    for (int i = name; i < at; i++) {
      char c = scan.text.charAt(i);
      boolean sentence = c == '.' && Chars.isLetter(Chars.at(scan.text, i + 2));
      if (Chars.isDigit(c) || c == '\n' || c == ',' || c == ';' || sentence) {
        return false;
      }
    }
    boolean colon = scan.text.startsWith(": ", at - 2) || Chars.at(scan.text, at - 1) == ':';
    if (!colon && !FreeForm.isBareBetween(scan.text, name, at)) {
      return false;
    }
    // Where words have no blanks between, few letters say much.
    return at - name <= (scan.text.charAt(name - 1) >= Names.UNSPACED ? MOST_BETWEEN / 2 : MOST_BETWEEN);
  }

  /** How many groups are one number: as long as one sign is between, and no date begins behind a blank. */
  private static int groups(DigitGroups n) {
    int groups = 1;
    while (groups < Math.min(n.count(), MOST_GROUPS) && n.digits(groups + 1) <= MOST
        && JOINS.indexOf(n.separator(groups)) >= 0 && !(n.separator(groups) == ' ' && isDateBehind(n, groups))) {
      groups++;
    }
    return groups;
  }

  private static boolean isDateBehind(DigitGroups n, int group) {
    return group + 2 < n.count() && n.size(group) <= 4 && n.separator(group + 1) != ' '
        && n.separator(group + 1) == n.separator(group + 2);
  }

  /** Whether it is a date, a part of one, or a price. */
  private static boolean isDate(DigitGroups n, int groups) {
    boolean parted = groups == 3 || groups > 3 && n.separator(1) == n.separator(2) && n.separator(1) != ' '
        && n.value(n.size(0), n.size(0) + n.size(1)) <= 12;
    boolean day = parted && n.size(1) < 3 && (n.size(0) < 3 && (n.size(2) == 2 || n.size(2) == 4)
        || n.size(0) == 4 && n.size(2) < 3);
    boolean month = groups == 2 && (n.begins(2, 4) || n.begins(4, 2));
    return day || month || groups == 2 && (n.separator(1) == '.' || n.begins(4, 4));
  }

  /** Whether it is an address of the Internet. */
  private static boolean isAddress(DigitGroups n, int groups) {
    boolean is = groups == 4;
    int digit = 0;
    for (int i = 0; is && i < 4; i++) {
      is = n.size(i) < 4 && (i == 0 || n.separator(i) == '.') && (n.size(i) == 1 || n.digit(digit) != 0);
      digit += n.size(i);
    }
    return is;
  }

  private static boolean isOfBank(Scan scan, int start, int end) {
    Text text = scan.text;
    int least = Math.max(0, start - MOST_AROUND);
    int most = Math.min(text.length(), end + MOST_AROUND);
    scan.worked(most - least);
    if (end - start >= LEAST_RUSSIAN) {
      return true;
    }
    for (String bank : BANKS) {
      if (text.indexOf(bank, least, most) >= 0) {
        return true;
      }
    }
    return false;
  }
}
