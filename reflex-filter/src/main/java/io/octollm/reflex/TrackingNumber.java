package io.octollm.reflex;

/**
 * Numbers of parcels: UPS and the Universal Postal Union's S10 by form and check, the United States
 * Postal Service's by service code and check, FedEx and DHL only beside a word for them.
 */
final class TrackingNumber {
  static final String TYPE = "TRACKING_NUMBER";
  private static final Names NAMES = Names.of("tracking", "tracking number", "tracking no", "tracking id",
      "tracking code", "trackingnumber", "ontrac", "track", "shipment", "parcel", "package", "fedex", "ups", "usps",
      "dhl", "waybill", "awb", "air waybill", "consignment", "sendungsnummer", "sendung", "paketnummer", "paket",
      "colis", "numéro de suivi", "suivi", "seguimiento", "envío", "courier", "delivery", "rastreo", "rastreio",
      "rastreamento", "快递单号", "运单号", "pacco", "paquete", "kargo", "paczka", "paketti", "pakket",
      "guía", "guia", "zásilka", "balík", "посылка", "посилка", "csomag", "coletul", "pakken", "pakke", "przesyłka",
      "numer przesyłki", "包裹", "운송장번호", "伝票番号", "resi");

  /** Theirs are as long as a card's. */
  private static final Names CANADIAN = Names.of("canada post", "postes canada");

  private TrackingNumber() {}

  /** UPS: 1Z, six of the sender, two of the service, eight of the parcel. Postal: EA123456785US. DHL. */
  static final class Coded implements Detector {
    private static final String POSTAL = "86423597";

    @Override
    public void verify(Scan scan, int at) {
      Spelled code = scan.spelled();
      if (scan.text.regionMatches(true, at, "1Z", 0, 2) && (code.read(scan.text, at, "9A################")
          || code.read(scan.text, at, "9A ### ### ## #### ####"))) {
        add(scan, code, ups(code), Level.VALIDATED);
      } else if (code.read(scan.text, at, "AA999999999AA")) {
        add(scan, code, postal(code), Level.SHAPED);
      } else if (scan.text.startsWith("TBA", at) && code.read(scan.text, at, "AAA999999999999")) {
        add(scan, code, true, Level.SHAPED);
      } else if (scan.text.startsWith("JD", at) || scan.text.startsWith("JJ", at)) {
        licensePlate(scan, at);
      } else if (code.read(scan.text, at, "9A99999999999") && !code.lower() || scan.text.startsWith("3S", at)
          && (code.read(scan.text, at, "9A####999999999") || code.read(scan.text, at, "9A#####99999999"))) {
        NAMES.judge(scan, TYPE, at, code.end(), Level.SHAPED, null); // La Poste, PostNL
      } else if ("CDcd".indexOf(scan.text.charAt(at)) >= 0 && code.read(scan.text, at, "A99999999999999")) {
        NAMES.judge(scan, TYPE, at, code.end(), Level.SHAPED, null); // OnTrac
      }
    }

    /** Postal, in groups: {@code EA 123 456 785 US}. */
    static void verifySpaced(Scan scan, int at) {
      Spelled code = scan.spelled();
      if (at >= 3 && (code.read(scan.text, at - 3, "AA 999 999 999 AA")
          || code.read(scan.text, at - 3, "AA 9999 9999 9 AA"))) {
        add(scan, code, postal(code), Level.SHAPED);
      }
    }

    /** Licence plates (ISO 15459) of DHL and Posti: JD, JJD or JJFI and sixteen digits or more. */
    private static void licensePlate(Scan scan, int at) {
      int end = at + 2;
      while (end - at < 4 && Chars.is(Chars.at(scan.text, end), Chars.UPPER)) {
        end++;
      }
      int digits = end;
      while (Chars.isDigit(Chars.at(scan.text, end))) {
        end++;
      }
      if (end - digits >= 16 && !Chars.wordAt(scan.text, end)) {
        NAMES.judge(scan, TYPE, at, end, Level.VALIDATED, Level.SHAPED);
      }
    }

    private static void add(Scan scan, Spelled code, boolean holds, Level level) {
      NAMES.judge(scan, TYPE, code.start(), code.end(), holds ? Level.VALIDATED : Level.WEAK,
          holds && !code.lower() ? level : null);
    }

    private static boolean ups(Spelled code) {
      int sum = 0;
      for (int i = 2; i < 17; i++) {
        char c = code.at(i);
        int value = Chars.isDigit(c) ? c - '0' : (c - 'A' + 2) % 10;
        sum += i % 2 == 0 ? value : value * 2;
      }
      return code.at(17) == '0' + (10 - sum % 10) % 10;
    }

    private static boolean postal(Spelled code) {
      int sum = 0;
      for (int i = 0; i < 8; i++) {
        sum += (POSTAL.charAt(i) - '0') * (code.at(i + 2) - '0');
      }
      int check = 11 - sum % 11;
      return code.at(10) == '0' + (check == 10 ? 0 : check == 11 ? 5 : check);
    }
  }

  /** USPS: 20 or 22 digits from 91 to 95 or 70. Others: FedEx's 12 and 15, DHL's 10 digits. */
  static final class Digital implements Detector {
    @Override
    public void verify(Scan scan, int at) {
      DigitGroups n = scan.number();
      int groups = n.size(0) >= 10 ? 1 : n.alike();
      int digits = n.digits(groups);
      if (digits < 10 || digits > 34 || !n.uniform(groups) || n.joined(groups)
          || groups > 1 && n.separator(1) == DigitGroups.SPACED) {
        return;
      }
      int end = n.end(groups - 1);
      boolean usps = (digits == 22 || digits == 20) && isService(n) && mod10(n, digits)
          || digits > 26 && n.value(0, 3) == 420;
      if (usps) {
        NAMES.judge(scan, TYPE, at, end, Level.VALIDATED, Level.SHAPED);
      } else if (digits == 22 && isService(n) && n.digit(0) == 9 && scan.text.length() == end - at) {
        scan.addFaint(TYPE, at, end);
      } else if (digits == 16 && CANADIAN.nearest(scan, at, end) == Names.Nearest.OWN) {
        scan.addNamed(TYPE, at, end, Level.SHAPED);
      } else if ((isCourier(digits) || digits == 24 && n.digit(0) == 6)
          && (groups == 1 || n.size(0) == 4) && !n.repeats(digits)
          && FreeForm.isNamed(scan, at, end)) {
        NAMES.judge(scan, TYPE, at, end, Level.SHAPED, null);
      }
    }

    private static boolean isCourier(int digits) {
      return digits <= 12 || digits == 14 || digits == 15 || digits == 20 || digits == 22;
    }

    private static boolean isService(DigitGroups n) {
      int two = n.value(0, 2);
      return two >= 91 && two <= 95 || two == 70 || two == 71 || two == 73 || two == 77 || two == 23;
    }

    private static boolean mod10(DigitGroups n, int digits) {
      int sum = 0;
      for (int i = 0; i < digits; i++) {
        sum += n.digit(i) * ((digits - i) % 2 == 0 ? 3 : 1);
      }
      return sum % 10 == 0;
    }
  }
}
