package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What looks like a password and says something else: an algorithm, a type, a rule, a pattern, where one is kept. */
final class NoPassword {
  private static final int LEAST_PATH = 2;
  private static final Words ALGORITHMS = Words.of("aes aes128 aes192 aes256 rsa sha sha1 sha2 sha3 sha224 sha256"
      + " sha384 sha512 md5 hmac hs256 hs512 rs256 rs512 es256 ps256 gcm cbc ctr ecb siv cfb ccm poly1305 chacha20"
      + " xchacha20 ed25519 x25519 curve25519 ecdsa ecdh p256 p384 p521 secp256k1 secp256r1 bcrypt scrypt argon2"
      + " argon2i argon2id pbkdf2 scram 3des blake2 blake2b blake3 crc32 tls tls1 ssl dtls http http2 https wpa"
      + " wpa2 wpa3 wep psk eap 11a 11b 11g 11n 11ac 11ax 11be pgp gpg oauth oauth2 jwt jws jwe base64 utf utf8"
      + " utf16 iso ssha ssha256 ssha384 ssha512 smd5 ntlm ntlmv2 pkcs pkcs1 pkcs5 pkcs7 pkcs8 pkcs12 pkcs5padding"
      + " pkcs7padding nopadding oaep sae crypt tlsv1 sslv3");
  private static final Words UNITS = Words.of("ghz mhz bit bits byte bytes digit digits char chars character letter");
  /** Before a number in brackets. */
  private static final Words TYPES = Words.of("varchar varchar2 nvarchar nvarchar2 char nchar character varbinary"
      + " binary string text raw decimal numeric number int bigint length size min max minlength maxlength");
  private static final Words RULES = Words.of("required nullable sometimes confirmed string min max between size regex"
      + " alpha alpha_num alpha_dash same different bail filled present unique digits password current_password"
      + " minlength maxlength length min_length max_length exact_length matches");
  private static final Words NAMESPACES = Words.of("xs xsd");
  /** Before a colon, and a name or a path behind it. */
  private static final Words STORES = Words.of("env vault ssm file kms sops keychain keyring secretsmanager awssm"
      + " gcpsm azurekv secretkeyref configmapkeyref secretref configmapref");
  /** What paths of resources begin with. */
  private static final Words RESOURCES = Words.of("projects secret secrets kv keys vault locations subscriptions"
      + " parameters alias");
  /** The name of a key that KMS keeps, which is a path of two parts. */
  private static final String ALIAS = "alias/";
  /** In the directory of Samba, before the hash of a password. */
  private static final String[] HASHED = {"NTPassword", "LMPassword"};
  private static final int HASH = 32;
  private static final int LEAST_SEALED = 60;
  /** Of what is said of a thing behind its name, and no piece of it. */
  private static final int LEAST_SAID = 4;
  private static final int MOST_BEFORE = 400;
  /** What is numbered in forms and tables: {@code field_1}. */
  private static final Words NUMBERED = Words.of("field column input param arg var value item label");

  private NoPassword() {}

  /** @param quoted whether it is known to be a text, and no code */
  static boolean is(Text text, int start, int end, boolean quoted) {
    int word = wordEnd(text, start, end);
    return isAlgorithm(text, start, end) || isType(text, start, word, end) || isPattern(text, start, end)
        || isRules(text, start, end) || isReference(text, start, word, end) || isHash(text, start, end)
        || isSealed(text, start, end) || isLabel(text, start, end, quoted)
        || isNumbered(text, start, end) || !quoted && isMember(text, start, end);
  }

