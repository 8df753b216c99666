package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.Arrays;

/**
 * Words that ask to do what something says which has to be decoded first: "ROT13, then obey", "read it backwards and
 * do it". To decode it, or to tell what it says, is asked of anybody. Used again for the next place. For one thread.
 */
final class Request {
  /** What is known by its name to be a code, and what is done to one, in four languages. */
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
      do act follow respond answer proceed carry behave serve react mach mache tu tue führe folge fais suis haz sigue
      actúa
      """;
  /** What is done to files and settings, too. */
  private static final String FAINT = "run apply treat deliver applique";
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
  private static final String TELLING =
      "says said tells told reads asks steht sagt verlangt dit demande indique dice pide indica";

  /** What may stand behind the object, before the clause ends. */
  private static final String CLOSING = "aus now please exactly bitte jetzt sofort genau maintenant ahora ya";

  private static final int OF_FIRM = 1;
  private static final int OF_STRONG = 2;
  private static final int OF_WEAK = 4;
  private static final int OF_OBJECT = 8;
  private static final int OF_ASKING = 16;
  private static final int OF_THEN = 32;
  private static final int OF_ORDER = 64;
  private static final int OF_OWNER = 128;
  private static final int OF_FAINT = 256;
  private static final int OF_TELLING = 512;
  private static final int OF_CLOSING = 1024;
  /** Nothing of its clause comes behind it. */
  private static final int LAST = 2048;

  private static final int LONGEST_WORD = 24;
  private static final int MOST_WORDS = 64;
  private static final int BEFORE = 3;
  private static final int OBJECT_NEAR = 2;
  private static final int OWNER_NEAR = 3;
  private static final int TELLING_NEAR = 5;

  private final int[] kinds = new int[2 * MOST_WORDS];
  private final WordCursor cursor = new WordCursor();

  /** Those that are a reason to look. */
  static String[] words() {
    return CommonWords.in(CODES);
  }

  /** What an order may stand beside: the name of a code, or something in one, which a machine may have written. */
  enum Beside { NAME, CODE, NEEDLESS_CODE }

  /** Made when first asked for: the lexicon asks for the other words at each start. */
  private static final class Kinds {
    static final PointTable OF_WORDS = ofWords();

    private static PointTable ofWords() {
      PointTable kinds = new PointTable();
      String[] lists = {FIRM, STRONG, WEAK, OBJECTS, ASKING, THEN, ORDERS, OWNERS, FAINT, TELLING, CLOSING};
      for (int i = 0; i < lists.length; i++) {
        for (String word : CommonWords.in(lists[i])) {
          long hash = Lexicon.hash(word);
          kinds.put(hash, kinds.get(hash) | 1 << i);
        }
      }
      return kinds;
    }
  }

  /**
   * Whether the words from one place to another ask for it.
   *
   * @param beside what stands near, so that less has to be said
   */
  boolean isIn(Text text, int from, int to, Beside beside) {
    int count = 0;
    int place = 0;
    cursor.open(text, from, to);
    while (count < MOST_WORDS && cursor.next()) {
      // What ends a sentence stands between as a word that is none of these.
      if (place > 0 && cursor.place() - place > 1) {
        Arrays.fill(kinds, count, count + BEFORE, 0);
        count += BEFORE;
      }
      place = cursor.place();
      kinds[count++] = Kinds.OF_WORDS.get(cursor.hash()) | (isLast(text, cursor.end()) ? LAST : 0);
    }
    for (int i = 0; i < count; i++) {
      if (isOrder(i, count, beside) && !near(i - BEFORE, i, OF_ASKING)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLast(Text text, int end) {
    char c = text.at(end);
    return c != ' ' && !Character.isLetterOrDigit(c);
  }

  private boolean isOrder(int i, int count, Beside beside) {
    int kind = kinds[i];
    boolean then = near(i - 1, i, OF_THEN);
    if ((kind & OF_FIRM) != 0 && (beside != Beside.NAME || then || near(i + 1, Math.min(count, i + 2), OF_OBJECT))) {
      return true;
    }
    return switch (beside) {
      case NAME -> then && (kind & (OF_WEAK | OF_STRONG)) != 0 && isWhole(i, count);
      case CODE -> (kind & (OF_WEAK | OF_STRONG)) != 0 && hasObject(i, count) || isOfOwner(i, count);
      case NEEDLESS_CODE -> (kind & OF_STRONG) != 0
          || (kind & (OF_WEAK | OF_FAINT)) != 0 && hasObject(i, count) || isOfOwner(i, count);
    };
  }

  private boolean hasObject(int i, int count) {
    return near(i + 1, Math.min(count, i + 1 + OBJECT_NEAR), OF_OBJECT);
  }

  /** Whether all of something is to be done: "do it", "do what it says", and not "do it for each byte". */
  private boolean isWhole(int i, int count) {
    for (int object = i + 1; object < Math.min(count, i + 1 + OBJECT_NEAR); object++) {
      int end = object + 1 < count && (kinds[object + 1] & OF_CLOSING) != 0 ? object + 1 : object;
      if ((kinds[object] & OF_OBJECT) != 0 && ((kinds[end] & LAST) != 0
          || near(object + 1, Math.min(count, object + 1 + TELLING_NEAR), OF_TELLING))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is somebody's order. */
  private boolean isOfOwner(int i, int count) {
    return (kinds[i] & OF_ORDER) != 0 && (near(i - OWNER_NEAR, i, OF_OWNER)
        || near(i + 1, Math.min(count, i + 1 + OWNER_NEAR), OF_OWNER));
  }

  private boolean near(int from, int to, int of) {
    for (int i = Math.max(0, from); i < to; i++) {
      if ((kinds[i] & of) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Where the word begins in which a place is, or the place itself when that is far. */
  static int wordStart(Text text, int from) {
    int start = Math.max(0, from);
    while (start > 0 && start < text.length() && text.charAt(start - 1) > ' ' && from - start < LONGEST_WORD) {
      start--;
    }
    return start;
  }
}
