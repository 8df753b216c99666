package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Numbers under which a hospital keeps a patient's record. Each has its own form: words tell. */
final class MedicalRecordNumber implements Detector {
  static final String TYPE = "MEDICAL_RECORD_NUMBER";
  private static final int LEAST = 5;
  private static final int MOST = 14;
  /** Of numbers in groups. */
  static final Sides PARTED = Sides.behind("-", Sides.DIGITS);
  private static final Names NAMES = Names.of("mrn", "mrns", "mrn number", "medical record",
      "medical record number", "medical record no", "medical record id", "medical rec no",
      "medical records", "med rec", "med rec no", "patient id", "patient number", "patient no", "patientid",
      "patient identifier", "patient record", "patientnumber", "patient mrn", "chart number",
      "chart no", "hospital number", "hospital id", "hospital no", "hosp no", "hosp number", "emr", "ehr", "emr id",
      "health record", "health record number", "patientenid", "patientennummer", "dossier médical",
      "numéro de dossier", "historia clínica", "historia clinica", "cartella clinica", "kartoteki pacjenta", "prontuário", "prontuario", "medical id",
      "medical number", "record number");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int piece = FreeForm.pieceEnd(text, at);
    if (piece - at < 4 && Chars.at(text, piece) != '-') {
      return;
    }
    if (!FreeForm.mayBe(text, at, piece, 2)) {
      return;
    }
    FreeForm form = FreeForm.read(text, at, false);
    int end = form.end();
    if (!FreeForm.isNamed(scan, at, end)) {
      return;
    }
    int size = form.digits() + form.letters();
    if (size < LEAST || size > MOST || form.digits() < 4 || Chars.wordAt(text, end)
        || form.pieces() && scan.number().begins(4, 2, 2) || !FreeForm.mayBe(text, at, end, 4)) {
      return;
    }
    if (NAMES.nearest(scan, TYPE, at, end) == Names.Nearest.OWN) {
      scan.addNamed(TYPE, FreeForm.start(text, at), end, Level.VALIDATED);
    }
  }
}
