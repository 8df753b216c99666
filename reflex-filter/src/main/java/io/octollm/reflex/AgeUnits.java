package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Units that a person's age is counted in, and words for old behind them. */
final class AgeUnits {
  static final Words UNITS = Words.of("year years yr yrs y jahre jahren jahr ans an años anos anni jaar month months"
      + " mo week weeks år vuotta lat lata yaşında v let лет года saal varsh ani років рік ετών éves سنة عاما عام anys"
      + " any ára bliain bliana mlynedd blynedd roků roky rokov rok gada gadu gadi gadus metai metų metus vjet godina"
      + " godine godini god години година годин годы роки року гадоў гады aastat aasta urte urteko tahun thn th taon"
      + " taong jaren maanden έτη χρονών χρόνια سنوات سنين عامًا عاماً أعوام شهر شهرا أشهر سال سالگی yosh yil жыл жас"
      + " წლის տարի");
  static final Words OLD = Words.of("old o alt alte alter alten altes age d oud gammal gammel vanha gamalt gamall"
      + " gömul gamla gamle vana vecs veca vecumā edat aois oed stará starý star stara staro starosti idade edad età"
      + " gulang umur vjeç tuổi adina");
  static final Words WHOLE = Words.of("yo yoa jährig jährige jähriger jähriges jährigen jahrige jahriger jahriges"
      + " jahrigen jarige jarig letni letnia letniego letnią letniej vuotias yaşında årig årige åriga jährigem letnim"
      + " letnich letých letý letá letého leté letou ročný ročná ročné ročného ročnej letna letno letnega letne"
      + " godišnji godišnja godišnje godišnjeg годишен годишна годишно годишния годишната годишњи годишња годишње"
      + " летний летняя летнее летнего летней летнему летнюю річний річна річне річного річної річну гадовы гадовая"
      + " vuotiaan vuotiaalle vuotiaana aastane aastase aastast aastased gadīgs gadīga gadīgais gadīgā gadīgu metis"
      + " metė mečio vjeç vjeçar vjeçare vjeçari vjeçarja oed tuổi yaşındaki yaşındadır yaşındayım yaşlı yaşındaydı"
      + " yaşındakı yaşlarında ساله سالهٔ տարեկան տարեկանի წლისაა urteko jarigen");
  static final Words BARE = Words.of("ans años anos anni jaar år lat lata vuotta лет года saal varsh ani років ετών"
      + " éves سنة عاما عام anys ára bliain roků rokov roky gadi gadus metai metų godina godine години година годин"
      + " роки гадоў urte taong gulang سنوات سنين عامًا عاماً سال წლის yosh жас χρονών aastat vjet");
  /** Years, and the letter alone, which tells only behind a word for age. */
  static final Words NAMED_YEARS = Words.of("years year yrs yr lat lata y jahre jahren ans años anos anni jaar år"
      + " vuotta let лет года saal varsh ani років ετών éves anys ára bliain roků rokov roky rok gadi gadu gadus metai"
      + " metų metus godina godine година години годин роки tahun thn taon taong سنة سنوات عاما عامًا عاماً عام سال"
      + " urte jaren yosh жас წლის χρονών aastat vjet");
  /** Swahili's, before the number. */
  private static final String MIAKA = "miaka ";
  private static final long[] ENDINGS = endings();

  private AgeUnits() {}

  private static long[] endings() {
    List<String> words = new ArrayList<>();
    List.of(UNITS, WHOLE).forEach(set -> set.each(words::add));
    return WordEnds.endings(words.toArray(String[]::new));
  }

  /** The cheap question: whether a unit may end at a place, by its last letters. */
  static boolean mayEndAt(Text text, int end) {
    return WordEnds.has(ENDINGS, WordEnds.ending(text.array(), end));
  }

  /** Whether a unit stands before a number: {@code miaka 48}. */
  static boolean isBefore(Text text, int at) {
    return start(text, at) < at;
  }

  /** Where a unit begins that stands before a number; the number's place where none does. */
  static int start(Text text, int at) {
    int start = at - MIAKA.length();
    return Chars.endsWord(text, at, MIAKA) ? start : at;
  }
}
