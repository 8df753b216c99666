package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Passport numbers (ICAO 9303): six to nine letters and digits. Only a word beside one tells; by
 * itself the form of the newest United States passports or of Germany's is weak.
 */
final class Passport implements Detector {
  static final String TYPE = "PASSPORT";
  private static final int LEAST = 6;
  private static final int MOST = 10;
  private static final int LEAST_DIGITS = 4;
  private static final String GERMAN_FIRST = "CFGHJK";
  private static final String GERMAN = "0123456789CFGHJKLMNPRTVWXYZ";
  private static final Names NAMES = Names.of("passport", "passports", "passport number", "passport no", "passport num",
      "passport id", "passport nr", "passportnumber", "passport card", "passport book", "passeport", "reisepass",
      "reisepassnummer", "passnummer", "pasaporte", "passaporto", "passaporte", "paspoort", "paszport", "pasaport",
      "passi", "passinumero", "pp no", "pp", "passprt", "pp number", "pspt no", "psptno", "nr paszportu", "paszportu",
      "passin numero", "passnr", "pass nr", "pas nr", "pasnummer", "paspoortnummer", "паспорт", "номер паспорта",
      "cestovní pas", "cestovního pasu", "hộ chiếu", "διαβατήριο", "útlevél", "pașaport", "דרכון", "الجواز",
      "загранпаспорт", "paspor", "पासपोर्ट", "travel document", "numéro de passeport", "número de pasaporte",
      "หนังสือเดินทาง", "護照", "护照", "护照号码", "护照号", "護照號碼", "旅券番号", "旅券", "パスポート", "여권", "passaport", "utlevel",
      "utlevelszam", "pasaportu", "pasaportum", "pasaportun", "pasaport no", "pasové číslo", "passaports", "vegabréf",
      "vegabréfs", "vegabréfsnúmer", "vegabréfsins", "pasbort", "číslo pasu", "č pasu", "cestovného pasu",
      "cestovný pas", "útlevélszám", "útlevélszáma", "útlevele", "útlevelének száma", "pașaportului", "pașaportul",
      "pasaportul", "паспорта", "паспорту", "загранпаспорта", "закордонний паспорт", "пашпарт", "пашпарта", "pasoš",
      "pasoša", "pasoši", "pasos broj", "пасош", "пасоша", "putovnica", "putovnice", "putovnicu", "potni list",
      "potnega lista", "διαβατηρίου", "paso numeris", "paso nr", "pasas nr", "pases nr", "pases numurs", "pase nr",
      "passi nr", "passi number", "pasaporta", "pasaportë", "pasaportës", "pasport", "pasportun", "pasportu",
      "паспортының", "төлқұжат", "جواز السفر", "جواز سفر", "جوازي", "הדרכון", "گذرنامه", "پاسپورت", "پاسپورٹ",
      "पारपत्र", "राहदानी", "পাসপোর্ট", "கடவுச்சீட்டு", "பாஸ்போர்ட்", "పాస్‌పోర్ట్", "పాస్పోర్ట్", "ಪಾಸ್‌ಪೋರ್ಟ್",
      "ಪಾಸ್ಪೋರ್ಟ್", "പാസ്‌പോർട്ട്", "പാസ്പോർട്ട്", "પાસપોર્ટ", "ਪਾਸਪੋਰਟ", "พาสปอร์ต", "pasipoti", "pasi ya kusafiria",
      "ipasipoti", "iphasiphothi", "პასპორტი", "პასპორტის", "პასპორტის ნომერი", "անձնագիր", "անձնագրի", "pasaportea",
      "pasaporte zenbakia", "여권번호", "护照编号", "護照編號", "旅行证件号", "pass n", "passap n", "passp n", "ፓስፖርት", "ፓስፖርት ቁጥር",
      "pas n", "حامل جواز", "بجواز", "جواز", "رقم جواز", "جوازها", "جوازه", "паспортом", "паспорте",
      "загранпаспортом");

