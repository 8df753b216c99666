package io.octollm.reflex;

/** The names of the months in seven languages, in full and cut short. */
final class Months {
  static final int LONGEST = 11;
  private static final Words NAMES = Words.of("january february march april may june july august"
      + " september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
      + " januar jänner jan februar feber märz maerz mai juni juli oktober okt dezember dez mrz"
      + " janvier janv février fevrier févr fév mars avril avr juin juillet juil août aout septembre"
      + " octobre novembre décembre decembre déc"
      + " enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre setiembre octubre"
      + " noviembre diciembre dic"
      + " gennaio gen febbraio maggio mag giugno giu luglio lug settembre set ottobre ott dicembre"
      + " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro"
      + " januari februari maart mei augustus");

  private Months() {}

  static boolean has(String text, int start, int end) {
    return end - start >= 3 && NAMES.has(text, start, end);
  }
}
