package io.octollm.reflex;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every detector, one line each. To add one: its line here, its class, and {@code samples/TYPE.txt} among the test
 * resources. Where findings overlap and are equally sure and long, the earlier line wins.
 */
final class Catalogue {
  /** Changes whenever a detector may find something else; part of every cache key. */
  static final String VERSION = "16";

  /** The longest first group and the longest code that detectors are called for by size. */
  static final int MOST_SIZE = 63;
  /** The most digits that an entry may ask for. */
  static final int MOST_LEAST = 20;
  private static final long ANY_SIZE = -1;
  /** Digits in the groups that detectors of groups are called for. */
  private static final int FEW = 5;

  /**
   * A detector and what calls it.
   *
   * @param sizes of a number's first group, or lengths of a code, for which it is called: a bit each
   * @param least digits in all groups of a number; with fewer it is not called
   * @param sides what stands beside a number; with all else there it is not called
   */
  record Entry(String type, Trigger trigger, long sizes, int least, Sides sides, Detector detector) {
    Entry(String type, Trigger trigger, Detector detector) {
      this(type, trigger, ANY_SIZE, detector);
    }

    Entry(String type, Trigger trigger, long sizes, Detector detector) {
      this(type, trigger, sizes, 0, detector);
    }

    Entry(String type, Trigger trigger, long sizes, int least, Detector detector) {
      this(type, trigger, sizes, least, Sides.ANY, detector);
    }

    Entry(String type, Trigger trigger, long sizes, Sides sides, Detector detector) {
      this(type, trigger, sizes, 0, sides, detector);
    }

    int needs() {
      return Math.max(least, trigger == Trigger.GROUPS ? FEW : 1);
    }

    boolean takes(int size) {
      return (sizes >>> size & 1) != 0;
    }
  }

  private static final ApiKey API_KEY = new ApiKey();
  private static final KeyedKey KEYED_KEY = new KeyedKey();
  private static final ColumnPassword COLUMN = new ColumnPassword();
  private static final SpokenPassword SPOKEN = new SpokenPassword();
  private static final Webhook WEBHOOK = new Webhook();