  /** Called for a code and for a number of the size. */
  @Override
  public void verify(Scan scan, int at) {
    if (!FreeForm.mayBe(scan.text, at, Math.min(at + LEAST, scan.text.length()), 0)) {
      return;
    }
    int piece = FreeForm.pieceEnd(scan.text, at);
    if (!FreeForm.isNamed(scan, at, piece) && !scan.brief(at, piece)) {
      return;
    }
    FreeForm form = FreeForm.read(scan.text, at, false);
    int end = form.end();
    if (form.pieces() || end - at < LEAST || end - at > MOST || form.digits() < LEAST_DIGITS - 1
        || end - at == MOST && form.letters() == 0 || Chars.wordAt(scan.text, end)
        || form.digits() < LEAST_DIGITS && !isGerman(scan.text, at, end)
        || !FreeForm.mayBe(scan.text, at, end, LEAST_DIGITS - 1)) {
      return;
    }
    if (NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN || isSwedish(scan, at, end)) {
      boolean series = form.letters() == 0 && end - at <= 7;
      scan.addNamed(TYPE, series ? Series.lettersStart(scan.text, at) : at, end, Level.VALIDATED);
    } else if (Chars.is(scan.text.charAt(at), Chars.UPPER)) {
      boolean next = form.digits() > LEAST_DIGITS && NAMES.nearest(scan, at, end) == Names.Nearest.OWN;
      if (next) {
        scan.addFaint(TYPE, at, end); // the name was said of another one
      } else if (scan.brief(at, end)) {
        alone(scan, at, form);
      }
    }
  }

  /** Two letters or three and six digits or seven right behind {@code pass} or {@code pas}, which mean much else. */
  private static boolean isSwedish(Scan scan, int at, int end) {
    int name = at;
    while (name > 0 && at - name < 2 && ": ".indexOf(scan.text.charAt(name - 1)) >= 0) {
      name--;
    }
    boolean pass = Chars.endsWord(scan.text, name, "pass") || Chars.endsWord(scan.text, name, "pas");
    if (!pass || name == at || end - at != 9 && end - at != 8) {
      return false;
    }
    int word = scan.text.regionMatches(true, name - 4, "pass", 0, 4) ? name - 4 : name - 3;
    char before = Chars.at(scan.text, Chars.at(scan.text, word - 1) == ' ' ? word - 2 : word - 1);
    return ",.;\n".indexOf(before) >= 0 && (scan.spelled().read(scan.text, at, "AA9999999")
        || scan.spelled().read(scan.text, at, "AAA999999") || scan.spelled().read(scan.text, at, "AA999999"))
        && !scan.spelled().lower();
  }

  /** Series and number, as in Russia: {@code 45 17 444498}, {@code 4512 360376}, {@code 73 2659710}. */
  static void verifySeries(Scan scan, int at) {
    int end = Series.end(scan.number(), at);
    if (end > at && FreeForm.isNamed(scan, at, end) && NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
    }
  }

  /** One of Germany's or of the Netherlands' that has few digits, where it is called so. */
  static void verifyLettered(Scan scan, int at) {
    int end = scan.runs().codeEnd();
    if ((isGerman(scan.text, at, end) || scan.spelled().read(scan.text, at, "AA######9") && !scan.spelled().lower())
        && NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN) {
      scan.addNamed(TYPE, at, end, Level.VALIDATED);
    }
  }

  /** Whether it is one of Germany's: no vowels, first a letter of an authority for passports. */
  private static boolean isGerman(Text text, int start, int end) {
    if (GERMAN_FIRST.indexOf(text.charAt(start)) < 0 || end - start != 9
        && (end - start != 10 || !Icao9303.holds(text, start, end))) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (GERMAN.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** In a text of little else: a letter and eight digits, Germany's or Korea's, or letters and digits. */
  private static void alone(Scan scan, int at, FreeForm form) {
    int letters = form.letters();
    boolean newest = letters == 1 && form.digits() == 8;
    boolean german = isGerman(scan.text, at, form.end());
    boolean two = form.letters() == 2 && (form.digits() == 6 || form.digits() == 7)
        && Chars.is(scan.text.charAt(at + 1), Chars.UPPER) && Chars.isDigit(scan.text.charAt(at + 2));
    boolean korean = scan.spelled().read(scan.text, at, "A999A9999");
    char before = Chars.at(scan.text, at - 1);
    boolean three = letters == 3 && form.digits() == 6 && Chars.isDigit(scan.text.charAt(at + 3));
    if (!newest && !two && !german && !three && !korean || before == '-' || before == '#' || before == '/'
        || NAMES.nearest(scan, TYPE, at, form.end()) != Names.Nearest.NONE) {
      return;
    }
    if (newest) {
      scan.add(TYPE, at, form.end(), Level.WEAK);
    } else {
      scan.addFaint(TYPE, at, form.end());
    }
  }
}
