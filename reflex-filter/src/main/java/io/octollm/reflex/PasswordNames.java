package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What names say about the value they are given: that it is a password, another secret, or nothing. */
final class PasswordNames {
  private static final int MOST_NAME = 40;
  private static final char FIRST_EASTERN = '\u2E80';
  private static final Words PASSWORDS = Words.of("password passwd pwd passphrase passwort passcode kennwort"
      + " contraseña contrasena senha parola hasło haslo lösenord losenord wachtwoord salasana salasanan heslo jelszó"
      + " jelszo adgangskode adgangskoden passord passordet lösenordet şifre sifre şifresi şifrem şifreniz sifresi"
      + " sifreniz parolası parolanız hasłem wachtwoorden пароль пароля motdepasse passe pass passw psw pswd pword pw"
      + " dbpass userpass rootpass adminpass mypass storepass keypass srcstorepass deststorepass srckeypass"
      + " destkeypass dbpwd userpwd psk wpapsk requirepass ftppass smtppass mailpass sshpass passwords passwörter"
      + " paswoord jelszava jelszavam parolă sandi sandinya sandimu siri clave mdp סיסמה הסיסמה סיסמא المرور السر"
      + " κωδικός κωδικος khau khẩu salasanani masterauth psksecret dnpass bindpw rootpw authtok contrasenya"
      + " contrasenyes contrasinal kodeord kodeordet lösenordets passordene tunnussana tunnussanan lykilorð lykilorðið"
      + " lykilorði phasfhocal pasfhocal phasfhocail cyfrinair nghyfrinair gyfrinair chyfrinair hasła hasłu hesla"
      + " heslom heslem jelszót jelszavunk jelszavad parolei parolele парола паролата паролі паролем паролю пароли"
      + " лозинка лозинката лозинку лозинке шифра шифрата lozinka lozinku lozinke šifra geslo gesla slaptažodis"
      + " slaptažodį slaptažodžio slaptazodis parool parooli salasõna salasõnad fjalëkalimi fjalëkalim fjalëkalimin"
      + " fjalekalimi fjalekalim şifrə parolam parolan laluan nenosiri nywila parole wagwoord iphasiwedi pasahitza"
      + " pasahitz құпиясөз סיסמתי סיסמתך הסיסמא ססמה ססמא السري عبور گذرواژه رمز ورڈ پاسورڈ გասაღები գաղտնաբառ"
      + " գաղտնաբառը գաղտնաբառն συνθηματικό συνθηματικού κωδικού κωδικό parolum parolun parolu lösen lösenet пасс"
      + " ordine passkey code pasword passwrd passw wachtzin сөз сөзі сөзім сөзіңіз құпиясөзім رمزم رمزت رمزش answer");
  /** Of networks. */
  static final String SHARED = "pre-shared-key";
  /** Names of several words, of which the last is much else: a secret, a way, a word. */
  private static final String[][] WITH_BEFORE = {{"neno la ", "siri"}, {"kata ", "laluan"}, {"parola d'", "ordine"},
      {"wifi ", "passkey"}, {"wi-fi ", "passkey"}, {"wlan ", "passkey"}, {"wifi ", "code"},
      {"wi-fi ", "code"}, {"wlan ", "code"}, {"wlan-", "code"}, {"wlan-", "passkey"}, {"پاس ", "ورڈ"},
      {"security_", "answer"}, {"security ", "answer"}, {"security", "answer"}, {"secret_", "answer"},
      {"secret", "answer"}, {"құпия ", "сөз"}, {"құпия ", "сөзі"}, {"құпия ", "сөзім"},
      {"құпия ", "сөзіңіз"}};
  /** Names that are words or the codes of goods, but for what is said of them. */
  private static final String[][] WITH_BEHIND = {{"parole", " ir "}, {"šifra", " je ", " mi je "},
      {"шифра", " је ", " ми је "}, {"шифрата", " е ", " ми е "}, {"lösen", "=", " är "}, {"lösenet", "=", " är "}};
  private static final String PORTUGUESE = "palavra-";
  /** Scripts without blanks: such a name may stand at the end of a word, and in Thai signs between its letters. */
  private static final String[] UNSPACED = {"รหัสผ่าน", "密码", "密碼", "パスワード", "비밀번호", "암호", "पासवर्ड",
      "비번", "პაროლი", "პაროლია", "პაროლის", "패스워드", "口令", "暗証番号", "कूटशब्द", "गुप्तशब्द", "পাসওয়ার্ড", "পাসওয়ার্ড",
      "গোপন নম্বর", "கடவுச்சொல்",
      "పాస్‌వర్డ్", "పాస్వర్డ్", "ಪಾಸ್‌ವರ್ಡ್", "ಪಾಸ್ವರ್ಡ್", "പാസ്‌വേഡ്", "പാസ്വേഡ്", "પાસવર્ડ", "ਪਾਸਵਰਡ", "මුරපදය",
      "ລະຫັດຜ່ານ",
      "ពាក្យសម្ងាត់", "စကားဝှက်", "የይለፍ ቃል", "ይለፍ ቃሌ", "የይለፍ ቃልህ", "የይለፍ ቃሉ",
      "พาสเวิร์ด", "พาสเวิร์ดเก่า", "พาสเวิร์ดใหม่", "รหัสผ่านเก่า", "รหัสผ่านใหม่", "รหัสผ่านเดิม"};
  private static final Words SECRETS = Words.of("secret token apikey key credential credentials");
  private static final Words QUALIFIERS = Words.of("api access secret client auth private app application bearer"
      + " consumer encryption signing crypto master account shared session refresh webhook bot deploy service aws azure"
      + " gcp github slack stripe jwt oauth storage admin");
  private static final Words OPEN = Words.of("csrf xsrf page next continuation pagination sync cursor cancellation"
      + " public anti forgery");
  private static final Words SUFFIXES = Words.of("prod production dev test testing staging stage local default root"
      + " admin db user main old new value confirm confirmation plain plaintext text str again repeat bd bazy bazei"
      + " bazie baze banco base");
  private static final Words ENVIRONMENTS = Words.of("prod production dev test testing staging stage");
  private static final Words TYPES = Words.of("str string char varchar");
  /** What a dash joins "pass" to, where a name is meant: {@code db-pass}. */
  static final Words OF = Words.of("db user root admin smtp mail ftp ssh http proxy redis mysql postgres pg"
      + " wifi key store vpn ldap sudo bind");
  private static final Words PRECEDING = Words.of("no by com tres boarding first mountain hall");
  /** It names an assembly of .NET by the hash of what signed it. */
  private static final String KEY_TOKEN = "publickeytoken";
  private static final long[] LAST = endings();

