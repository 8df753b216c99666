package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Numbers under which a hospital keeps a patient's record. Each has its own form: words tell. */
final class MedicalRecordNumber implements Detector {
  static final String TYPE = "MEDICAL_RECORD_NUMBER";
  private static final int LEAST = 5;
  private static final int MOST = 14;
  /** Of numbers in groups. */
  static final Sides PARTED = Sides.behind("-", Sides.DIGITS);
  private static final Names NAMES = Names.of("mrn", "mrns", "mrn number", "medical record", "medical record number",
      "medical record no", "medical record id", "medical rec no", "medical records", "med rec", "med rec no",
      "patient id", "patient number", "patient no", "patientid", "patient identifier", "patient record",
      "patientnumber", "patient mrn", "chart number", "chart no", "hospital number", "hospital id", "hospital no",
      "ur no", "ur number", "pat id", "pat nr", "patiëntnummer", "nhc", "historii choroby", "hosp no", "hosp number",
      "emr id", "ehr id", "emr no", "ehr no", "emr number", "ehr number", "health record", "health record number",
      "patientenid", "patientennummer", "dossier médical", "numéro de dossier", "historia clínica",
      "historia clinica", "cartella clinica", "kartoteki pacjenta", "prontuário", "prontuario", "mrd no", "uhid",
      "processo clínico n", "journalnr", "journalnummer", "patientnr", "pasientnummer", "potilasnumero",
      "potilastunnus", "n cartella", "nr cartella", "numero cartella", "n h c", "número de historia",
      "nr historii choroby", "księgi głównej", "ks głównej", "hasta numarası", "n de dossier patient",
      "numéro patient", "n patient", "ipp", "nº utente", "número do utente", "processo clínico", "환자번호", "환자등록번호",
      "病历号", "病歷號", "住院号", "门诊号", "患者番号", "診察券番号", "カルテ番号", "เลขประจำตัวผู้ป่วย", "medical id", "medical number",
      "record number", "pull chart", "hospital file",
      "hôpital dossier", "nº historia", "nr kartoteki", "cartella n",
      "krankenakten nr", "krankenakte nr", "krankenakte", "история болезни", "истории болезни", "медицинской карты",
      "hasta no", "protokol no", "číslo pacienta", "chorobopis", "processo clínico no", "rekam medis", "mã bệnh nhân",
      "αρ μητρώου", "törzsszám", "病歷號碼", "門診號", "patienten nr", "aufnahmezahl", "foaie de observație",
      "медична карта", "患者id",
      "תיק רפואי", "الملف الطبي", "potilasnro", "медкарта", "медкартка", "αρ φακέλου",
      "hasta dosya no", "โรงพยาบาล hn");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int piece = FreeForm.pieceEnd(text, at);
    if (piece - at < 4 && Chars.at(text, piece) != '-') {
      return;
    }
    boolean dated = Chars.at(text, at - 1) == '-' && Chars.isDigit(Chars.at(text, at - 2))
        && scan.number().start(0) == at && scan.number().begins(2, 4);
    if (dated || !FreeForm.mayBe(text, at, piece, 2)) {
      return;
    }
    FreeForm form = FreeForm.read(text, at, false);
    int end = form.end();
    if (!FreeForm.isNamed(scan, at, end) && Chars.at(text, end) != '^' && !isInFhir(text, at) && !isOnChart(text, at)) {
      return;
    }
    int size = form.digits() + form.letters();
    if (size < LEAST || size > MOST || form.digits() < 4 || Chars.wordAt(text, end)
        || form.pieces() && scan.number().begins(4, 2, 2) || !FreeForm.mayBe(text, at, end, 4)) {
      return;
    }
    if (NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN || isOnChart(text, at) || isInHl7(text, end)
        || isInFhir(text, at) || isInThailand(text, at, end)) {
      scan.addNamed(TYPE, FreeForm.start(text, at), end, Level.VALIDATED);
    }
  }

  /** Whether the components behind it say so, as those of HL7 do: {@code 652813^^^RIDGEPORT^MR}. */
  private static boolean isInHl7(Text text, int end) {
    int type = text.startsWith("^^^", end) ? text.indexOf("^MR", end, end + 40) : -1;
    type = type < 0 && text.startsWith("^^^", end) ? text.indexOf("^PI", end, end + 40) : type;
    return type > 0 && !Chars.wordAt(text, type + 3) && text.indexOf('\n', end, type) < 0
        && text.indexOf('~', end, type) < 0;
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
