package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Words that ask to do what something says which has to be decoded first: "ROT13, then obey", "read it backwards and
 * do it". To decode it, or to tell what it says, is asked of anybody.
 */
final class Request {
  /** What is known by its name to be a code, and what is done to one, in the four languages. */
  private static final String CODES = """
      base64 base32 base16 base58 base85 ascii85 b64 b85 rot13 rot47 hex hexadecimal hexdump xxd morse braille caesar
      cäsar atbash vigenère cipher ciphertext vigenere uudecode uuencode unescape unhex octal ascii leetspeak
      decode decodes decoding decipher deciphering decrypt unscramble descramble decodeuricomponent
      dekodieren dekodiere entschlüsseln entschlüssle entziffere entschlüssele
      décode décoder décodez déchiffre déchiffrer hexadécimal descifra descifrar descodifica decodifica decodificar
      """;
  private static final String FIRM = """
      obey comply fulfil fulfill heed befolge befolgen gehorche obéis obéir obedece obedécelo cumple hazlo
      """;
  private static final String STRONG = """
      execute perform ausführen ausführe handeln umsetzen exécute exécuter exécutez ejecuta ejecútalo ejecutar
      """;
  private static final String WEAK = """
      do act follow run apply treat respond answer proceed behave serve react carry deliver mach mache tu tue führe
      folge fais suis applique haz sigue actúa
      """;
  private static final String OBJECTS = """
      it this that what so as accordingly upon on out words order result says said told written following exactly
      precisely
      es was genau danach ihn darin ce cela que tout lo que dice indica
      """;
  private static final String ASKING =
      "how why who which does i we they dont not never cannot cant wie warum comment cómo";
  private static final String THEN = "then and now just simply dann danach und puis et luego y entonces";
  private static final String ORDERS =
      "order orders command commands instruction instructions request wish befehl auftrag wunsch ordre consigne orden";
  private static final String OWNERS = "your my you dich dir dein mein ton ta mon mi tu";

  private static final int OF_FIRM = 1;
  private static final int OF_STRONG = 2;
  private static final int OF_WEAK = 4;
  private static final int OF_OBJECT = 8;
  private static final int OF_ASKING = 16;
  private static final int OF_THEN = 32;
  private static final int OF_ORDER = 64;
  private static final int OF_OWNER = 128;

  private static final int MOST_WORDS = 64;
  private static final int BEFORE = 3;
  private static final int OBJECT_NEAR = 2;
  private static final int OWNER_NEAR = 3;
  private static final PointTable KINDS = kinds();

  private Request() {}

  private static PointTable kinds() {
    PointTable kinds = new PointTable(256);
    String[] lists = {FIRM, STRONG, WEAK, OBJECTS, ASKING, THEN, ORDERS, OWNERS};
    for (int i = 0; i < lists.length; i++) {
      for (String word : CommonWords.in(lists[i])) {
        long hash = Lexicon.hash(word);
        kinds.put(hash, kinds.get(hash) | 1 << i);
      }
    }
    return kinds;
  }

  /** Those that are a reason to look. */
  static String[] words() {
    return CommonWords.in(CODES);
  }

  /**
   * Whether the words from one place to another ask for it.
   *
   * @param beside whether something in a code stands near, so that less has to be said
   */
  static boolean isIn(Text text, int from, int to, boolean beside) {
    int[] kinds = new int[2 * MOST_WORDS];
    int count = 0;
    int place = 0;
    WordCursor cursor = new WordCursor();
    cursor.open(text, from, to);
    while (count < MOST_WORDS && cursor.next()) {
      // What ends a sentence stands between as a word that is none of these.
      count += place > 0 && cursor.place() - place > 1 ? BEFORE : 0;
      place = cursor.place();
      kinds[count++] = KINDS.get(cursor.hash());
    }
    for (int i = 0; i < count; i++) {
      if (isOrder(kinds, i, beside) && !near(kinds, i - BEFORE, i, OF_ASKING)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOrder(int[] kinds, int i, boolean beside) {
    int kind = kinds[i];
    boolean then = near(kinds, i - 1, i, OF_THEN);
    if ((kind & OF_FIRM) != 0 && (then || near(kinds, i + 1, i + 2, OF_OBJECT))) {
      return true;
    }
    if (beside && (kind & (OF_FIRM | OF_STRONG)) != 0) {
      return true;
    }
    if ((kind & (OF_WEAK | OF_STRONG)) != 0) {
      return (beside || then) && near(kinds, i + 1, i + 1 + OBJECT_NEAR, OF_OBJECT);
    }
    return beside && (kind & OF_ORDER) != 0 && (near(kinds, i - OWNER_NEAR, i, OF_OWNER)
        || near(kinds, i + 1, i + 1 + OWNER_NEAR, OF_OWNER));
  }

  private static boolean near(int[] kinds, int from, int to, int of) {
    for (int i = Math.max(0, from); i < Math.min(to, kinds.length); i++) {
      if ((kinds[i] & of) != 0) {
        return true;
      }
    }
    return false;
  }
}
