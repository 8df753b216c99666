package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Vendors' keys whose mark stands inside or behind: Telegram, Facebook, Discord, Azure and others. */
final class OddKey implements Detector {
  private static final Words TELEGRAM = Words.of("telegram telegr bot tg");
  private static final Words FACEBOOK = Words.of("facebook fb meta graph access token");
  private static final Shape TERRAFORM = Shape.of("n14 .atlasv1. e60,70");
  private static final Shape MAXMIND = Shape.of("n6 _ n29 _mmk");
  private static final Shape MAILCHIMP = Shape.of("X32 -us d1,2");
  private static final Shape TWITTER = Shape.of("d17,19 - n30,40");
  private static final Shape DISCORD = Shape.of("t23,28 . t6 . t27,38");
  private static final Shape GOOGLE_REFRESH = Shape.of("0 t40,120");
  private static final Shape AZURE_DEVOPS = Shape.of("n76 AZDO n4");
  private static final Shape ASANA_TAIL = Shape.of("X32");
  private static final Shape TELEGRAM_TAIL = Shape.of("A t33,34");
  private static final Shape FACEBOOK_TAIL = Shape.of("t27,40");
  private static final int MOST_ID = 16;
  private static final int FREEMIUS = 32;

  /** A token that has no prefix but a form. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int start = scan.runs().tokenStart();
    int length = scan.runs().tokenEnd() - start;
    while (length > 1 && text.charAt(start + length - 1) == '.') {
      length--;
    }
    char first = text.charAt(start);
    if (length >= 34 && length < 42) {
      if (Chars.at(text, start - 1) == ':' && first == 'A') {
        telegram(scan, start);
      } else if (text.startsWith("_mmk", start + 36)) {
        add(scan, "maxmind", MAXMIND, start);
      } else if (text.startsWith("-us", start + 32)) {
        add(scan, "mailchimp", MAILCHIMP, start);
      }
    }
    if (length > 38 && Chars.isDigit(first) && TWITTER.end(text, start) == start + length
        && Alphabet.HEX.runEnd(text, text.indexOf('-', start) + 1, length) < start + length) {
      add(scan, "twitter", TWITTER, start);
    }
    if (length == 32 && Chars.at(text, start - 1) == ':') {
      asana(scan, start);
    } else if (length == 84 && text.startsWith("AZDO", start + 76)) {
      add(scan, "azure", AZURE_DEVOPS, start);
    } else if (length > 40 && first == '0' && text.startsWith("1//", start - 3)) {
      google(scan, start);
    }
    if (length >= 27 && (Chars.at(text, start - 1) == '|' || Chars.at(text, start - 1) == '%')) {
      facebook(scan, start);
    } else if (length >= 24 && text.startsWith(".atlasv1.", start + 14)) {
      add(scan, "terraform", TERRAFORM, start);
    } else if (length >= 58 && (first == 'M' || first == 'N' || first == 'O')) {
      add(scan, "discord", DISCORD, start);
    }
  }

  private static void add(Scan scan, String vendor, Shape shape, int start) {
    int end = shape.end(scan.text, start);
    if (end > 0 && !Chars.wordAt(scan.text, end) && !Chars.wordBefore(scan.text, start)) {
      boolean random = Entropy.bits(scan.text, start, end) >= 2.8
          && !Entropy.isPlaceholder(scan.text, start, end);
      scan.add(ApiKey.TYPE, start, end, random ? Level.SHAPED : Level.WEAK, vendor);
    }
  }

  /** A personal token of Asana: {@code 1/} or {@code 2/user/} with digits, then a colon and what is secret. */
  private static void asana(Scan scan, int tail) {
    Text text = scan.text;
    int start = digitsStart(text, tail - 1);
    int digits = tail - 1 - start;
    if (digits < 15 || digits > MOST_ID || ASANA_TAIL.end(text, tail) < 0) {
      return;
    }
    int owner = Chars.at(text, start - 1) == '/' ? digitsStart(text, start - 1) : start;
    start = start - 1 - owner >= 15 ? owner : start;
    char version = Chars.at(text, start - 2);
    if (Chars.at(text, start - 1) == '/' && (version == '1' || version == '2')
        && !Chars.wordBefore(text, start - 2)) {
      boolean random = Entropy.bits(text, tail, tail + 32) >= 2.8;
      scan.add(ApiKey.TYPE, start - 2, tail + 32, random ? Level.SHAPED : Level.WEAK, "asana");
    }
  }

