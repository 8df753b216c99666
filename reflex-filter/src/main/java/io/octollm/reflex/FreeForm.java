package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Where an id ends whose form says little, and what it is made of: letters and digits, in pieces with
 * dashes, slashes or dots between, or blanks before digits. Small letters stand only before digits.
 *
 * @param end exclusive
 */
record FreeForm(int end, int digits, int letters, boolean pieces) {
  private static final int LONGEST = 24;
  private static final Words NUMBERS = Words.of("n nr no nº num number nummer numero número numéro numer číslo čís č"
      + " br broj šte št številka sz szám số nomor nombor nommer namba номер бр број αρ αριθμός رقم شماره مספר מס is"
      + " er est es је je ist on ni là e é è numri numurs numeris zenbakia uimhir rhif");
  private static final int MOST_SIGNS = 12;
  /** From here on are the scripts of China, Japan and Korea. */
  private static final char FIRST_EASTERN = '\u2E80';
  static final char FIRST_GEORGIAN = '\u10A0';
  private static final char FIRST_ETHIOPIC = '\u1200';
  private static final char LAST_KHMER = '\u1800';
  /** Single words of all that such ids are called; FedEx goes up within, and so is two. */
  private static final Words CALLED = Words.of("account accounts acct accts acc checking savings deposit konto"
      + " kontonummer cuenta compte conto conta iban passport passports passportnumber passeport passeports reisepass"
      + " reisepassnummer pass pasaporte passaporto passaporte paspoort paszport pasaport passi passinumero oln med"
      + " rec hosp pp ur pat patiëntnummer nhc historii паспорт passnummer travel driver drivers driving driverlicense"
      + " driverslicense licence license licences licenses licenceno dl dln dlno cdl führerschein führerscheinnummer"
      + " fuehrerschein fuhrerschein permis patente conducir conduzir rijbewijs rijbewijsnummer cnh prawo prawa jazdy"
      + " mrn mrns medical patient chart hospital emr ehr record patientenid patientennummer patientid patientnumber"
      + " dossier historia paziente cartella clinica kartoteki prontuário prontuario krankenakte tracking"
      + " trackingnumber track shipment parcel package fedex ex ups usps dhl waybill awb consignment sendungsnummer"
      + " sendung paketnummer paket colis suivi seguimiento envío courier delivery bank болезни медицинской pacienta"
      + " chorobopis clínico condução kørekort kørekortnummer førerkort førerkortnummer удостоверение průkaz cestovní"
      + " pas medis bệnh μητρώου törzsszám 患者番号 カルテ番号 診察券番号 患者id 病歷號碼 病歷號 门诊号 住院号 門診號 patienten aufnahmezahl"
      + " observație медична lái οδήγησης vodičský водія führerausweis jogosítvány chiếu διαβατήριο útlevél pașaport"
      + " загранпаспорт 護照 护照 paspor guía guia zásilka balík посылка посилка רפואי الطبي potilasnro медкарта медкартка"
      + " φακέλου القيادة נהיגה посвідчення דרכון הדרכון الجواز csomag coletul pakken pakke przesyłka przesyłki 包裹"
      + " 운송장번호 伝票番号 resi 운전면허 운전면허번호 운전면허증 면허번호 여권번호 여권 pspt psptno paszportu passprt passin pasnummer paspoortnummer"
      + " journalnr journalnummer patientnr pasientnummer potilasnumero potilastunnus ipp utente hasta dosya protokol"
      + " księgi głównej mrd uhid folder หนังสือเดินทาง hn hôpital kargo pacco paquete paczka paketti pakket dan dda"
      + " körkort krankenakten ajokortti ajokortin sürücü belgesi ehliyet 护照号码 护照号 護照號碼 旅券番号 旅券 驾驶证号 驾驶证 驾照 運転免許証番号"
      + " 免許証番号 ใบขับขี่เลขที่ ใบขับขี่ เลขที่ใบขับขี่ 환자번호 病历号 병록번호 lic pacient pasient kórlap utlevel utlevelszam"
      + " pasaportu pasaportum pasaportun patenta patentës sim نامه pacientului pacientu pacjenta paciente pasien"
      + " pesakit пациента пацієнта пациент fo rm 등록번호 passaport passaports vegabréf vegabréfs vegabréfsnúmer"
      + " vegabréfsins pasbort číslo pasu útlevélszám útlevélszáma útlevele útlevelének pașaportului pașaportul"
      + " pasaportul паспорта паспорту загранпаспорта пашпарт пашпарта pasoš pasoša pasoši pasos пасош пасоша"
      + " putovnica putovnice putovnicu potni potnega διαβατηρίου numeris paso pasas pases pase pasaporta pasaportë"
      + " pasaportës pasport pasportun pasportu паспортының төлқұжат السفر جواز جوازي گذرنامه پاسپورت پاسپورٹ พาสปอร"
      + " pasipoti kusafiria ipasipoti iphasiphothi პასპორტი პასპორტის անձնագիր անձնագրի pasaportea 护照编号 護照編號 旅行证件号"
      + " licencia brevete conduir conducere habilitação ökuskírteini ökuskírteinis ökuskírteinisnúmer ökuskírteinisnr"
      + " ceadúnas ceadúnais cheadúnas trwydded drwydded nhrwydded řidičského řidičák vodičského vodičák engedély"
      + " engedélye engedélyének jogosítványa jogosítványom свидетелство шофьорска шофьорската книжка удостоверения"
      + " водительские водійські вадзіцельскае dozvola dozvole dozvolu дозвола дозволе дозволу dovoljenje dovoljenja"
      + " οδηγησης pažymėjimas pažymėjimo vairuotojo apliecība apliecības juhiluba juhiloa juhiload drejtimi"
      + " lejedrejtimi drejtimit ehliyetim sürücülük haydovchilik жүргізуші قيادة السياقة السواقة سياقة הנהיגה"
      + " گواهینامه ڈرائیونگ ญาตข gplx memandu pagmamaneho udereva kuendesha rybewys rybewysnommer bestuurslisensie"
      + " yokushayela მოწმობა მოწმობის վարորդական gidabaimena gidabaimenaren gidatzeko 駕駛執照 駕照 駕駛執照號碼 驾驶证号码 駕照號碼 驾驶执照"
      + " 運転免許証 運転免許 免許番号 운전면허증번호 patientenakte krankenblatt aufnahmenummer història historial nosografico nosologico"
      + " nummer zisnummer patiëntnr patiëntennummer patientnummer pasientnr sjúkraskrárnúmer sjúkraskrá"
      + " sjúklinganúmer chairte othair ysbyty claf chorobopisu dokumentace dokumentácie törzsszáma betegazonosító"
      + " azonosító kórlapszám заболяването хвороби медичної амбулаторна амбулаторної амбулаторная амбулаторной"
      + " istorije istorija istoriji историје историја kartona здравственог pacijenta пацијента povijesti povijest"
      + " kartoteke bolezni istorijos ambulatorinės kortelės medicīniskās medicīniskā vēstures slimības ambulatorās"
      + " haigusloo haiguslugu patsiendi kartele kartelës картон المريض الصحي מטופל پرونده بیمار ریکارڈ نمبر เวชระเบ"
      + " perubatan medikal mgonjwa pasiëntnommer hospitaalnommer yesiguli 病案号 病案號 就诊号 就診號 病患編號 病人编号 차트번호 პაციენტის"
      + " բժշկական 診療番号 fallnummer fall fallnr séjour dossiernummer dossiernr expediente processo journal الملف"
      + " التسجيل מספר תיק ระเบ sơ registrasi pendaftaran faili lêernommer yefayela 登録番号 ისტორიის картона kartoteka"
      + " karton kartela kartes karty ffeil comhaid malnummer mappenummer skráarnúmer dosar fișa fisa เลขท zenbakia"
      + " медичну медичною медицинская медицинскую карта картка ιστορικού ιατρικού patientennr pasiëntlêer"
      + " pasiëntlêernommer pasiëntnr hospitaallêer klinik aufnahmenr aufnahme patientenaktennummer ks カルテno カルテ"
      + " 診察券no 患者no zdravotnej zdravotná zdravotní zdravotnú ambulantnej ambulantní مریض hc clin karta lêer"
      + " körkortsnr körkortsnummer førerkortnr kørekortnr ajokorttinro ajokorttinumero 驾驶证档案编号 驾驶证编号 驾照编号 驾照号"
      + " 駕照編號 免許 führerscheinnr rijbewijsnr 免許証no 免許no passap passp بجواز جوازها جوازه паспортом паспорте"
      + " загранпаспортом 档案编号");