  private static final List<Entry> ENTRIES = List.of(
      new Entry(PrivateKey.TYPE, Trigger.PEM, new PrivateKey()),
      new Entry(AwsAccessKey.TYPE, Trigger.LETTER_A, new AwsAccessKey()),
      new Entry(AwsSecretKey.TYPE, Trigger.LONG_TOKEN, new AwsSecretKey()),
      new Entry(AwsSecretKey.TYPE, Trigger.CODE, from(2, 40), AwsSecretKey::verifyPiece),
      new Entry(ApiKey.TYPE, Trigger.LONG_TOKEN, API_KEY),
      new Entry(ApiKey.TYPE, Trigger.LETTER_A, API_KEY::verifyAtLetter),
      new Entry(ApiKey.TYPE, Trigger.MARK, API_KEY::verifyAtMark),
      new Entry(ApiKey.TYPE, Trigger.UUID, API_KEY),
      new Entry(ApiKey.TYPE, Trigger.LONG_TOKEN, new OddKey()),
      new Entry(ApiKey.TYPE, Trigger.TILDE, OddKey::verifyAtTilde),
      new Entry(ApiKey.TYPE, Trigger.HEADER, new HeldSecret()),
      new Entry(ApiKey.TYPE, Trigger.SCHEME, WEBHOOK),
      new Entry(ApiKey.TYPE, Trigger.LONG_TOKEN, WEBHOOK::verifyToken),
      new Entry(ApiKey.TYPE, Trigger.LONG_TOKEN, KEYED_KEY),
      new Entry(ApiKey.TYPE, Trigger.ASSIGNMENT, KEYED_KEY::verifyAssigned),
      new Entry(ApiKey.TYPE, Trigger.UUID, KEYED_KEY::verifyUuid),
      new Entry(ApiKey.TYPE, Trigger.LABEL, KEYED_KEY::verifyLabelled),
      new Entry(Jwt.TYPE, Trigger.LONG_TOKEN, new Jwt()),
      new Entry(UrlCredential.TYPE, Trigger.AT, new UrlCredential()),
      new Entry(PasswordAssignment.TYPE, Trigger.ASSIGNMENT, new PasswordAssignment()),
      new Entry(PasswordAssignment.TYPE, Trigger.LABEL, PasswordAssignment::label),
      new Entry(PasswordAssignment.TYPE, Trigger.TAG_END, new PasswordAssignment()),
      new Entry(PasswordAssignment.TYPE, Trigger.LETTER_W, PasswordPhrase::verify),
      new Entry(PasswordAssignment.TYPE, Trigger.LETTER_W, PasswordFile::verifyPiped),
      new Entry(PasswordAssignment.TYPE, Trigger.OPTION, PasswordOption::verify),
      new Entry(PasswordAssignment.TYPE, Trigger.CODE, from(3, 32), SPOKEN),
      new Entry(PasswordAssignment.TYPE, Trigger.GLUED, SPOKEN),
      new Entry(PasswordAssignment.TYPE, Trigger.GLUED, COLUMN),
      new Entry(PasswordAssignment.TYPE, Trigger.LONG_TOKEN, SPOKEN::verifyToken),
      new Entry(PasswordAssignment.TYPE, Trigger.NUMBER, from(1, 9), ColumnPassword.GLUED, SPOKEN::verifyGlued),
      new Entry(PasswordAssignment.TYPE, Trigger.MARK, SPOKEN::verifyWords),
      new Entry(PasswordAssignment.TYPE, Trigger.TILDE, SPOKEN::verifyTilde),
      new Entry(PasswordAssignment.TYPE, Trigger.CODE, from(2, 32), COLUMN),
      new Entry(PasswordAssignment.TYPE, Trigger.NUMBER, from(1, 9), ColumnPassword.GLUED, COLUMN::verifyGlued),
      new Entry(PasswordAssignment.TYPE, Trigger.MARK, COLUMN::verifyJoined),
      new Entry(PasswordAssignment.TYPE, Trigger.NUMBER, from(4, 8), Pin.SIDES, new Pin()),
      new Entry(CreditCard.TYPE, Trigger.NUMBER, from(13, 19) | sizes(4), 12, new CreditCard()),
      new Entry(CryptoWallet.TYPE, Trigger.CODE, from(25, 63), new CryptoWallet()),
      new Entry(CryptoWallet.TYPE, Trigger.LONG_TOKEN, CryptoWallet::verifyLong),
      new Entry(Iban.TYPE, Trigger.COUNTRY_CODE, new Iban()),
      new Entry(UsSsn.TYPE, Trigger.NUMBER, sizes(9), new UsSsn()),
      new Entry(UsSsn.TYPE, Trigger.GROUPS, sizes(3, 5), 9, new UsSsn()),
      new Entry(Email.TYPE, Trigger.AT, new Email()),
      new Entry(IpAddress.TYPE, Trigger.NUMBER, from(1, 3), 4, IpAddress.V4.SIDES, new IpAddress.V4()),
      new Entry(IpAddress.TYPE, Trigger.COLON, new IpAddress.V6()),
      new Entry(Phone.TYPE, Trigger.NUMBER, from(1, 15), 7, new Phone()),
      new Entry(Email.TYPE, Trigger.BRACKET_AT, new ObfuscatedEmail()),
      new Entry(UsItin.TYPE, Trigger.NUMBER, sizes(9), new UsItin()),
      new Entry(UsItin.TYPE, Trigger.GROUPS, sizes(3, 5), 9, new UsItin()),
      new Entry(UsRoutingNumber.TYPE, Trigger.NUMBER, sizes(9), new UsRoutingNumber()),
      new Entry(UsRoutingNumber.TYPE, Trigger.GROUPS, from(3, 4), 9, new UsRoutingNumber()),
      new Entry(UsNpi.TYPE, Trigger.NUMBER, sizes(10), new UsNpi()),
      new Entry(UsNpi.TYPE, Trigger.GROUPS, sizes(4), 10, new UsNpi()),
      new Entry(UsEin.TYPE, Trigger.NUMBER, sizes(9), new UsEin()),
      new Entry(UsEin.TYPE, Trigger.GROUPS, sizes(2), 9, new UsEin()),
      new Entry(UsMbi.TYPE, Trigger.CODE, sizes(4, 11), new UsMbi()),
      new Entry(UsDea.TYPE, Trigger.ID, sizes(9), new UsDea()),
      new Entry(UsDea.TYPE, Trigger.NUMBER, sizes(7), Sides.before("- "), UsDea::verifyParted),
      new Entry(Vin.TYPE, Trigger.CODE, sizes(17), new Vin()),
      new Entry(Vin.TYPE, Trigger.NUMBER, sizes(17), new Vin()),
      new Entry(MacAddress.TYPE, Trigger.PAIRS, new MacAddress()),
      new Entry(MacAddress.TYPE, Trigger.CODE, sizes(12), MacAddress::verifyBare),
      new Entry(CalendarDate.BIRTH, Trigger.NUMBER, sizes(1, 2, 4), CalendarDate.SIDES, new CalendarDate()),
      new Entry(CalendarDate.BIRTH, Trigger.NUMBER, sizes(8), new CalendarDate()),
      new Entry(CalendarDate.BIRTH, Trigger.NUMBER, sizes(3), Sides.BEYOND, new CalendarDate()),
      new Entry(CalendarDate.BIRTH, Trigger.CODE, from(3, 4), new CalendarDate()),
      new Entry(CalendarDate.BIRTH, Trigger.NUMBER, from(8, 10), SegmentField.SIDES, SegmentField::verify),
      new Entry(CalendarDate.TYPE, Trigger.NUMBER, 0, new CalendarDate()),
      new Entry(CalendarDate.TYPE, Trigger.CODE, from(15, 16), CalendarDate::verifyStamp),
      new Entry(CalendarDate.TYPE, Trigger.CODE, sizes(7, 9), CalendarDate::verifyCapital),
      new Entry(Passport.TYPE, Trigger.NUMBER, from(6, 9), new Passport()),
      new Entry(Passport.TYPE, Trigger.ID, from(6, 10), new Passport()),
      new Entry(Passport.TYPE, Trigger.CODE, sizes(9, 10), Passport::verifyLettered),
      new Entry(Passport.TYPE, Trigger.GROUPS, sizes(2, 4), 9, Series.SIDES, Passport::verifySeries),
      new Entry(DriverLicense.TYPE, Trigger.GROUPS, sizes(2, 4), 10, Series.SIDES, DriverLicense::verifySeries),
      new Entry(DriverLicense.TYPE, Trigger.NUMBER, from(6, 18), new DriverLicense()),
      new Entry(DriverLicense.TYPE, Trigger.GROUPS, from(2, 4), DriverLicense.PARTED, new DriverLicense()),
      new Entry(DriverLicense.TYPE, Trigger.GROUPS, sizes(5), 11, Sides.behind("/", Sides.DIGITS), new DriverLicense()),
      new Entry(DriverLicense.TYPE, Trigger.CODE, sizes(4, 15), DriverLicense::verifyIndian),
      new Entry(DriverLicense.TYPE, Trigger.NUMBER, sizes(2, 13), 13, Sides.before("-"), DriverLicense::verifyIndian),
      new Entry(DriverLicense.TYPE, Trigger.ID, from(4, 18), new DriverLicense()),
      new Entry(DriverLicense.TYPE, Trigger.CODE, sizes(3), DriverLicense::verifyDashed),
      new Entry(DriverLicense.TYPE, Trigger.CODE, sizes(12), DriverLicense::verifyWashington),
      new Entry(MedicalRecordNumber.TYPE, Trigger.NUMBER, from(5, 12), new MedicalRecordNumber()),
      new Entry(MedicalRecordNumber.TYPE, Trigger.GROUPS, from(2, 4), MedicalRecordNumber.PARTED,
          new MedicalRecordNumber()),
      new Entry(MedicalRecordNumber.TYPE, Trigger.ID, from(5, 14), new MedicalRecordNumber()),
      new Entry(TrackingNumber.TYPE, Trigger.CODE, sizes(2, 18), new TrackingNumber.Coded()),
      new Entry(TrackingNumber.TYPE, Trigger.ID, from(13, 24), new TrackingNumber.Coded()),
      new Entry(TrackingNumber.TYPE, Trigger.GROUPS, from(3, 4), 9, Sides.before(" "),
          TrackingNumber.Coded::verifySpaced),
      new Entry(TrackingNumber.TYPE, Trigger.NUMBER, from(10, 34), new TrackingNumber.Digital()),
      new Entry(TrackingNumber.TYPE, Trigger.GROUPS, sizes(4), 10, new TrackingNumber.Digital()),
      new Entry(Age.TYPE, Trigger.NUMBER, from(1, 3), Age.SIDES, new Age()),
      new Entry(Age.TYPE, Trigger.NUMBER, from(1, 3), Age.BELOW, new Age()),
      new Entry(Age.TYPE, Trigger.NUMBER, from(1, 3), Age.CELL, Age::verifyCell),
      new Entry(Age.TYPE, Trigger.CODE, from(2, 5), new Age()),
      new Entry(GeoCoordinates.TYPE, Trigger.NUMBER, from(1, 3), GeoCoordinates.SIDES, new GeoCoordinates()),
      new Entry(GeoCoordinates.TYPE, Trigger.CODE, from(2, 4), GeoCoordinates::verifyGlued),
      new Entry(Url.TYPE, Trigger.SCHEME, new Url.Absolute()),
      new Entry(Url.TYPE, Trigger.DOT, new Url.Bare()),
      new Entry(ItFiscalCode.TYPE, Trigger.CODE, sizes(5, 16), new ItFiscalCode()),
      new Entry(FrNir.TYPE, Trigger.GROUPS, sizes(1), new FrNir()),
      new Entry(FrNir.TYPE, Trigger.NUMBER, sizes(13, 15), new FrNir()),
      new Entry(FrNir.TYPE, Trigger.CODE, sizes(13, 15), new FrNir()),
      new Entry(FiHetu.TYPE, Trigger.NUMBER, sizes(6), new FiHetu()),
      new Entry(FiHetu.TYPE, Trigger.CODE, sizes(11), new FiHetu()),
      new Entry(EsNie.TYPE, Trigger.CODE, from(8, 9), new EsNie()),
      new Entry(EsNie.TYPE, Trigger.NUMBER, sizes(7), new EsNie()),
      new Entry(EsNif.TYPE, Trigger.CODE, from(8, 9), new EsNif()),
      new Entry(EsNif.TYPE, Trigger.NUMBER, sizes(7, 8), new EsNif()),
      new Entry(EsNif.TYPE, Trigger.GROUPS, sizes(1, 2), new EsNif()),
      new Entry(SgFin.TYPE, Trigger.CODE, sizes(9), new SgFin()),
      new Entry(SgFin.TYPE, Trigger.NUMBER, sizes(7), Sides.before("- "), SgFin::verifyParted),
      new Entry(BrCnpj.TYPE, Trigger.NUMBER, sizes(2), BrCnpj.SIDES, new BrCnpj()),
      new Entry(BrCnpj.TYPE, Trigger.NUMBER, sizes(14), new BrCnpj()),
      new Entry(BrCnpj.TYPE, Trigger.GROUPS, sizes(8), new BrCnpj()),
      new Entry(BrCnpj.TYPE, Trigger.CODE, sizes(14), new BrCnpj()),
      new Entry(DeTaxId.TYPE, Trigger.NUMBER, sizes(11), new DeTaxId()),
      new Entry(DeTaxId.TYPE, Trigger.GROUPS, sizes(2), 11, new DeTaxId()),
      new Entry(BrCpf.TYPE, Trigger.NUMBER, sizes(11), new BrCpf()),
      new Entry(BrCpf.TYPE, Trigger.GROUPS, sizes(3, 9), 11, new BrCpf()),
      new Entry(TrNationalId.TYPE, Trigger.NUMBER, sizes(11), new TrNationalId()),
      new Entry(TrNationalId.TYPE, Trigger.GROUPS, sizes(3), 11, new TrNationalId()),
      new Entry(AuAbn.TYPE, Trigger.NUMBER, sizes(11), new AuAbn()),
      new Entry(AuAbn.TYPE, Trigger.GROUPS, sizes(2), 11, new AuAbn()),
      new Entry(PlPesel.TYPE, Trigger.NUMBER, sizes(11), new PlPesel()),
      new Entry(PlPesel.TYPE, Trigger.GROUPS, sizes(6), 11, new PlPesel()),
      new Entry(ZaId.TYPE, Trigger.NUMBER, sizes(13), new ZaId()),
      new Entry(ZaId.TYPE, Trigger.GROUPS, sizes(6), 13, new ZaId()),
      new Entry(KrRrn.TYPE, Trigger.NUMBER, sizes(13), new KrRrn()),
      new Entry(KrRrn.TYPE, Trigger.GROUPS, sizes(6), 13, new KrRrn()),
      new Entry(SePersonnummer.TYPE, Trigger.NUMBER, sizes(6, 8, 10, 12), new SePersonnummer()),
      new Entry(UkNhs.TYPE, Trigger.NUMBER, sizes(10), new UkNhs()),
      new Entry(UkNhs.TYPE, Trigger.GROUPS, sizes(3), 10, new UkNhs()),
      new Entry(InAadhaar.TYPE, Trigger.NUMBER, sizes(12), new InAadhaar()),
      new Entry(InAadhaar.TYPE, Trigger.GROUPS, sizes(4), 12, new InAadhaar()),
      new Entry(ThTnin.TYPE, Trigger.NUMBER, sizes(13), new ThTnin()),
      new Entry(ThTnin.TYPE, Trigger.GROUPS, sizes(1), 13, new ThTnin()),
      new Entry(AuTfn.TYPE, Trigger.NUMBER, from(8, 9), new AuTfn()),
      new Entry(AuTfn.TYPE, Trigger.GROUPS, sizes(2, 3), 8, new AuTfn()),
      new Entry(NlBsn.TYPE, Trigger.NUMBER, from(8, 9), new NlBsn()),
      new Entry(NlBsn.TYPE, Trigger.GROUPS, from(3, 4), 9, new NlBsn()),
      new Entry(CaSin.TYPE, Trigger.NUMBER, sizes(9), new CaSin()),
      new Entry(CaSin.TYPE, Trigger.GROUPS, sizes(3), 9, new CaSin()),
      new Entry(AuMedicare.TYPE, Trigger.NUMBER, from(10, 11), new AuMedicare()),
      new Entry(AuMedicare.TYPE, Trigger.GROUPS, sizes(4), 10, new AuMedicare()),
      new Entry(UkNino.TYPE, Trigger.CODE, sizes(4, 7, 8, 9), new UkNino()),
      new Entry(UkNino.TYPE, Trigger.NUMBER, sizes(6), new UkNino()),
      new Entry(UkNino.TYPE, Trigger.GROUPS, sizes(2), 6, new UkNino()),
      new Entry(InPan.TYPE, Trigger.CODE, sizes(10), new InPan()),
      new Entry(DeIdCard.TYPE, Trigger.CODE, from(9, 11), new DeIdCard()),
      new Entry(DeIdCard.TYPE, Trigger.NUMBER, sizes(10), new DeIdCard()),
      new Entry(UsBankAccount.TYPE, Trigger.NUMBER, from(6, 17), new UsBankAccount()),
      new Entry(UsBankAccount.TYPE, Trigger.GROUPS, from(2, 5), 6, new UsBankAccount()),
      new Entry(UsBankAccount.TYPE, Trigger.NUMBER, from(1, 26), 6, new AccountAbroad()));

