package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** The words of a sentence between the name of a password and the password that it tells. */
final class ToldPassword {
  /** Words for "is" and "was", whatever else stands between the name and them. */
  static final Words VERBS = Words.of("is es est é è ist lautet to war was är je er là adalah είναι היא היה هي هو és"
      + " este esta era foi fue était ήταν volt byla bylo było była bolo bola bila било била було була је было была"
      + " është ishte ni yw oedd yra buvo არის ialah ay laute lautete risulta risultava resta serait sería"
      + " sarebbe lyder lød idi imiş edi");
  /** Words for "is" that are much else in other languages, each behind the names of its own. */
  private static final String[][] OWN_VERBS = {{"on", "oli", "salasana", "salasanan", "salasanani", "salasõna",
      "parool", "parooli", "tunnussana"}, {"ir", "bija", "parole", "paroles"},
      {"е", "беше", "парола", "паролата", "лозинка", "лозинката", "шифра", "шифрата"},
      {"e", "era", "parola", "parolă", "parolei"},
      {"da", "zen", "pasahitza"}, {"wees", "is", "wagwoord"}};
  /** Whose it is, said behind its name, right before the value. */
  private static final Words OWNERS = Words.of("mio tuo suo miei mea ta sa lui ei noastră noastra voastră mi mu saya"
      + " aku kami kita anda kamu ku nya ko namin natin mo niya langu yangu yetu yako lake mitt min mín minn vårt vår"
      + " hans mina meu minha teu nosso meva teva seva im yt ynë moje mojej moj moja naše من ما شما او שלי שלנו שלך"
      + " μου σου σας μας mano jo jos mans mana minu meie nova nuevo nueva nouveau novi nová nové neues baru baharu"
      + " mpya berria yeni");
  private static final String[] CALLED = {" comme mot de passe", " como contraseña", " de contraseña", " como senha",
      " come password", " als Passwort", " als Kennwort", " als wachtwoord", " jako hasło", " som lösenord"};
  private static final Words PUT = Words.of("mis mets met mettre utilise utilisé puse puesto pon usé usa uso usar"
      + " messo metti usato usei colocou coloquei nimm nehme benutze verwende setze gebruik gebruikt ustawiłem użyj"
      + " używam satte använd");
  /** Said between the verb and the value. */
  private static final Words STILL = Words.of("still always just literally actually currently simply again immer noch"
      + " weiterhin nach vor jetzt nun sempre ancora ora adesso toujours encore maintenant désormais siempre aún ahora"
      + " todavía ainda agora steeds nog nu altijd nadal wciąż ciągle teraz called probably");
  private static final Words PERSONAL = Words.of("của mình tôi em anh chị bạn chúng ta mới cũ");

  /** What is said for "changed to", of which the last word is much else. */
  private static final String[] CHANGED = {"zmenila na", "zmenil na", "změnila na", "změnil na", "změněno na",
      "zmieniłam na", "zmieniłem na", "zmieniono na", "promijenio u", "promenio u", "изменил на", "изменила на",
      "сменил на", "сменила на", "поменял на", "поменяла на", "змінив на", "змінила на", "geändert auf", "geändert in",
      "ändrat till", "ændret til", "endret til", "cambiado a", "cambiada a", "cambié a", "cambiata in", "cambiato in",
      "changé en", "changée en", "mudei para", "alterada para", "mudada para", "diubah jadi", "diganti jadi"};
  private static final String[] SECRETS = {"The secret", " the secret", "shared secret", "My secret", "Our secret"};
  private static final String[] FOR = {" for ", " für ", " fürs ", " pour ", " de ", " del ", " per "};
  private static final Words LAST = Words.of("na u на auf in till til a en para jadi");
  /** Before a Chinese or Japanese word for "is". */
  private static final String[] HEDGES = {"好像", "应该", "應該", "可能", "大概", "一直", "就", "还", "還", "仍", "たぶん"};
  /** Whose it is, as Persian ends its words. */
  private static final String[] PERSIAN = {"\u200Cام", "\u200Cات", "\u200Cاش", "\u200Cم", "\u200Cمان"};
  private static final Words NETWORK_KEYS = Words.of("clé schlüssel clave klucz chiave chave");
  private static final Words NETWORKS = Words.of("wifi wlan ssid netz réseau rede sieć rete");
  private static final String[] NONE = {};
  private static final char FIRST_ARABIC = 0x600;
  private static final int MOST_FILLER = 6;