  /** Reads from the first character on. */
  static FreeForm read(Text text, int start, boolean blanks) {
    int end = start;
    int digits = 0;
    int letters = 0;
    boolean pieces = false;
    while (end < text.length() && end - start < LONGEST) {
      char c = text.charAt(end);
      if (Chars.isDigit(c)) {
        digits++;
      } else if (Chars.isAlnum(c)) {
        letters++;
      } else if (joins(c, blanks) && Chars.isDigit(Chars.at(text, end + 1)) && end > start
          && Chars.isAlnum(text.charAt(end - 1))) {
        pieces = true;
      } else {
        break;
      }
      end++;
    }
    return new FreeForm(end, digits, letters, pieces);
  }

  private static boolean joins(char c, boolean blanks) {
    return c == '-' || blanks && c == ' ';
  }

  /** Whether any word for any such id is near, which most numbers have not. */
  static boolean isNamed(Scan scan, int start, int end) {
    return scan.near(start, end, CALLED) || isInMarks(scan.text, start);
  }

  /**
   * Whether words stand right before that have signs within that are no letters, as those of India and Thailand have,
   * or that an id's first letter is glued to: no set holds them, so the names themselves are asked.
   */
  static boolean isInMarks(Text text, int at) {
    if (!text.isEastern()) {
      return false;
    }
    int end = at;
    while (end > 0 && at - end < MOST_SIGNS && text.charAt(end - 1) < 0x80 && text.charAt(end - 1) != '\n') {
      end--;
    }
    char last = Chars.at(text, end - 1);
    if (last >= FIRST_EASTERN) {
      return Chars.isAlnum(Chars.at(text, end)); // glued to a name that is no word by itself then
    }
    return last >= Months.FIRST_EASTERN && last < FIRST_GEORGIAN || last >= FIRST_ETHIOPIC && last < LAST_KHMER;
  }