  /** Some sizes as bits. */
  private static long sizes(int... some) {
    long bits = 0;
    for (int size : some) {
      bits |= 1L << size;
    }
    return bits;
  }

  /** All sizes from one to another as bits. */
  private static long from(int least, int most) {
    long bits = 0;
    for (int size = least; size <= most; size++) {
      bits |= 1L << size;
    }
    return bits;
  }

  private static final Map<String, Integer> RANKS = ranks();

  private Catalogue() {}

  static List<Entry> entries() {
    return ENTRIES;
  }

  /** The names of all types. */
  static Set<String> types() {
    return RANKS.keySet();
  }

  /** The detectors that a trigger calls, in order. */
  static Detector[] of(Trigger trigger) {
    return detectors(calledBy(trigger));
  }

  /** The detectors that a trigger calls, by size. */
  static Detector[][] bySize(Trigger trigger) {
    List<Entry> called = calledBy(trigger);
    Detector[][] bySize = new Detector[MOST_SIZE + 1][];
    for (int size = 0; size <= MOST_SIZE; size++) {
      bySize[size] = detectors(taking(called, size));
    }
    return bySize;
  }

  /** The detectors that a number calls. */
  static NumberCalls byNumber(Trigger trigger) {
    return new NumberCalls(calledBy(trigger));
  }

  private static List<Entry> calledBy(Trigger trigger) {
    return ENTRIES.stream().filter(entry -> entry.trigger() == trigger).toList();
  }

  private static List<Entry> taking(List<Entry> entries, int size) {
    return entries.stream().filter(entry -> entry.takes(size)).toList();
  }

  private static Detector[] detectors(List<Entry> entries) {
    Detector[] detectors = new Detector[entries.size()];
    for (int i = 0; i < detectors.length; i++) {
      detectors[i] = entries.get(i).detector();
    }
    return detectors;
  }

  /** A type's place in the catalogue. */
  static int rank(String type) {
    return RANKS.getOrDefault(type, ENTRIES.size());
  }

  private static Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < ENTRIES.size(); i++) {
      ranks.putIfAbsent(ENTRIES.get(i).type(), i);
    }
    return Map.copyOf(ranks);
  }
}
