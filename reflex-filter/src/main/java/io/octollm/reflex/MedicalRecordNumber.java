package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Numbers under which a hospital keeps a patient's record. Each has its own form: words tell. */
final class MedicalRecordNumber implements Detector {
  static final String TYPE = "MEDICAL_RECORD_NUMBER";
  private static final int LEAST = 5;
  private static final int MOST = 14;
  /** Of numbers in groups. */
  static final Sides PARTED = Sides.behind("-/", Sides.DIGITS);
  private static final Names NAMES = Names.of("mrn", "mrns", "mrn number", "medical record", "medical record number",
      "medical record no", "medical record id", "medical rec no", "medical records", "med rec", "med rec no",
      "patient id", "patient number", "patient no", "patientid", "patient identifier", "patient record",
      "patientnumber", "patient mrn", "chart number", "chart no", "hospital number", "hospital id", "hospital no",
      "ur no", "ur number", "pat id", "pat nr", "patiëntnummer", "nhc", "historii choroby", "hosp no", "hosp number",
      "emr id", "ehr id", "emr no", "ehr no", "emr number", "ehr number", "health record", "health record number",
      "patientenid", "patientennummer", "dossier médical", "numéro de dossier", "historia clínica", "historia clinica",
      "cartella clinica", "kartoteki pacjenta", "prontuário", "prontuario", "mrd no", "uhid", "processo clínico n",
      "journalnr", "journalnummer", "patientnr", "pasientnummer", "potilasnumero", "potilastunnus", "n cartella",
      "nr cartella", "numero cartella", "n h c", "número de historia", "nr historii choroby", "księgi głównej",
      "ks głównej", "hasta numarası", "n de dossier patient", "numéro patient", "n patient", "ipp", "nº utente",
      "número do utente", "processo clínico", "환자번호", "환자등록번호", "病历号", "病歷號", "住院号", "门诊号", "患者番号", "診察券番号", "カルテ番号",
      "เลขประจำตัวผู้ป่วย", "medical id", "medical number", "record number", "pull chart", "hospital file",
      "hôpital dossier", "nº historia", "nr kartoteki", "cartella n", "krankenakten nr", "krankenakte nr",
      "krankenakte", "история болезни", "истории болезни", "медицинской карты", "hasta no", "protokol no",
      "číslo pacienta", "chorobopis", "processo clínico no", "rekam medis", "mã bệnh nhân", "αρ μητρώου", "törzsszám",
      "病歷號碼", "門診號", "patienten nr", "aufnahmezahl", "foaie de observație", "медична карта", "患者id", "תיק רפואי",
      "الملف الطبي", "potilasnro", "медкарта", "медкартка", "αρ φακέλου", "hasta dosya no", "โรงพยาบาล hn",
      "patienten id", "pacient číslo", "pasient id", "kórlap", "रोगी संख्या", "रोगी क्रमांक",
      "रोगी आईडी", "मरीज संख्या", "id pacientului", "id pacientu", "id pacjenta", "karty pacjenta", "karta pacjenta",
      "id pacienta", "id del paciente", "id do paciente", "id paziente", "id pasien", "id pesakit", "id пациента",
      "номер пациента", "id пацієнта", "номер пацієнта", "id пациент", "patientenakte", "krankenblatt nr",
      "aufnahmenummer", "dossier patient", "dossier patient n", "numéro de dossier patient", "historia clinica n",
      "expediente clínico", "nº de historia clínica", "història clínica", "historial clínic", "numero nosografico",
      "nosografico", "nosologico", "numero nosologico", "cartella clinica n", "registo clínico", "zis nummer",
      "zisnummer", "patiëntnr", "patiëntennummer", "patientnummer", "pasientnr", "sjúkraskrárnúmer", "sjúkraskrá",
      "sjúklinganúmer", "uimhir chairte", "uimhir othair", "rhif ysbyty", "rhif claf", "księdze głównej",
      "numer historii choroby", "nr pacjenta", "numer pacjenta", "chorobopisu", "zdravotní dokumentace",
      "zdravotnej dokumentácie", "číslo karty pacienta", "törzsszáma", "betegazonosító", "beteg azonosító",
      "kórlapszám", "kórházi törzsszám", "foii de observație", "foaia de observație", "foaie observație", "fo nr",
      "nr fo", "история на заболяването", "історії хвороби", "історія хвороби", "історією хвороби", "медичної картки",
      "медичної карти", "амбулаторна карта", "амбулаторної карти", "амбулаторная карта", "амбулаторной карты",
      "карта пациента", "карты пациента", "istorije bolesti", "istorija bolesti", "istoriji bolesti",
      "историје болести", "историја болести", "матични број историје", "broj kartona", "здравственог картона",
      "zdravstvenog kartona", "matični broj pacijenta", "матични број пацијента", "povijesti bolesti",
      "povijest bolesti", "matična številka kartoteke", "številka kartoteke", "številka kartona", "popisa bolezni",
      "številka pacienta", "αριθμός φακέλου", "αριθμός μητρώου", "φακέλου ασθενούς", "ligos istorijos",
      "ligos istorija", "ambulatorinės kortelės", "paciento kortelės", "medicīniskās kartes", "medicīniskā karte",
      "slimības vēstures", "slimības vēsture", "ambulatorās kartes", "pacienta kartes", "haigusloo", "haiguslugu",
      "haigusloo number", "patsiendi number", "nr kartele", "kartelës", "numri i kartelës", "kartelës mjekësore",
      "број на картон", "картон на пациент", "матичен број на пациент", "hasta protokol", "hasta dosya",
      "hasta numaram", "رقم المريض", "الملف الصحي", "السجل الطبي", "מספר מטופל", "پرونده پزشکی", "پرونده بیمار",
      "شماره بیمار", "میڈیکل ریکارڈ", "ایم آر نمبر", "यूएचआईडी", "एमआरडी", "ओपीडी", "मेडिकल रिकॉर्ड", "मरीज़ संख्या",
      "রোগী আইডি", "রোগীর আইডি", "মেডিকেল রেকর্ড", "மருத்துவப் பதிவு", "நோயாளி எண்", "மெடிக்கல் ரெகார்ட்",
      "మెడికల్ రికార్డు", "రోగి సంఖ్య", "ವೈದ್ಯಕೀಯ ದಾಖಲೆ", "മെഡിക്കൽ റെക്കോർഡ്", "તબીબી રેકોર્ડ", "เวชระเบียน",
      "เลขที่เวชระเบียน", "số bệnh án", "mã bệnh án", "mã hồ sơ bệnh án", "số hồ sơ bệnh án", "no rm", "nomor rm",
      "pendaftaran hospital", "no pendaftaran hospital", "rekod perubatan", "talaan medikal", "namba ya mgonjwa",
      "pasiëntnommer", "hospitaalnommer", "inombolo yesiguli", "病案号", "病案號", "就诊号", "就診號", "病患編號", "病人编号", "차트번호",
      "병록번호", "환자 등록번호", "პაციენტის ნომერი", "բժշկական քարտ", "historia klinikoa", "historia klinikoaren", "診療番号",
      "id patient", "id du patient", "медична картка", "медичну картку", "медичною карткою", "медичну карту",
      "медицинская карта", "медицинскую карту", "медицинской картой", "мед карта", "мед картка", "αρ ιστορικού",
      "αριθμός ιστορικού", "ιατρικού ιστορικού", "ιστορικού ασθενούς", "ιατρικού φακέλου", "patientennr",
      "patienten nummer", "n historia", "nro historia", "num historia", "id historia", "numero historia",
      "número historia", "pasiëntlêer", "pasiëntlêernommer", "pasiëntnr", "hospitaallêer", "fall nr klinik",
      "fallnummer klinik", "klinik fallnummer", "klinik fallnr", "klinik fall nr", "aufnahmenr", "aufnahme nr",
      "patientenaktennummer", "ks gł", "księga główna", "księdze gł", "księgi gł", "ks główna", "カルテno", "カルテ no",
      "診察券no", "診察券 no", "患者no", "患者 no", "カルテ", "zdravotnej karty", "zdravotná karta", "zdravotní karty",
      "zdravotní karta", "zdravotnú kartu", "zdravotní kartu", "ambulantnej karty", "ambulantní karty", "የካርድ ቁጥር",
      "የሕክምና ካርድ", "የታካሚ ቁጥር", "مریض نمبر", "بیمار نمبر", "رقم المريضة", "الرقم الطبي", "ورقمها الطبي",
      "ورقمه الطبي", "رقمه الطبي", "رقمها الطبي");
  /** What other files are called as well: beside a word for a patient or a hospital. */
  private static final Names LOOSE = Names.of("pacient", "fallnummer", "fall nr", "fallnr", "numéro de séjour",
      "dossier n", "dossiernummer", "dossiernr", "historial", "historia", "expediente", "processo n", "journal nr",
      "dosya no", "dosya numarası", "رقم الملف", "رقم التسجيل", "מספר תיק", "מס תיק", "شماره پرونده", "پرونده",
      "फ़ाइल संख्या",
      "पंजीकरण", "पंजीकरण सं", "पंजीकरण संख्या", "नोंदणी", "नोंदणी क्र", "রেজিস্ট্রেশন", "রেজিস্ট্রেশন নং",
      "ফাইল নম্বর", "பதிவு எண்", "కేసు నంబర్", "రికార్డు నంబర్", "రిజిస్ట్రేషన్ నంబర్", "ನೋಂದಣಿ", "രജിസ്റ്റർ നമ്പർ",
      "નોંધણી", "ระเบียน", "mã hồ sơ", "số hồ sơ", "no registrasi", "nomor registrasi", "no pendaftaran",
      "namba ya faili", "faili", "lêernommer", "inombolo yefayela", "yefayela", "登録番号", "ისტორიის",
      "სამედიცინო ისტორიის", "картон", "картона", "kartona", "kartoteke", "kartoteka", "karton", "kartele", "kartela",
      "kortelės", "kartes", "numer karty", "nr karty", "rhif ffeil", "uimhir comhaid", "malnummer", "mappenummer",
      "skráarnúmer", "dosar nr", "fișa nr", "fisa nr", "hc", "h c", "hist clin", "রেজি", "রেজি নং", "রেজিঃ",
      "রেজিঃ নং", "दर्ता", "दर्ता नं", "दर्ता नम्बर", "नोंदणी नं", "पंजीयन", "पंजीयन क्रमांक", "karta č", "č karty",
      "číslo karty", "kartlêer", "lêer nr", "lêer");
  /** A word of each of them that is in letters without marks. */
  private static final Words FILES = Words.of("pacient fallnummer fall fallnr séjour dossier dossiernummer dossiernr"
      + " historial historia expediente processo journal dosya الملف التسجيل מספר תיק پرونده sơ registrasi"
      + " pendaftaran faili"
      + " lêernommer yefayela 登録番号 ისტორიის картон картона kartona kartoteke kartoteka karton kartele kartela kortelės"
      + " kartes karty ffeil comhaid malnummer mappenummer skráarnúmer dosar fișa fisa hc clin karta lêer");

