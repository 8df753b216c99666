package io.octollm.reflex.injection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Letters that look like Latin ones and that no normal form folds, each with what it looks like. */
final class Confusables {
  /** Two columns without space between: the look-alikes and the Latin letters. */
  private static final String[][] ALIKE = {
      // Cyrillic, lower and upper case.
      {"авеёкмнорстухѕіїјһԁԛԝѵпгьӏґ", "abeekmhopctyxsiijhdqwvnrblr"},
      {"АВЕЁКМНОРСТУХЅІЇЈҺԀԚԜѴЬӀ", "abeekmhopctyxsiijhdqwvbi"},
      // Greek: capitals look otherwise than small letters.
      {"αβγεηικνορτυχωμσςζθδλ", "abyenikvoptuxwmoczodl"},
      {"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx"},
      // Armenian, Latin small capitals, turned and barred letters.
      {"օոսցհզայ", "onughqwj"},
      {"ყϲϳϹԍꞯ", "ycjcgq"},
      {"ᎪᏴᏟᎠᎬᏀᎻᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃᎥᎫᏒᎽ", "abcdeghklmprstvwzijry"},
      {"ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"},
      {"ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ", "acefghijkmrtvwy"},
      {"ıɑɡɩɛøđłħŧɨʉƙɗɓ", "iagieodlhtiukdb"},
      {"ØĐŁĦŦ", "odlht"}};
  private static final String[][] LIGATURES = {{"ß", "ss"}, {"ẞ", "ss"}, {"æ", "ae"}, {"Æ", "ae"},
      {"œ", "oe"}, {"Œ", "oe"}, {"ﬀ", "ff"}, {"ﬁ", "fi"}, {"ﬂ", "fl"}, {"ﬃ", "ffi"}, {"ﬄ", "ffl"},
      {"ﬅ", "st"}, {"ﬆ", "st"}};

  private static final Map<Character, String> LATIN = latin();

  private Confusables() {}

  private static Map<Character, String> latin() {
    Map<Character, String> latin = new HashMap<>();
    for (String[] columns : ALIKE) {
      for (int i = 0; i < columns[0].length(); i++) {
        latin.putIfAbsent(columns[0].charAt(i), columns[1].substring(i, i + 1));
      }
    }
    for (String[] ligature : LIGATURES) {
      latin.put(ligature[0].charAt(0), ligature[1]);
    }
    return latin;
  }

  /** One to three letters a to z; null when it looks like none. */
  static @Nullable String latin(char c) {
    return LATIN.get(c);
  }
}
