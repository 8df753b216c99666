package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Numbers of driving licences. Every state has its own form, so a word beside one tells; only the
 * British form, made of name, birth and a check, tells by itself.
 */
final class DriverLicense implements Detector {
  static final String TYPE = "DRIVER_LICENSE";
  private static final String STATES = " AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ"
      + " NL OD OR"
      + " PB PY RJ SK TN TR TS UK UP UT WB ";
  private static final int LEAST = 5;
  private static final int MOST = 20;
  /** Of numbers in groups. */
  static final Sides PARTED = Sides.behind("- ", Sides.DIGITS);
  private static final Names NAMES = Names.of("driver license", "drivers license", "driver s license", "driver licence",
      "drivers licence", "driver s licence", "driving licence", "driving license", "driver licenses",
      "drivers licenses", "driver lic", "drivers lic", "driver s lic", "driver s lic no", "license number",
      "licence number", "license no", "licence no", "license id", "driverlicense", "driverslicense",
      "driver license number", "drivers license number", "driving licence number", "driver id", "driving permit", "dln",
      "oln", "operator license", "dl number", "dl no", "cdl", "cdl number", "cdl no", "führerschein",
      "führerscheinnummer", "fuehrerschein", "fuhrerschein", "permis de conduire", "permis", "patente",
      "patente di guida", "licencia de conducir", "carta de condução", "kørekort", "kørekortnummer", "førerkort",
      "førerkortnummer", "водительское удостоверение", "řidičský průkaz", "giấy phép lái xe", "άδεια οδήγησης",
      "vodičský preukaz", "посвідчення водія", "führerausweis", "jogosítvány", "δίπλωμα οδήγησης", "رخصة القيادة",
      "רישיון נהיגה", "водійське посвідчення", "bằng lái", "permiso de conducir", "rijbewijs", "rijbewijsnummer", "cnh",
      "carteira de motorista", "prawo jazdy", "prawa jazdy", "driver s license number", "운전면허", "운전면허번호", "körkort",
      "körkortsnummer", "ajokortti", "ajokortin numero", "sürücü belgesi no", "sürücü belgesi", "ehliyet no", "驾驶证号",
      "驾驶证", "驾照", "運転免許証番号", "免許証番号", "ใบขับขี่เลขที่", "ใบขับขี่", "เลขที่ใบขับขี่", "licencia de manejo",
      "licencia de conducción", "licencia para conducir", "carnet de conducir", "carné de conducir", "brevete",
      "de conduir", "permís de conduir", "carnet de conduir", "permis de conducere", "permisul de conducere",
      "carnet de conducere", "permisului de conducere", "carteira nacional de habilitação", "habilitação",
      "registro cnh", "ökuskírteini", "ökuskírteinis", "ökuskírteinisnúmer", "ökuskírteinisnr", "ceadúnas tiomána",
      "ceadúnais tiomána", "cheadúnas tiomána", "trwydded yrru", "drwydded yrru", "nhrwydded yrru",
      "řidičského průkazu", "řidičák", "vodičského preukazu", "vodičák", "vezetői engedély", "vezetői engedélye",
      "vezetői engedélyének száma", "jogosítványa", "jogosítványom", "свидетелство за управление", "шофьорска книжка",
      "шофьорската книжка", "водительского удостоверения", "вод удостоверение", "водительские права",
      "посвідченням водія", "водійські права", "вадзіцельскае пасведчанне", "vozačka dozvola", "vozačke dozvole",
      "vozačku dozvolu", "возачка дозвола", "возачке дозволе", "возачку дозволу", "возачката дозвола",
      "vozniško dovoljenje", "vozniškega dovoljenja", "άδειας οδήγησης", "αδεια οδηγησης", "διπλώματος οδήγησης",
      "vairuotojo pažymėjimas", "vairuotojo pažymėjimo", "vairuotojo paž", "vadītāja apliecība", "vadītāja apliecības",
      "autovadītāja apliecība", "juhiluba", "juhiloa", "juhiload", "juhiloa number", "leje drejtimi", "lejedrejtimi",
      "leja e drejtimit", "ehliyet", "ehliyetim", "sürücü belgesi numarası", "sürücülük vəsiqəsi",
      "haydovchilik guvohnomasi", "жүргізуші куәлігі", "رخصة قيادة", "رخصة السياقة", "رخصة السواقة", "رخصة سياقة",
      "رخصة القيادة رقم", "רשיון נהיגה", "רישיון הנהיגה", "گواهینامه", "گواهی‌نامه", "گواهینامه رانندگی",
      "ڈرائیونگ لائسنس", "ड्राइविंग लाइसेंस", "ड्राइविंग लायसन्स", "चालक लाइसेंस", "चालक परवाना", "वाहन परवाना",
      "ड्राइभिङ लाइसेन्स", "ড্রাইভিং লাইসেন্স", "ஓட்டுநர் உரிமம்", "ஓட்டுனர் உரிமம்", "డ్రైవింగ్ లైసెన్స్",
      "ಚಾಲನಾ ಪರವಾನಗಿ", "ಡ್ರೈವಿಂಗ್ ಲೈಸೆನ್ಸ್", "ഡ്രൈവിംഗ് ലൈസൻസ്", "ഡ്രൈവിങ് ലൈസൻസ്", "ડ્રાઇવિંગ લાઇસન્સ",
      "ਡਰਾਈਵਿੰਗ ਲਾਇਸੈਂਸ", "ใบอนุญาตขับขี่", "ใบอนุญาตขับขี่เลขที่", "ใบอนุญาตขับรถ", "bằng lái xe", "gplx",
      "lesen memandu", "lisensya sa pagmamaneho", "lisensiya sa pagmamaneho", "leseni ya udereva",
      "leseni ya kuendesha", "rybewys", "rybewysnommer", "bestuurslisensie", "ilayisense yokushayela",
      "layisensi yokushayela", "მართვის მოწმობა", "მართვის მოწმობის", "վարորդական իրավունք", "վարորդական վկայական",
      "gidabaimena", "gidabaimenaren", "gidatzeko baimena", "駕駛執照", "駕照", "駕駛執照號碼", "驾驶证号码", "駕照號碼", "驾驶执照", "運転免許証",
      "運転免許", "免許番号", "운전면허증", "면허번호", "운전면허증번호", "körkortsnr", "körkort nr", "førerkortnr", "førerkort nr",
      "kørekortnr", "kørekort nr", "ajokorttinro", "ajokorttinumero", "ajokortti nro", "führerschein nr",
      "führerscheinnr", "rijbewijsnr", "驾驶证档案编号", "驾驶证编号", "驾照编号", "驾照号", "駕照編號", "驾照档案编号", "免許証no", "免許証 no",
      "免許no", "የመንጃ ፈቃድ", "መንጃ ፈቃድ");
  /** Words that mean much else: right before a number that is long and has no small letters. */
  private static final Names LOOSE = Names.of("dl", "license", "licence", "licencia");
  private static final Words LOOSE_WORDS = Words.of("dl license licence licencia");
  private static final Words AGAINST = Words.of("software product mit apache gpl bsd medical dea key"
      + " activation serial nursing business version spdx");
  private static final Words OF_SERIES = Words.of("průkaz průkazu preukaz preukazu apliecība apliecības pažymėjimas"
      + " pažymėjimo dozvola dovoljenje водія водійське посвідчення посвідченням удостоверение удостоверения"
      + " права");
  /** What else has such numbers: it counts where it is nearer than the licence's name. */
  private static final Words OTHERS = Words.of("plate vehicle phone ph call cell tel fax");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int piece = FreeForm.pieceEnd(text, at);
    if (piece - at >= 5 && british(scan, at)) {
      return;
    }
    if (piece - at == 5 && scan.number().start(0) == at && scan.number().begins(5, 2, 4)
        && scan.number().separator(1) == '/') {
      NAMES.judge(scan, TYPE, at, scan.number().end(2), Level.VALIDATED, Level.WEAK); // Poland's
      return;
    }
    if (piece - at == 2 && Chars.isDigit(text.charAt(at)) && (korean(scan, at) || norwegian(scan, at))) {
      return;
    }
    boolean parted = isParted(text, at, piece);
    if (piece - at < 6 && !parted || !FreeForm.mayBe(text, at, piece, 1)) {
      return;
    }
    FreeForm form = FreeForm.read(text, at, parted && text.charAt(piece) == ' ');
    int end = form.end();
    if (!FreeForm.isNamed(scan, at, end)) {
      alone(scan, at);
      return;
    }
    int size = form.digits() + form.letters();
    if (size < LEAST || size > MOST || form.digits() < 3 || Chars.wordAt(text, end)
        || form.digits() == size && size < 6 || text.startsWith("0x", at)
        || !FreeForm.mayBe(text, at, end, 3)) {
      return;
    }
    boolean named = !scan.near(at, end, AGAINST) && (NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN
        || size >= 7 && form.digits() >= 6 && scan.context(at, end).distance(LOOSE_WORDS) <= 2
            && FreeForm.isCapital(text, at, end) && LOOSE.nearest(scan, at, end) == Names.Nearest.OWN);
    if (named && !isOther(scan, at, end) || LicenceForms.tell(scan, at, form)) {
      int start = isSeries(scan, at, end) ? Series.lettersStart(text, at) : FreeForm.start(text, at);
      scan.addNamed(TYPE, start, LicenceForms.isInHongKong(text, at, end) ? end + "(2)".length() : end,
          Level.VALIDATED);
    } else {
      parted(scan, at);
    }
  }

  /** Whether a series of letters stands before six digits, as the Czechs and their neighbours write it. */
  private static boolean isSeries(Scan scan, int at, int end) {
    return end - at == 6 && Series.lettersStart(scan.text, at) < at && scan.context(at, end).distance(OF_SERIES) >= 0;
  }

  /** Whether a word for another number stands between the licence's name, which was found, and its number. */
  private static boolean isOther(Scan scan, int at, int end) {
    Context context = scan.context(at, end);
    int other = context.distance(OTHERS);
    int place = other < 0 ? -1 : context.place(other);
    return place >= 0 && place < at && place > scan.namePlaces(at, end).own();
  }

  private static boolean isNamed(Scan scan, int at, int end) {
    return NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN
        || LOOSE.nearest(scan, at, end) == Names.Nearest.OWN;
  }

  /** Those of Kansas and Virginia: {@code K15-79-9429}, and of the Philippines: {@code N03-78-004238}. */
  static void verifyDashed(Scan scan, int at) {
    Spelled code = scan.spelled();
    if (Chars.at(scan.text, at + 3) == '-' && (code.read(scan.text, at, "A99 99 9999")
        || code.read(scan.text, at, "A99 99 999999")) && !code.lower()
        && isNamed(scan, at, code.end())) {
      scan.addNamed(TYPE, at, code.end(), Level.VALIDATED);
    }
  }

  /** Russia's, of series and number: {@code 7732 449508}. */
  static void verifySeries(Scan scan, int at) {
    int end = Series.end(scan.number(), at);
    if (end > at && isNamed(scan, at, end)) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
    }
  }

  /** Washington's: WDL and nine letters or digits. */
  static void verifyWashington(Scan scan, int at) {
    int end = scan.runs().codeEnd();
    if (scan.text.startsWith("WDL", at) && FreeForm.isCapital(scan.text, at, end) && isNamed(scan, at, end)) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
    }
  }

  /**
   * Whether three digits or more follow the first piece behind a dash, or a blank, where that is no four digits, which
   * may be a year; or two, a dash and more.
   */
  private static boolean isParted(Text text, int at, int piece) {
    char join = Chars.at(text, piece);
    boolean four = piece - at == 4 && Chars.isDigit(text.charAt(at));
    return piece - at <= 5 && (join == '-' || join == ' ') && Chars.isDigit(Chars.at(text, piece + 1))
        && Chars.isDigit(Chars.at(text, piece + 2)) && (!four && Chars.isDigit(Chars.at(text, piece + 3))
            || join == '-' && Chars.at(text, piece + 3) == '-' && Chars.isDigit(Chars.at(text, piece + 4))
            || four && join == '-' && Chars.at(text, piece + 5) == '-' && Chars.isDigit(Chars.at(text, piece + 6)));
  }

  /** Florida's and Illinois', with their dashes: weak, whatever stands around. */
  private static boolean parted(Scan scan, int at) {
    Text text = scan.text;
    Spelled code = scan.spelled();
    boolean is = Chars.is(text.charAt(at), Chars.UPPER) && Chars.at(text, at + 4) == '-'
        && (code.read(text, at, "A999 999 99 999 9") || code.read(text, at, "A999 9999 9999"));
    if (is) {
      scan.addFaint(TYPE, at, code.end());
    }
    return is;
  }

  /** India's, of state, office, year and serial: {@code MH12 20114203408}, {@code KA-05-2014-0009049}. */
  static void verifyIndian(Scan scan, int at) {
    Spelled code = scan.spelled();
    int start = Chars.at(scan.text, at - 1) == '-' ? at - "KA-".length() : at;
    if (start >= 0 && code.read(scan.text, start, "AA 99 9999 9999999") && !code.lower()
        && code.value(4, 8) >= 1950 && code.value(4, 8) < 2050
        && STATES.contains(" " + code.at(0) + code.at(1) + " ")) {
      NAMES.judge(scan, TYPE, code.start(), code.end(), Level.VALIDATED, Level.SHAPED);
    }
  }

  /** A capital and as many digits as California, Florida or Illinois give, in a text of little else. */
  private static void alone(Scan scan, int at) {
    Text text = scan.text;
    if (scan.brief(at, at) && isForeign(scan, at)) {
      NAMES.judge(scan, TYPE, at, scan.spelled().end(), Level.VALIDATED, Level.WEAK);
      return;
    }
    if (parted(scan, at)) {
      return;
    }
    int end = at + 1;
    while (Chars.isDigit(Chars.at(text, end))) {
      end++;
    }
    int digits = end - at - 1;
    if (Chars.is(text.charAt(at), Chars.UPPER) && (digits == 7 || digits == 12 || digits == 11)
        && scan.brief(at, end) && !Chars.wordAt(text, end)) {
      NAMES.judge(scan, TYPE, at, end, Level.VALIDATED, Level.WEAK);
    }
  }

  /** Italy's, of the old kind and the new; Germany's, of an authority, a serial, a check and a count. */
  private static boolean isForeign(Scan scan, int at) {
    Spelled code = scan.spelled();
    if (!Chars.is(scan.text.charAt(at), Chars.UPPER)) {
      return false;
    }
    boolean read = code.read(scan.text, at, "AA9999999A")
        || scan.text.startsWith("U1", at) && code.read(scan.text, at, "A9#######A")
        || code.read(scan.text, at, "A99######9#");
    return read && !code.lower();
  }

  /** Korea's: region, year, serial and check. {@code 11-22-333333-44} */
  private static boolean korean(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.start(0) != at || !n.begins(2, 2, 6, 2) || !n.uniform(4) || n.joined(4) || n.separator(1) == '.'
        || n.value(0, 2) < 11 || n.value(0, 2) > 28) {
      return false;
    }
    NAMES.judge(scan, TYPE, at, n.end(3), Level.VALIDATED, Level.SHAPED);
    return true;
  }

  /** Norway's: {@code 85 44 519114 4}. */
  private static boolean norwegian(Scan scan, int at) {
    DigitGroups n = scan.number();
    boolean is = n.start(0) == at && n.begins(2, 2, 6, 1) && n.uniform(4) && !n.joined(4)
        && NAMES.nearest(scan, TYPE, at, n.end(3)) == Names.Nearest.OWN;
    if (is) {
      scan.addNamed(TYPE, at, n.end(3), Level.VALIDATED);
    }
    return is;
  }

  /** Five letters of the name filled up with 9, decade, month and day of birth, initials, three more. */
  private static boolean british(Scan scan, int at) {
    Spelled code = scan.spelled();
    if (Chars.isDigit(scan.text.charAt(at)) || !code.read(scan.text, at, "##### 999999 ##9AA")
        && !code.read(scan.text, at, "#####999999##9##")) {
      return false;
    }
    boolean filled = false;
    for (int i = 0; i < 5; i++) {
      boolean nine = code.at(i) == '9';
      if (Chars.isDigit(code.at(i)) && !nine || filled && !nine || i == 0 && nine) {
        return false;
      }
      filled |= nine;
    }
    int month = code.value(6, 8);
    int day = code.value(8, 10);
    month = month > 50 ? month - 50 : month;
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return false;
    }
    NAMES.judge(scan, TYPE, code.start(), code.end(), Level.VALIDATED,
        code.lower() ? Level.WEAK : Level.SHAPED);
    return true;
  }
}