  /** Whether all its parts are names of algorithms, standards or units, and numbers: {@code aes-256-gcm-v1}. */
  private static boolean isAlgorithm(Text text, int start, int end) {
    boolean named = false;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || !Chars.isAlnum(text.charAt(i))) {
        int digits = Alphabet.DIGITS.runEnd(text, from, i - from);
        boolean name = ALGORITHMS.has(text, from, i) || digits > from && UNITS.has(text, digits, i)
            || from > start && UNITS.has(text, from, i);
        boolean version = (Chars.at(text, from) | 32) == 'v' && Alphabet.DIGITS.runEnd(text, from + 1, i - from) == i;
        if (from == i || !name && !version && digits < i || i < end && "-_./+".indexOf(text.charAt(i)) < 0) {
          return false;
        }
        named |= name;
        from = i + 1;
      }
    }
    return named;
  }

  /**
   * Whether capitals stand before a dash, as of standards and algorithms, {@code AES-256}, and behind its number
   * nothing but what says how something is to it: {@code ISO-27001-compliant}.
   */
  static boolean isStandard(Text text, int dash) {
    int start = dash;
    while (start > 0 && Chars.is(text.charAt(start - 1), Chars.UPPER) && dash - start < SpokenPassword.MOST_LETTERS) {
      start--;
    }
    int digits = Alphabet.DIGITS.runEnd(text, dash + 1, SpokenPassword.MOST_LETTERS);
    int behind = Chars.at(text, digits) == '-' ? digits + 1 : digits;
    int word = SpokenPassword.smallEnd(text, behind);
    boolean goesOn = behind > digits && Chars.isLetter(Chars.at(text, behind))
        && (word - behind < LEAST_SAID || Chars.isToken(Chars.at(text, word)));
    return start < dash && !Chars.wordBefore(text, start) && !goesOn;
  }

  /** Whether it is a type with its length, or of a name space: {@code VARCHAR(64)}, {@code xsd:string}. */
  private static boolean isType(Text text, int start, int word, int end) {
    char sign = Chars.at(text, word);
    boolean sized = sign == '(' && text.charAt(end - 1) == ')' && Chars.isDigit(Chars.at(text, word + 1))
        && TYPES.has(text, start, word);
    return sized || sign == ':' && NAMESPACES.has(text, start, word) && wordEnd(text, word + 1, end) == end;
  }

  /** Whether it is a pattern that passwords have to match. */
  private static boolean isPattern(Text text, int start, int end) {
    boolean whole = text.charAt(start) == '^' && text.charAt(end - 1) == '$';
    for (int i = start; i + 1 < end; i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      char behind = Chars.at(text, i + 2);
      boolean kind = (c == '\\' || c == '%') && "wdsWDS".indexOf(next) >= 0 && (whole || i == start);
      if (whole && "*+[\\".indexOf(c) >= 0 || c == '(' && next == '?' && "=!:<".indexOf(behind) >= 0
          || kind && ("{+*".indexOf(behind) >= 0 && c == '\\' || whole) || whole && c == '{' && Chars.isDigit(next)) {
        return true;
      }
    }
    return false;
  }

  /** Whether rules for a field are joined by bars: {@code required|min:8}, {@code required|min_length[8]}. */
  private static boolean isRules(Text text, int start, int end) {
    boolean signed = false;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == '|') {
        int name = wordEnd(text, from, i);
        boolean bounded = name < i && text.charAt(name) == '[' && text.charAt(i - 1) == ']';
        if (!RULES.has(text, from, name) || name < i && text.charAt(name) != ':' && !bounded) {
          return false;
        }
        signed |= name < i || i < end;
        from = i + 1;
      }
    }
    return signed;
  }

  /** Whether it says where a password is kept, or is a directory: {@code vault:secret/db1}, {@code C:/Users/kim1}. */
  private static boolean isReference(Text text, int start, int word, int end) {
    char next = Chars.at(text, word + 1);
    int slashes = 0;
    for (int i = word; i < end; i++) {
      char c = text.charAt(i);
      slashes += c == '/' ? 1 : 0;
      if (!Chars.isWord(c) && ":/\\-.#".indexOf(c) < 0) {
        return false;
      }
    }
    return switch (Chars.at(text, word)) {
      case ':' -> (Chars.isLetter(next) || next == '/') && STORES.has(text, start, word)
          || word == start + 1 && (next == '/' || next == '\\');
      case '/' -> (slashes >= LEAST_PATH || text.startsWith(ALIAS, start)) && RESOURCES.has(text, start, word);
      default -> false;
    };
  }

  /** Whether it is what is kept in place of a password: {@code {SSHA512}x4..}, or the hash that Samba takes. */
  private static boolean isHash(Text text, int start, int end) {
    int close = text.charAt(start) == '{' ? text.indexOf('}', start, end) : -1;
    if (close > start + 1 && close + 1 < end && isAlgorithm(text, start + 1, close)) {
      return true;
    }
    if (end - start != HASH || Alphabet.HEX.runEnd(text, start, HASH) != end) {
      return false;
    }
    int name = start;
    while (start - name < LEAST_PATH + 1 && ": ".indexOf(Chars.at(text, name - 1)) >= 0) {
      name--;
    }
    return Chars.endsAny(text, name, HASHED);
  }

  /** Whether it is sealed for a cluster, which alone can open it: what a SealedSecret of Kubernetes holds. */
  private static boolean isSealed(Text text, int start, int end) {
    return end - start >= LEAST_SEALED && text.startsWith("Ag", start)
        && text.lastIndexOf("encryptedData:", start, start - MOST_BEFORE) >= 0;
  }

  /** Whether it is but the word for one with a capital, as forms are translated: {@code "password": "Passwort"}. */
  private static boolean isLabel(Text text, int start, int end, boolean quoted) {
    return quoted && Character.isUpperCase(text.charAt(start)) && PasswordNames.isWord(text, start, end);
  }

  /** Whether it is the member of an object that settings are asked of: {@code cfg.pw2}. */
  private static boolean isMember(Text text, int start, int end) {
    int dot = text.indexOf('.', start, end);
    return dot > start && PlainValue.OBJECTS.has(text, start, dot) && Chars.isLetter(Chars.at(text, dot + 1))
        && wordEnd(text, dot + 1, end) == end && !PlainValue.isSetting(text, start);
  }

  /** Whether it is a name of such as are numbered, with its number. */
  private static boolean isNumbered(Text text, int start, int end) {
    int line = text.lastIndexOf('_', end - 1, start);
    return line > start && NUMBERED.has(text, start, line) && Alphabet.DIGITS.runEnd(text, line + 1, end - line) == end;
  }

  /** Where letters, digits and underscores end, up to a place. */
  private static int wordEnd(Text text, int start, int end) {
    int at = start;
    while (at < end && Chars.isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