  /** What a name is of. */
  enum Kind {
    PASSWORD,
    SECRET,
    OTHER
  }

  private PasswordNames() {}

  private static long[] endings() {
    List<String> words = new ArrayList<>(List.of("value"));
    List.of(PASSWORDS, SECRETS, SUFFIXES, TYPES).forEach(set -> set.each(words::add));
    return WordEnds.endings(words.toArray(String[]::new));
  }

  /** Whether a name of interest may end here, by its last letters. */
  static boolean mayEndAt(Text text, int end) {
    return WordEnds.has(LAST, WordEnds.ending(text.array(), end)) || text.charAt(end - 1) >= Names.UNSPACED;
  }

  /** Whether Thai for "is" ends here, and the name of a password stands before it in the same run of letters. */
  static boolean isToldInThai(Text text, int end) {
    int name = text.startsWith("คือ", end - 3) ? text.lastIndexOf(UNSPACED[0], end - 3, end - MOST_NAME) : -1;
    return name >= 0 && text.indexOf(' ', name, end) < 0;
  }

  /** What the name that ends here is of. */
  static Kind of(Text text, int nameEnd) {
    int end = nameEnd;
    while (end > 0 && nameEnd - end < 3 && Chars.isDigit(text.charAt(end - 1))) {
      end--;
    }
    if (end < nameEnd && end > 0 && text.charAt(end - 1) == '_') {
      end--;
    }
    if (end <= 0 || !mayEndAt(text, end)) {
      return Kind.OTHER;
    }
    int last = wordStart(text, end);
    Kind kind = kind(text, last, end);
    if (kind != Kind.OTHER || last == 0) {
      return kind;
    }
    char before = text.charAt(last - 1);
    if (before == '&' && last > 2 && text.charAt(last - 2) == ' ' && text.charAt(last - 3) == ':'
        && TYPES.has(text, last, end)) {
      return ofTyped(text, last - 3);
    }
    if (before == ' ' && last > 1 && text.charAt(last - 2) == ':' && TYPES.has(text, last, end)) {
      return ofTyped(text, last - 2);
    }
    if (before == ' ' && text.startsWith(": &'static", last - ": &'static ".length())) {
      return ofTyped(text, last - ": &'static ".length());
    }
    if (before == ' ' && text.startsWith("string = \"", last)) {
      return ofTyped(text, last - 1); // of Go
    }
    if (before == ' ' && text.startsWith(" As", last - 4) && TYPES.has(text, last, end)) {
      return ofTyped(text, last - 4);
    }
    boolean joined = before == '_' || before == '-' || Chars.is(before, Chars.LOWER);
    if (before == '.' ? ENVIRONMENTS.has(text, last, end) && !text.startsWith(" ==", end)
        : joined && SUFFIXES.has(text, last, end)) {
      int previous = Chars.isAlnum(before) ? last : last - 1;
      return kind(text, wordStart(text, previous), previous);
    }
    return Kind.OTHER;
  }

  /** What the name before its type is of. */
  private static Kind ofTyped(Text text, int end) {
    return kind(text, wordStart(text, end), end);
  }

