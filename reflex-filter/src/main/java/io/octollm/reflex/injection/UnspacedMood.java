package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Whether a verb is an order in a language without blanks between words. In Chinese it is unless the clause before it
 * asks, tells of somebody, or negates it. In Japanese its own ending may be that of an order, or lead on to one, and
 * its sentence ends as orders do. Looks at a bounded part of the text.
 */
final class UnspacedMood {
  private static final int FARTHEST_BEFORE = 24;
  private static final int FARTHEST_BEHIND = 60;
  private static final String ENDS_SENTENCE = "。！？!?\n；;：";
  private static final String ENDS_CLAUSE = ENDS_SENTENCE + "，,.、:「」『』“”\"'（）()【】[]|";
  private static final String CLOSES = "」』”\"')）】~～… ";

  /** Who asks or tells, and who is spoken to: the last one in a clause counts. */
  private static final Affixes TELLING = new Affixes("如何", "怎么", "怎樣", "怎样", "怎麼", "为什么", "為什麼", "为何", "會", "会",
      "能否", "可以", "可能", "能够", "能夠", "想", "曾", "已", "他", "她", "它", "我们", "我們", "时", "時", "如果", "若", "当", "當", "没",
      "沒", "被", "让", "讓", "用于", "用來", "用来", "是否", "经常", "总是", "容易", "什么是", "我");
  /** Words that hold one of these and tell of nobody. */
  private static final Affixes INNOCENT = new Affixes("同时", "同時", "其他", "其它", "当前", "當前", "会话", "會話", "想象", "想像",
      "临时", "臨時", "及时", "及時", "我的");
  private static final Affixes NOT_TO = new Affixes("请勿", "請勿", "切勿", "不得", "不要", "禁止", "严禁", "嚴禁", "避免", "防止");
  private static final Affixes ADDRESSING = new Affixes("你", "您", "妳", "请", "請", "必须", "必須", "务必", "務必", "麻烦", "麻煩",
      "现在", "現在", "立即", "马上", "都要");
  /** Somebody who is told of, but not as who does it. */
  private static final Affixes FOR_ME = new Affixes("帮我", "幫我", "替我", "给我", "給我", "跟我", "对我", "對我", "和我");
  private static final Affixes NEGATING = new Affixes("不要", "不要再", "不会", "不會", "不", "别", "別", "勿", "不能", "不得", "不可",
      "不许", "不准", "禁止", "严禁", "嚴禁", "避免", "防止", "不必", "不用", "没有", "沒有", "没", "无需", "不可以", "不应",
      "不應", "不该", "不该再", "不会再", "不被", "从不", "将", "將", "将会", "不再");
  private static final Affixes TOLD_OF = new Affixes("了", "过", "過", "着", "的");

  /** Of a verb that may be one of an order's. */
  private static final Affixes GOING_ON = new Affixes("して", "て", "で", "し、", "しろ", "せよ", "しな", "なさい", "ろ", "よ",
      "すること", "ること", "下さい", "くだ", "お願い", "するよう", "るよう", "、", "いただ", "頂", "した上で", "にして", "にし", "にしろ", "にせよ", "となって",
      "をして", "をし", "を実行", "をお", "に変更", "ようにして", "え", "せ", "め", "け", "れ", "べき", "しなければ", "なければ", "こと", "ってください",
      "って", "いてください", "いて", "んで", "ちゃって");
  private static final Affixes NOT_GOING_ON = new Affixes("してい", "てい", "しても", "ても", "てしま", "でい", "でも", "れば", "れる",
      "れた", "れて", "せる", "せた", "せて", "では", "です", "めに", "めて", "めた", "ける", "えば", "えた", "える", "いてい", "んでい", "ってい");
  private static final Affixes EXCEPT = new Affixes("ていい", "てもら", "していい", "してもら", "てもい", "してもい", "ていただ", "していただ");
  private static final Affixes UNDONE = new Affixes("ない", "ず", "ません", "しない", "せず", "しません", "さない", "さず", "らない",
      "れない", "わない");
  private static final Affixes ENDINGS = new Affixes("ください", "下さい", "なさい", "ほしい", "欲しい", "ちょうだい", "頂戴", "くれ",
      "願いします", "願います", "ただけますか", "くれますか", "もらえますか", "もらえる", "くれない", "もらえない", "こと", "こととする", "ように", "よう", "ならない",
      "なりません", "いけない", "いけません", "べき", "べきだ", "べきです", "必要がある", "必要があります", "許されません", "許されない", "ことです", "ことだ", "て", "で",
      "しろ", "ろ", "せよ", "え", "け", "せ", "め", "れ", "げ", "べ", "うな", "くな", "るな", "すな", "むな", "ていい", "でいい", "てもいい",
      "くていい", "てほしいです", "もらいます", "もらう");
  private static final Affixes NO_ENDINGS = new Affixes("だけ", "これ", "それ", "あれ", "どれ", "まで", "ので", "だって", "って",
      "ですね", "ため");

  private UnspacedMood() {}

  static boolean isOrder(Text text, int start, int end) {
    int close = sentenceEnd(text, end);
    boolean japanese = isHiragana(text.at(end)) || isHiragana(text.at(close - 1)) || hasHiragana(text, start, end)
        || start > 0 && isHiragana(text.charAt(start - 1)) && close == end;
    return japanese ? isJapaneseOrder(text, end, close) : isChineseOrder(text, start, end);
  }

  private static boolean isHiragana(char c) {
    return c >= '\u3041' && c <= '\u309F';
  }

  private static boolean hasHiragana(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isHiragana(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Without what closes it, and without a particle that only sounds. */
  private static int sentenceEnd(Text text, int from) {
    int end = from;
    int most = Math.min(text.length(), from + FARTHEST_BEHIND);
    while (end < most && (UnspacedWords.is(text.charAt(end)) || ENDS_SENTENCE.indexOf(text.charAt(end)) < 0)) {
      end++;
    }
    while (end > from && CLOSES.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    char last = text.at(end - 1);
    return end > from && (last == 'ね' || last == 'よ' && text.at(end - 2) != 'せ') ? end - 1 : end;
  }

  private static boolean isJapaneseOrder(Text text, int end, int close) {
    if (end == close) {
      return true;
    }
    boolean inflected = isHiragana(text.charAt(end - 1));
    boolean clause = ENDS_CLAUSE.indexOf(text.charAt(end)) >= 0;
    boolean goesOn = clause || inflected && !isHiragana(text.charAt(end)) || GOING_ON.begin(text, end)
        && (!NOT_GOING_ON.begin(text, end) || EXCEPT.begin(text, end));
    return goesOn && !UNDONE.begin(text, end) && ENDINGS.end(text, close) && !NO_ENDINGS.end(text, close);
  }

  private static boolean isChineseOrder(Text text, int start, int end) {
    if (TOLD_OF.begin(text, end) || NEGATING.end(text, start)) {
      return false;
    }
    int from = start;
    while (from > 0 && start - from < FARTHEST_BEFORE && ENDS_CLAUSE.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    boolean order = true;
    for (int at = from; at < start; at++) {
      boolean told = NOT_TO.begin(text, at) || TELLING.begin(text, at) && !FOR_ME.end(text, at + 1)
          && !INNOCENT.begin(text, at) && !(at > from && INNOCENT.begin(text, at - 1));
      order = !told && (order || ADDRESSING.begin(text, at));
    }
    return order;
  }
}