  private ToldPassword() {}

  /** Whether the word for a key stands right before a value, beside one for a wireless network. */
  static boolean isOfNetwork(Scan scan, int name, int nameEnd) {
    return NETWORK_KEYS.has(scan.text, name, nameEnd) && scan.near(name, nameEnd, NETWORKS);
  }

  /** Where what stands before a word for "is" ends, but for "probably" and the like. */
  static int beforeHedge(Text text, int copula) {
    for (String hedge : HEDGES) {
      if (text.startsWith(hedge, copula - hedge.length())) {
        return copula - hedge.length();
      }
    }
    return copula;
  }

  /** Finds a value that is said to serve as one: {@code j'ai mis X comme mot de passe}. */
  static boolean isCalled(Scan scan, int start) {
    Text text = scan.text;
    int end = PasswordValue.bareEnd(text, start);
    scan.worked(end > start ? end - start : PasswordValue.MOST);
    for (String name : CALLED) {
      if (text.regionMatches(true, end, name, 0, name.length()) && !Chars.wordAt(text, end + name.length())) {
        int verb = Chars.at(text, start - 1) == ' ' ? start - 1 : start;
        boolean put = PUT.has(text, SpokenPassword.wordStart(text, verb), verb);
        SpokenPassword.add(scan, start, end, put || SpokenPassword.isMarked(text, start, end));
        return true;
      }
    }
    return false;
  }

  /** Behind up to two words such as "still", where another word follows: {@code ist immer noch X}. */
  static int behindHedges(Text text, int from) {
    int at = from;
    for (int word = 0; word < 2; word++) {
      int end = PasswordPhrase.lettersEnd(text, at);
      if (!STILL.has(text, at, end) || Chars.at(text, end) != ' ' || Chars.at(text, end + 1) <= ' ') {
        return at;
      }
      at = end + 1;
    }
    return at;
  }

  /** The same the other way: where what stands before such words ends, up to a place. */
  static int beforeStill(Text text, int end) {
    int at = end;
    for (int word = 0; word < 2; word++) {
      int start = SpokenPassword.wordStart(text, at);
      if (!STILL.has(text, start, at) || Chars.at(text, start - 1) != ' ') {
        return at;
      }
      at = start - 1;
    }
    return at;
  }

  /** Where the value begins that what begins here says a password was changed to; 0 when it says no such. */
  static int changedEnd(Text text, int start) {
    for (String changed : CHANGED) {
      if (text.startsWith(changed, start) && Chars.at(text, start + changed.length()) == ' ') {
        return start + changed.length() + 1;
      }
    }
    return 0;
  }

  /** Whether "the secret" ends here, of which is told what it is. */
  static boolean isSecret(Text text, int end) {
    return Chars.endsAny(text, end, SECRETS);
  }

  /** Where the colon stands behind what a password is for, {@code for the office printer: X}; 0 when none does. */
  static int thingEnd(Text text, int from) {
    if (!Chars.startsAny(text, from, FOR)) {
      return 0;
    }
    int end = from;
    while (end - from < PasswordPhrase.MOST_ARGUMENT
        && (Chars.isLetter(Chars.at(text, end)) || " -'".indexOf(Chars.at(text, end)) >= 0)) {
      end++;
    }
    return text.startsWith(": ", end) ? end : 0;
  }

  /** What a colon gives to the password of something, where it can be no word: {@code pw for the wiki: X}. */
  static void ofThing(Scan scan, int start) {
    int end = PasswordValue.bareEnd(scan.text, start);
    if (end > start && (SpokenPassword.isMarked(scan.text, start, end) || Entropy.isMixed(scan.text, start, end))
        && Chars.at(scan.text, end) != ' ') {
      PasswordAssignment.judge(scan, start, end, PasswordNames.Kind.PASSWORD, false);
    }
  }

