package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Words for patients and hospitals around a number, by which the number of any file is one of a patient's record. */
final class HospitalWords {
  private static final int MOST_BEFORE = 100;
  private static final int MOST_BEHIND = 60;
  private static final int STEM = 4;
  /** The first four letters of such words; few other words begin so. */
  private static final Words STEMS = Words.of("pati paci pacj паци пацы хвор болн боль боле pasi pasj pasy pesa pazi"
      + " hosp ospe klin clin клин клін ambu амбу kran spit špit szpi nemo boln otha sjúk claf ysby poti sair mgon"
      + " isig patz pats bete kórh ασθε νοσο ligo slim haig hast مريض المر بیما مریض מטופ חולה bệnh sëmu пациј პაცი"
      + " հիվա պացի eriz médi soin mala");
  /** Other words that begin so. */
  private static final String[] OTHERS = {"patio", "patience", "paciencia", "pazienza", "mala ", "malas ", "maladr",
      "hospitality", "hospitalité", "clint", "clinch", "cling", "kling", "klink", "beteil", "beten", "betet", "slim ", "slimm", "spit ",
      "spite", "spitz", "ambush", "nemo ", "kran ", "kranz", "kranich", "pesa ", "pesar", "pesad", "pasió", "pasiv",
      "potion"};
  private static final String[] UNPARTED = {"患者", "病人", "病患", "入院", "住院", "出院", "病院", "医院", "醫院", "診", "诊", "환자",
      "입원", "퇴원", "병원",
      "रोगी", "मरीज", "बिरामी", "ታካሚ", "ሆስፒታል", "रुग्ण", "अस्पताल", "রোগী", "হাসপাতাল", "நோயாளி", "மருத்துவ",
      "రోగి", "ఆసుపత్రి", "ರೋಗಿ",
      "രോഗി", "દર્દી", "ਮਰੀਜ਼", "ผู้ป่วย",
      "โรงพยาบาล", "แพทย์"};

  private HospitalWords() {}

  static boolean areAround(Scan scan, int start, int end) {
    Text text = scan.text;
    int least = Math.max(0, start - MOST_BEFORE);
    int most = Math.min(text.length(), end + MOST_BEHIND);
    scan.worked(most - least);
    for (int i = least; i < most; i++) {
      char c = text.charAt(i);
      if (c >= Names.UNSPACED && !isAlphabetic(c) ? isOne(text, i)
          : Chars.isLetter(c) && !Chars.isLetter(Chars.at(text, i - 1)) && i + STEM <= most
              && STEMS.has(text, i, i + STEM) && !isOther(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOther(Text text, int at) {
    for (String other : OTHERS) {
      if (text.regionMatches(true, at, other, 0, other.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a letter is of Georgia's alphabet, which has words with ends. */
  private static boolean isAlphabetic(char c) {
    return c >= '\u10A0' && c <= '\u10FF';
  }

  private static boolean isOne(Text text, int at) {
    for (String word : UNPARTED) {
      if (text.startsWith(word, at)) {
        return true;
      }
    }
    return false;
  }
}
