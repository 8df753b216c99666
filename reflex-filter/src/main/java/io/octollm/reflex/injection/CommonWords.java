package io.octollm.reflex.injection;

/**
 * The words that half of any text is made of, in several languages: where a few words on hold none of them, it may be
 * no plain text.
 */
final class CommonWords {
  private static final String WORDS = """
      the and you that was for are with his they this have from one had word but not what all were when your can said
      there use each which she how their will other about out many then them these some her would make like him into
      time has look two more write see number way could people than first been call who its now find long down day did
      get come made may part over new take only know work place years live back give most very after thing our just
      name good sentence man think say great where help through much before line right too mean old any same tell boy
      follow came want show also around form three small set put end does another well large must even such because
      turn here why ask went men read need land different home move try kind hand picture again change off play spell
      air away of to in is it he as at be or by we an if do my go no us so up am me on der die das und ist nicht ein
      eine einen einem einer von mit sich des dem den auf als auch nach wie aus bei hat dass sie wird sind noch war
      haben nur oder aber vor zur bis mehr durch man dann soll wenn ich mir mich dich dir wir uns ihr ihm ihn kein
      keine unter gegen sehr schon zum vom hier alle kann jetzt dein deine deinen ihre bitte im er es zu an um so am
      les des une est dans que qui pour pas sur plus par avec tout faire son mettre autre mais nous comme sans vous
      leur bien peut tous aussi cette ces mes tes ses votre notre elle ils sont aux donc moi toi fait dire le la de et
      un en du ne se ce il je tu au ou si los las una por con del como para pero sus este esta entre cuando muy sin
      sobre tambien hasta hay donde quien desde todo nos durante todos uno ellos eso ante algunos que fue ser tiene
      era esto porque solo han yo ella estas tu el al lo es su no mas het een van niet zijn dat voor met naar ook maar
      bij nog wel aan dan che non per sono della nel alla gli nao uma com mais dos mas foi jest nie sie jak och att
      det som har till med inte int return if else null true false var let const new void string public static
      function class import def self private protected final package extends implements throws throw catch try while
      super switch case break default boolean abstract interface enum double float long short byte char override
      object param returns since see link code method field array list map set element index length size count start
      end error exception thread buffer stream http https www com org html json id name value type data file user
      error info warn debug get post
      """;

  private CommonWords() {}

  /** Whether a word is exactly one of them. */
  static boolean has(long hash) {
    return Exactly.TABLE.get(hash) > 0;
  }

  /** Made when first asked for: only where something may be coded. */
  private static final class Exactly {
    static final PointTable TABLE = table();

    private static PointTable table() {
      String[] words = all();
      PointTable table = new PointTable();
      for (String word : words) {
        table.put(Lexicon.hash(word), 1);
      }
      return table;
    }
  }

  static String[] all() {
    return in(WORDS);
  }

  /** The words of some lines. */
  static String[] in(String lines) {
    return lines.strip().replace('\n', ' ').split(" ");
  }
}