  /** Whether what C declares begins here, a function that returns a pointer: {@code user_pwd *find(}. */
  static boolean isPointer(Text text, int start) {
    int end = start + 1;
    while (end - start < PasswordPhrase.MOST_ARGUMENT && Chars.isWord(Chars.at(text, end))) {
      end++;
    }
    return text.charAt(start) == '*' && Chars.at(text, end) == '(';
  }

  /** Finds a value with digits and a mark that answers who asked for a password in the line before. */
  static boolean isAsked(Scan scan, int start) {
    Text text = scan.text;
    if (Chars.at(text, start - 1) != '：' && text.lastIndexOf(':', start - 1, start - MOST_FILLER - 2) < 0) {
      return false;
    }
    int word = SpokenPassword.wordStart(text, start - 1);
    boolean filler = start - word < MOST_FILLER && Chars.at(text, start - 1) == ' ' && Chars.at(text, word - 2) == ':';
    int asked = Asked.start(text, filler ? word : start);
    int end = asked > 0 ? Asked.end(text, asked) : 0;
    for (int i = asked + 1; i <= end; i++) {
      boolean ends = Chars.isLetter(text.charAt(i - 1)) && !Chars.isLetter(text.charAt(i));
      if (ends && SpokenPassword.isName(text, i)) {
        int until = PasswordValue.bareEnd(text, start);
        scan.worked(until - start + end - asked);
        boolean is = SpokenPassword.isMarked(text, start, until) || Entropy.isMixed(text, start, until);
        if (is) {
          SpokenPassword.add(scan, start, until, true);
        }
        return is;
      }
    }
    return false;
  }

  /** Whether a word between two places is a verb that tells what is named before it. */
  static boolean isVerb(Text text, int start, int end) {
    if (VERBS.has(text, start, end)) {
      return true;
    }
    if (end - start > 4) {
      return false;
    }
    if (LAST.has(text, start, end) && Chars.endsAny(text, end, CHANGED)) {
      return true;
    }
    int name = SpokenPassword.wordStart(text, start - 1);
    int before = SpokenPassword.wordStart(text, name - 1);
    for (String[] own : OWN_VERBS) {
      if (is(text, start, end, own, 0, 2)
          && (is(text, name, start - 1, own, 2, own.length) || is(text, before, name - 1, own, 2, own.length))) {
        return true;
      }
    }
    return false;
  }

  /** What is set beside passwords as well. */
  private static final Words SETTINGS = Words.of("timeout level length size option options attempt attempts retries"
      + " retry version port user users count limit max min days years age laenge länge longitud longueur lunghezza"
      + " open close status code type id session step");

  /** Whether an equals sign stands between a word with a capital and a digit, as in no setting: {@code Mango=63}. */
  static boolean isWithin(Text text, int sign, int digits) {
    boolean numbered = text.charAt(sign) == '=' && sign == digits - 1 && Chars.isDigit(Chars.at(text, digits))
        && Chars.isDigit(Chars.at(text, digits + 1));
    int word = SpokenPassword.wordStart(text, sign);
    return numbered && sign - word > 2 && Chars.at(text, word - 1) == ' '
        && Character.isUpperCase(text.charAt(word)) && Character.isLowerCase(text.charAt(sign - 1))
        && !SETTINGS.has(text, word, sign);
  }

  private static boolean is(Text text, int start, int end, String[] words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (end - start == words[i].length() && text.regionMatches(true, start, words[i], 0, end - start)) {
        return true;
      }
    }
    return false;
  }

  /** Where the name of a password ends that words for its owner follow, up to a place; the place itself if none do. */
  static int beforeOwners(Text text, int end) {
    int at = end;
    for (String owner : Chars.at(text, end - 1) >= FIRST_ARABIC ? PERSIAN : NONE) {
      if (text.startsWith(owner, end - owner.length())) {
        return end - owner.length();
      }
    }
    for (int word = 0; word < 3; word++) {
      int start = SpokenPassword.wordStart(text, at);
      boolean owner = word == 0 && OWNERS.has(text, start, at) || PERSONAL.has(text, start, at);
      if (!owner || Chars.at(text, start - 1) != ' ') {
        return at;
      }
      at = start - 1;
    }
    return at;
  }
}