  /** A refresh token of Google: {@code 1//0} and many characters. */
  private static void google(Scan scan, int body) {
    Text text = scan.text;
    int end = GOOGLE_REFRESH.end(text, body);
    if (end > 0 && !Chars.wordAt(text, end) && !Chars.wordBefore(text, body - 3)) {
      boolean random = Entropy.bits(text, body, end) >= 3.5 && !Entropy.isPlaceholder(text, body, end);
      scan.add(ApiKey.TYPE, body - 3, end, random ? Level.SHAPED : Level.WEAK, "google");
    }
  }

  private static void telegram(Scan scan, int tail) {
    Text text = scan.text;
    int end = TELEGRAM_TAIL.end(text, tail);
    int start = digitsStart(text, tail - 1);
    int digits = tail - 1 - start;
    if (end < 0 || Chars.wordAt(text, end) || digits < 5) {
      return;
    }
    boolean random = Entropy.bits(text, tail, end) >= 3.5 && !Entropy.isPlaceholder(text, tail, end);
    boolean sure = random && (digits >= 8 && digits <= 10 || scan.near(start, end, TELEGRAM));
    scan.add(ApiKey.TYPE, start, end, sure ? Level.SHAPED : Level.WEAK, "telegram");
  }

  private static void facebook(Scan scan, int tail) {
    Text text = scan.text;
    int end = FACEBOOK_TAIL.end(text, tail);
    int start = digitsStart(text, tail - 1);
    int digits = tail - 1 - start;
    if (end < 0 || Chars.wordAt(text, end) || digits < 15 || Chars.wordBefore(text, start)) {
      return;
    }
    boolean random = Entropy.bits(text, tail, end) >= 3 && Entropy.isMixed(text, tail, end);
    boolean sure = random && (text.charAt(tail - 1) == '|' || scan.near(start, end, FACEBOOK));
    scan.add(ApiKey.TYPE, start, end, sure ? Level.SHAPED : Level.WEAK, "facebook");
  }

  private static int digitsStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start <= MOST_ID && Chars.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** The tilde of a client secret of Microsoft Entra, or of a token of OpenShift. */
  static void verifyAtTilde(Scan scan, int at) {
    Text text = scan.text;
    if (at >= 5 && text.charAt(at - 1) == 'Q' && Chars.isDigit(text.charAt(at - 2))) {
      int end = at + 1;
      while (end < text.length() && end - at <= 36 && isTilded(text.charAt(end))) {
        end++;
      }
      while (text.charAt(end - 1) == '.' && end - at > 32) {
        end--;
      }
      int start = at - 5;
      boolean fits = end - at > 31 && end - at < 36 && (start == 0 || !isTilded(text.charAt(start - 1)));
      if (fits && Entropy.bits(text, start, end) >= 3) {
        scan.add(ApiKey.TYPE, start, end, Level.SHAPED, "azure");
      }
    } else if (at >= 6 && text.startsWith("sha256", at - 6)) {
      int end = Alphabet.URL.runEnd(text, at + 1, 43);
      if (end - at == 44 && Entropy.bits(text, at, end) >= 3.5) {
        scan.add(ApiKey.TYPE, at - 6, end, Level.SHAPED, "openshift");
      }
    }
  }

  /** The underscore of a secret key of Freemius, {@code sk_} and any 29 characters, in quotes. */
  static void verifyAtUnderscore(Scan scan, int at) {
    Text text = scan.text;
    int start = at - 2;
    if (text.charAt(at) != '_' || !text.startsWith("sk", start) || !Assignments.isQuote(Chars.at(text, start - 1))
        || Chars.at(text, start + FREEMIUS) != text.charAt(start - 1)) {
      return;
    }
    for (int i = at; i < start + FREEMIUS; i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) == '\\' || Assignments.isQuote(text.charAt(i))) {
        return;
      }
    }
    int end = start + FREEMIUS;
    if (Entropy.isRestless(text, at + 1, end) && Entropy.bits(text, at + 1, end) >= 3.5
        && !Entropy.isPlaceholder(text, at + 1, end)) {
      scan.addOver(ApiKey.TYPE, start, end, Level.SHAPED, "freemius");
    }
  }

  private static boolean isTilded(char c) {
    return Chars.isToken(c) || c == '~';
  }
}