  private static Kind kind(Text text, int last, int end) {
    if (Chars.at(text, end - 1) >= Names.UNSPACED) {
      return Chars.endsAny(text, end, UNSPACED) ? Kind.PASSWORD : Kind.OTHER;
    }
    if (last == end) {
      return Kind.OTHER;
    }
    int hash = Words.hash(text, last, end);
    if (PASSWORDS.has(text, last, end, hash)) {
      return isPassword(text, last, end) ? Kind.PASSWORD : Kind.OTHER;
    }
    if (!SECRETS.has(text, last, end, hash)) {
      return byEnding(text, last, end);
    }
    int before = last > 0 && "_- .".indexOf(text.charAt(last - 1)) >= 0 ? last - 1 : last;
    int previous = wordStart(text, before);
    if (text.regionMatches(true, end - KEY_TOKEN.length(), KEY_TOKEN, 0, KEY_TOKEN.length())) {
      return Kind.OTHER;
    }
    if (text.regionMatches(true, end - SHARED.length(), SHARED, 0, SHARED.length())) {
      return Kind.PASSWORD;
    }
    boolean secret = end - last == "key".length() ? QUALIFIERS.has(text, previous, before)
        : !OPEN.has(text, previous, before);
    return secret ? Kind.SECRET : Kind.OTHER;
  }

  /** For names that are written in one: {@code dbpassword}, {@code authtoken}. */
  private static Kind byEnding(Text text, int last, int end) {
    return switch (text.charAt(end - 1) | 32) {
      case 'd' -> endsWith(text, last, end, "password") || endsWith(text, last, end, "passwd")
          ? Kind.PASSWORD : Kind.OTHER;
      case 'e' -> endsWith(text, last, end, "passphrase") ? Kind.PASSWORD : Kind.OTHER;
      case 't' -> endsWith(text, last, end, "passwort") || endsWith(text, last, end, "kennwort") ? Kind.PASSWORD
          : endsWith(text, last, end, "secret") ? Kind.SECRET : Kind.OTHER;
      case 'n' -> endsWith(text, last, end, "token") ? Kind.SECRET : Kind.OTHER;
      case 'y' -> endsWith(text, last, end, "apikey") || endsWith(text, last, end, "secretkey")
          ? Kind.SECRET : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  /** "pass" and "clave" are words of other sense as well, and so are those that need others beside them. */
  private static boolean isPassword(Text text, int last, int end) {
    if (!isWhole(text, last, end)) {
      return false;
    }
    if (end - last > 5) {
      return true;
    }
    char before = Chars.at(text, last - 1);
    int previous = before == ' ' || before == '-' ? last - 1 : last;
    if (before == '-' && text.regionMatches(true, last - PORTUGUESE.length(), PORTUGUESE, 0, PORTUGUESE.length())) {
      return true;
    }
    if (before == '-' && (text.startsWith(" --", last - 3) || OF.has(text, wordStart(text, last - 1), last - 1))) {
      return true;
    }
    return before != '-' && (before != ' ' || !PRECEDING.has(text, wordStart(text, previous), previous));
  }

  /** Whether a word that is a name only with others beside it has them: {@code neno la siri}, {@code šifra je}. */
  private static boolean isWhole(Text text, int last, int end) {
    boolean part = false;
    for (String[] name : WITH_BEFORE) {
      if (end - last == name[1].length() && text.regionMatches(true, last, name[1], 0, end - last)) {
        part = true;
        if (text.regionMatches(true, last - name[0].length(), name[0], 0, name[0].length())) {
          return true;
        }
      }
    }
    if (part) {
      return false;
    }
    for (String[] name : WITH_BEHIND) {
      if (end - last == name[0].length() && text.regionMatches(true, last, name[0], 0, end - last)) {
        return text.startsWith(name[1], end) || name.length > 2 && text.startsWith(name[2], end);
      }
    }
    return true;
  }

  /** Whether a span is but the word for one. */
  static boolean isWord(Text text, int start, int end) {
    return PASSWORDS.has(text, start, end);
  }

  /** Whether a value is itself the name of one: {@code password=dbPassword}. */
  static boolean namesPassword(Text text, int start, int end) {
    return PASSWORDS.has(text, wordStart(text, end), end) || endsWith(text, start, end, "password")
        || endsWith(text, start, end, "passwd") || endsWith(text, start, end, "pass");
  }

  private static boolean endsWith(Text text, int start, int end, String name) {
    return end - start > name.length()
        && text.regionMatches(true, end - name.length(), name, 0, name.length());
  }

  /** Where the letters of a name begin that ends at a place. */
  static int nameStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < MOST_NAME && Chars.isWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the last word of a name begins; camelCase parts words. */
  static int wordStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < MOST_NAME && Chars.isLetter(text.charAt(start - 1))
        && (start == end || !Words.risesAt(text, start) && !isGlued(text, start))) {
      start--;
    }
    return start;
  }

  /** Whether a Latin word is glued to one of China, Japan or Korea: {@code 共有フォルダのPW}. */
  private static boolean isGlued(Text text, int start) {
    return text.charAt(start - 1) >= FIRST_EASTERN && text.charAt(start) < 0x80;
  }
}