  private static final String[] IN_SHORT = {"ИЗ № ", "ИЗ №", "и/б № ", "и/б №", "и/б "};

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int piece = FreeForm.pieceEnd(text, at);
    if (piece - at < 4 && Chars.at(text, piece) != '-' && Chars.at(text, piece) != '/') {
      return;
    }
    boolean dated = Chars.at(text, at - 1) == '-' && Chars.isDigit(Chars.at(text, at - 2))
        && scan.number().start(0) == at && scan.number().begins(2, 4);
    if (dated || !FreeForm.mayBe(text, at, piece, 2)) {
      return;
    }
    FreeForm form = FreeForm.read(text, at, false).withYear(text, at);
    int end = form.end();
    if (!FreeForm.isNamed(scan, at, end) && Chars.at(text, end) != '^' && !isInFhir(text, at) && !isOnChart(text, at)
        && !isInShort(text, at)) {
      return;
    }
    int size = form.digits() + form.letters();
    if (size < LEAST || size > MOST || form.digits() < 4 || Chars.wordAt(text, end)
        || form.pieces() && scan.number().start(0) == at && isDate(scan.number())
        || !FreeForm.mayBe(text, at, end, 4)) {
      return;
    }
    if (NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN || isOnChart(text, at) || isInHl7(text, end)
        || isInFhir(text, at) || isInThailand(text, at, end)
        || isOfFile(scan, at, end)) {
      scan.addNamed(TYPE, FreeForm.start(text, at), end, Level.VALIDATED);
    }
  }

  /** Whether a number begins as a date does, as a year and a serial, or as the number of a resident of Korea. */
  private static boolean isDate(DigitGroups n) {
    boolean year = n.size(0) == 4 && DateReader.isYear(n.value(0, 4));
    return year && (n.separator(1) == '-' || n.size(1) == 2) || n.begins(4, 2, 2) || n.begins(6, 7)
        || n.begins(2, 2, 4) || n.begins(1, 2, 4) || n.begins(2, 1, 4);
  }

  /** Whether the components behind it say so, as those of HL7 do: {@code 652813^^^RIDGEPORT^MR}. */
  private static boolean isInHl7(Text text, int end) {
    int type = text.startsWith("^^^", end) ? text.indexOf("^MR", end, end + 40) : -1;
    type = type < 0 && text.startsWith("^^^", end) ? text.indexOf("^PI", end, end + 40) : type;
    return type > 0 && !Chars.wordAt(text, type + 3) && text.indexOf('\n', end, type) < 0
        && text.indexOf('~', end, type) < 0;
  }

  /** {@code ИЗ № 18409} or {@code и/б № 80173}, in short for the history of an illness. */
  private static boolean isInShort(Text text, int at) {
    return Chars.endsAny(text, at, IN_SHORT);
  }

  /** Whether it is the number of some file that is one of a hospital, for what it begins with or what stands around. */
  private static boolean isOfFile(Scan scan, int at, int end) {
    boolean named = isInShort(scan.text, at) || isKorean(scan.text, at)
        || (scan.near(at, end, FILES) || FreeForm.isInMarks(scan.text, at))
            && LOOSE.nearest(scan, TYPE, at, end) == Names.Nearest.OWN
            && isRightBehind(scan, FreeForm.start(scan.text, at), scan.namePlaces(at, end).own());
    return named && (isOfWard(scan.text, FreeForm.start(scan.text, at)) || HospitalWords.areAround(scan, at, end));
  }

  /** Whether nothing but a word for a number stands between a name and an id, or the name is a column's. */
  private static boolean isRightBehind(Scan scan, int start, int name) {
    return name < start ? start - name <= MOST && FreeForm.isBareBetween(scan.text, name, start)
        : scan.context(start, start).nameEnd() > 0;
  }

  /** Whether an id begins as those of hospitals do, for patients who stay or not. */
  private static boolean isOfWard(Text text, int start) {
    return text.startsWith("OPD", start) || text.startsWith("IPD", start) || text.startsWith("MRN", start);
  }

  /** {@code 등록번호 40724421}: a registration's number, and not one of residents or of a business. */
  private static boolean isKorean(Text text, int at) {
    int end = at;
    while (end > 0 && at - end < 2 && ": ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.startsWith("등록번호", end - "등록번호".length())
        && !Chars.isLetter(Chars.at(text, end - "등록번호".length() - 1));
  }

  /** {@code HN 00717443}, where a name or the like in Thai letters follows. */
  private static boolean isInThailand(Text text, int at, int end) {
    if (!text.startsWith("HN", at - 3) || Chars.wordBefore(text, at - 3)) {
      return false;
    }
    int next = end;
    while (Chars.at(text, next) == ' ' && next - end < MOST) {
      next++;
    }
    return Chars.at(text, next) >= '\u0E00' && text.charAt(next) <= '\u0E7F';
  }

  /** Whether the type of an identifier says so: {@code "code": "MR"}]}, "value": "9839410"}. */
  private static boolean isInFhir(Text text, int at) {
    int code = text.startsWith("value", at - 8) || text.startsWith("value", at - 9)
        ? text.lastIndexOf("\"MR\"", at, at - 40) : -1;
    return code > 0 && text.indexOf('{', code, at) < 0;
  }

  /** {@code Chart # 642-03-09}, {@code MR#: 0837485}: a chart without the sign is a drawing. */
  private static boolean isOnChart(Text text, int at) {
    return FreeForm.isCounted(text, at, "chart") || FreeForm.isCounted(text, at, "mr")
        || isNumbered(text, at);
  }

  /** {@code MR No: 9702453}, {@code Record number ...... 824930}. */
  private static boolean isNumbered(Text text, int at) {
    int end = at;
    boolean told = false;
    while (end > 0 && at - end < MOST && " .:#=".indexOf(text.charAt(end - 1)) >= 0) {
      told |= text.charAt(end - 1) != ' ';
      end--;
    }
    int number = text.regionMatches(true, end - 3, " no", 0, 3) ? end - 3
        : text.regionMatches(true, end - 7, " number", 0, 7) ? end - 7 : 0;
    return told && number > 0 && (Chars.endsWord(text, number, "mr") || Chars.endsWord(text, number, "record"));
  }
}
