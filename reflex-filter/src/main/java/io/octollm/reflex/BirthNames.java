package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What births are called, in the forms that the words have beside a date. */
final class BirthNames {
  static final Words WORDS = Words.of("dob dobs birth birthday birthdate dateofbirth born bday birthdays bdate geboren"
      + " geb geburtsdatum geburtstag né née nee nées naissance nacimiento nacido nacida nato nata nascita nascimento"
      + " nascido nascida nasc nasci nasceu nací nació nacio dtnasc dtn fnac fødselsdato geboortedatum födelsedatum"
      + " född syntymäaika syntymäpäivä synt syntynyt 생년월일 생년월일은 생일 urodzenia urodzony urodzona ur nac dogum gebdat"
      + " gebdatum рождения родился родилась doğum doğumlu janm narozen narozena narozeni narození nar født fødd"
      + " foedselsdato fodselsdato fødselsdag 生年月日 出生日期 出生年月日 生日 γέννησης γεννήθηκα γεννήθηκε nașterii nasterii născut"
      + " născută sinh születési született szül szuletesi lahir народження народився народилася urodzonego urodzonej"
      + " syntyi syntymaaika γεννησης לידה נולד נולדה الميلاد مولودة مولود urodziłam urodziłem narodil narodila"
      + " narodenia narodený narodená ddn naixement nascut nascuda nascuts néixer nacemento naceu naissances nascite"
      + " nacidos nacidas nacieron nascidos nascidas nascemos geburtstage geborene geborener geborenen geburt"
      + " geboortedag geborendatum födelsedag födelsetid fødselstid fødte födda syntynyttä syntymävuosi fæddur fædd"
      + " fætt fæðingardagur fæðingardag fæðingardagsetning fæðingarár breithe rugadh bhreithe geni ganwyd ganed anwyd"
      + " urodzin urodzeni urodził urodziła narodeniny narodzenie narozenin narodeného narozeného narozeným narozenou"
      + " narodilo narodené роден родена родено родени раждане раждането рожд рождён рожден рождена рожденный"
      + " рождённый рожденная родившийся родившаяся рождение народжений народжена нараджэння нарадзіўся нарадзілася"
      + " rođen rođena rođeno rođeni rođenja rođenje rođenog rođene rođendan rođ rodjen rodjena rodjeno rodjenja"
      + " rodjenje rodjendan рођен рођена рођено рођени рођења рођење рођеног рођене рођендан раѓање раѓањето rojen"
      + " rojena rojeno rojstva rojstvo rojstni rojenega rojene gimęs gimusi gimusio gimusios gimimo gimė gimiau"
      + " dzimis dzimusi dzimšanas dzimšana dzimuša dzimušais dzimusī dzim sündinud sünd sünniaeg sünnikuupäev"
      + " sünnipäev sündis sünnikuupäevaga datëlindja datelindja datëlindjes lindur lindjes lindja doğdu doğmuş"
      + " doğumlular təvəllüd doğulub doğulmuş туған төрсөн tugʻilgan tugilgan tavallud γεννηθείς γεννηθείσα"
      + " γεννημένος γεννημένη γεννηθηκε ילידת יליד ילידי נולדתי הולדת הולדתו הולדתה مواليد ولد ولدت وُلد وُلدت ميلاد"
      + " ميلاده ميلادها المولود المولودة والمولود والمولودة متولد تولد تولدش زاده پیدائش დაბადების დაბადებული დაიბადა"
      + " ծննդյան ծնված ծնվել ծնունդ jaioteguna jaiotze jaio jaiotako jaiotza dilahirkan kelahiran kelahirannya"
      + " lahirnya ipinanganak kapanganakan isinilang pinanganak alizaliwa kuzaliwa amezaliwa aliyezaliwa nilizaliwa"
      + " walizaliwa gebore geboortejaar lokuzalwa wazalwa ozelwe azalwa haihuwa haihuwar haife dhalashada dhashay"
      + " născuți născute născutul naștere nastere nascuta születésnap születtem születésű szülidő szid");
  /** Those that are but a letter or two, in brackets or behind a comma, as English, Nordic and Portuguese have them. */
  static final String[] LETTERS = {"(b. ", ", b. ", ", f. ", "(f. ", ", s. ", "(s. ", ", d.n. ", " DN ", " DN: "};

  private static final int LONGEST = 16;
  private static final int MOST_GAP = 8;
  /** What stands between such a word and its date. */
  private static final Words BETWEEN = Words.of("il el le am em den on");

  private BirthNames() {}

  /** Whether a word stands before a date in which a machine read the letter o or l for a digit: {@code nat0 il}. */
  static boolean isMisread(Text text, int start) {
    int end = wordEnd(text, start);
    int word = wordStart(text, end);
    if (end - word == 2 && BETWEEN.has(text, word, end)) {
      end = wordEnd(text, word);
      word = wordStart(text, end);
    }
    boolean digit = false;
    for (int i = word + 1; i < end; i++) {
      digit |= text.charAt(i) == '0' || text.charAt(i) == '1';
    }
    if (!digit || !Chars.isLetter(text.charAt(word))) {
      return false;
    }
    Text read = Text.of(text.subSequence(word, end).toString().replace('0', 'o').replace('1', 'l'));
    return WORDS.has(read, 0, read.length());
  }

  private static int wordEnd(Text text, int at) {
    int end = at;
    while (end > 0 && at - end < MOST_GAP && " :.\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int wordStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST && Chars.isWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
