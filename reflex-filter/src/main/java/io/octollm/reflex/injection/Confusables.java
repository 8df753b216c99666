package io.octollm.reflex.injection;

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
      {"օոսցհ", "onugh"},
      {"ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"},
      {"ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ", "acefghijkmrtvwy"},
      {"ıɑɡɩɛøđłħŧɨʉƙɗɓ", "iagieodlhtiukdb"},
      {"ØĐŁĦŦ", "odlht"}};
  private static final String[][] LIGATURES = {{"ß", "ss"}, {"ẞ", "ss"}, {"æ", "ae"}, {"Æ", "ae"},
      {"œ", "oe"}, {"Œ", "oe"}, {"ﬀ", "ff"}, {"ﬁ", "fi"}, {"ﬂ", "fl"}, {"ﬃ", "ffi"}, {"ﬄ", "ffl"},
      {"ﬅ", "st"}, {"ﬆ", "st"}};

  private Confusables() {}

  /** One to three letters a to z; null when it looks like none. */
  static @Nullable String latin(char c) {
    for (String[] columns : ALIKE) {
      int at = columns[0].indexOf(c);
      if (at >= 0) {
        return columns[1].substring(at, at + 1);
      }
    }
    for (String[] ligature : LIGATURES) {
      if (ligature[0].charAt(0) == c) {
        return ligature[1];
      }
    }
    return null;
  }
}