  /** The same with a year, or what counts within it, behind a slash: {@code 7161/2024}, {@code 24/91539}. */
  FreeForm withYear(Text text, int start) {
    if (Chars.at(text, end) != '/') {
      return this;
    }
    int until = end + 1;
    while (Chars.isDigit(Chars.at(text, until)) && until - end < LONGEST) {
      until++;
    }
    int count = until - end - 1;
    boolean year = count == 2 || count == 4;
    boolean is = (end - start >= 4 && year || end - start == 2 && count >= 5
        || end - start == 4 && count >= 4) && !Chars.wordAt(text, until) && Chars.at(text, until) != '/'
        && !isMonth(text, start, until);
    return is ? new FreeForm(until, digits + count, letters, true) : this;
  }

  /** Whether it is a year and a month of it: {@code 2024/05}. */
  private static boolean isMonth(Text text, int start, int end) {
    return end - start == "2024/05".length() && DateReader.isYear(Chars.value(text, start, start + 4))
        && Chars.value(text, end - 2, end) <= 12;
  }

  /** Whether a part of a text before an id has no words but such as stand for a number. */
  static boolean isBareBetween(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) >= Months.FIRST_EASTERN) {
        return true; // where marks or nothing part words they are not known
      }
    }
    return !NUMBERS.isAnyOther(text, start, end);
  }

  /** Whether a word and the sign of a number stand before an id: {@code Account #: 00417720}. */
  static boolean isCounted(Text text, int at, String word) {
    int end = text.startsWith(" is ", at - 4) ? at - 4 : at;
    boolean counted = false;
    while (end > 0 && at - end < 6 && " #:=-\"".indexOf(text.charAt(end - 1)) >= 0) {
      counted |= text.charAt(end - 1) == '#';
      end--;
    }
    return counted && Chars.endsWord(text, end, word);
  }

  /** Where an id begins that has one to three capitals and a dash or slash before its first digit: PT-123456. */
  static int start(Text text, int at) {
    int start = at - 1;
    while (start > 0 && at - start <= 4 && (WordEnds.KINDS[text.charAt(start - 1)] & WordEnds.UPPER) != 0) {
      start--;
    }
    boolean joined = Chars.at(text, at - 1) == '-' || Chars.at(text, at - 1) == '/';
    boolean prefix = joined && start < at - 1 && at - start <= 4
        && !Chars.wordBefore(text, start) && Chars.at(text, start - 1) != '-'
        && !CALLED.has(text, start, at - 1);
    return prefix ? start : at;
  }

  /** Where the letters and digits end that begin at a place. */
  static int pieceEnd(Text text, int start) {
    int end = start;
    while (end < text.length() && end - start < LONGEST && Chars.isAlnum(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether a span holds no small letters. */
  static boolean isCapital(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.is(text.charAt(i), Chars.LOWER)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a span holds so many digits at least, and small letters in no place but all of them. */
  static boolean mayBe(Text text, int start, int end, int leastDigits) {
    int digits = 0;
    int small = 0;
    int capitals = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digits += Chars.isDigit(c) ? 1 : 0;
      small += Chars.is(c, Chars.LOWER) ? 1 : 0;
      capitals += Chars.is(c, Chars.UPPER) ? 1 : 0;
    }
    return digits >= leastDigits && (small == 0 || capitals == 0 && small <= 3);
  }
}
