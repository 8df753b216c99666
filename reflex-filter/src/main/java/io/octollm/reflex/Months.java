package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of the months in dozens of languages, in full and cut short. */
final class Months {
  static final int LONGEST = 12;
  private static final String ALL = "january february march april may june july august"
      + " september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
      + " januar jänner jan februar feber märz maerz mai juni juli oktober okt dezember dez mrz"
      + " janvier janv février fevrier févr fév mars avril avr juin juillet juil août aout septembre"
      + " octobre novembre décembre decembre déc"
      + " enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre setiembre octubre"
      + " noviembre diciembre dic"
      + " gennaio gen febbraio aprile maggio mag giugno giu luglio lug settembre set ottobre ott dicembre"
      + " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro"
      + " januari februari maart mei augustus"
      + " ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
      + " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
      + " tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta"
      + " lokakuuta marraskuuta joulukuuta"
      + " maj augusti marts juni července"
      + " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
      + " ledna února března dubna května června července srpna září října listopadu prosince desember"
      + " januára februára apríla mája júna júla augusta septembra októbra novembra decembra"
      + " ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie"
      + " maret agustus január február március április május június július augusztus szeptember október"
      + " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
      + " ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου"
      + " δεκεμβρίου"
      + " जनवरी फरवरी फ़रवरी मार्च अप्रैल जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर"
      + " มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
      + " " + MonthNames.ROMANCE_AND_CELTIC + " " + MonthNames.NORDIC_AND_BALTIC + " " + MonthNames.SLAVIC
      + " " + MonthNames.OTHER_EUROPEAN + " " + MonthNames.TURKIC + " " + MonthNames.SEMITIC
      + " " + MonthNames.PERSIAN_AND_URDU + " " + MonthNames.INDIAN + " " + MonthNames.SOUTHERN;
  private static final Words NAMES = Words.of(ALL);
  /** Names that are other words as well where no day stands before and no year behind them. */
  private static final Words COMMON = Words.of("mac ogos gener marta juna jula liepa duben leden rujan maris mashi");
  /** The letters that names begin with, and those that they end in; small and capital. */
  static final String FIRST = letters(name -> name.charAt(0));
  static final String LAST = letters(name -> name.charAt(name.length() - 1));

  /** Which three characters a name begins with, by five bits of each. */
  private static final boolean[] BEGINNINGS = beginnings();

  private Months() {}

  private static String letters(Function<String, Character> of) {
    return Sides.letters(Arrays.stream(ALL.split(" ")).map(of).map(String::valueOf).distinct()
        .collect(Collectors.joining()));
  }

  private static boolean[] beginnings() {
    boolean[] beginnings = new boolean[1 << 15];
    for (String name : ALL.split(" ")) {
      beginnings[beginning(Text.of(name + " "), 0)] = true;
      beginnings[beginning(Text.of(Character.toUpperCase(name.charAt(0)) + name.substring(1) + " "), 0)] = true;
    }
    return beginnings;
  }

  private static int beginning(Text text, int at) {
    return (text.charAt(at) & 31) << 10 | (text.charAt(at + 1) & 31) << 5 | text.charAt(at + 2) & 31;
  }

  /** From here on names of months have signs within that are no letters. */
  static final char FIRST_EASTERN = '\u0900';
  /** From here on a name may have two letters, in Persian and in India. */
  private static final char FIRST_BRIEF = '\u0600';
  private static final String[] THAI = {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.",
      "ต.ค.", "พ.ย.", "ธ.ค."};

  /** Whether it is a vowel or another sign of Thai or of a script of India that goes with a letter. */
  static boolean isMark(char c) {
    return c >= FIRST_EASTERN && c <= '\u0E4E' && Chars.small(c) == 0 && (Character.getType(c)
        == Character.NON_SPACING_MARK || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  /** Where a month that is cut short in Thai ends, or -1: {@code ม.ค.}, {@code มี.ค.} */
  static int thaiEnd(Text text, int at) {
    for (String month : THAI) {
      if (text.startsWith(month, at)) {
        return at + month.length();
      }
    }
    return -1;
  }

  /** The cheap question that lets few other words pass. */
  static boolean mayBeginAt(Text text, int at) {
    return at >= 0 && at + 3 <= text.length() && BEGINNINGS[beginning(text, at)];
  }

  static boolean has(Text text, int start, int end) {
    boolean brief = end - start == 2 && text.charAt(start) >= FIRST_BRIEF;
    return (brief || end - start >= 3) && NAMES.has(text, start, end);
  }

  /** Whether a name is one that needs a day before it and a year behind it. */
  static boolean isCommon(Text text, int start, int end) {
    return COMMON.has(text, start, end);
  }
}
