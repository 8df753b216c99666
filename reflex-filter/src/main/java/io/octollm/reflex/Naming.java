package io.octollm.reflex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value is called by the text before it or by its label: {@code DATADOG_API_KEY = "},
 * {@code "token": "}, {@code <secret>}, {@code set(apiKey, "}, {@code my api key is}.
 *
 * @param words in lower case, in their order, camelCase parted
 * @param identifier how many of the last words are one name
 * @param linked whether a sign or a verb ties the name to the value
 */
record Naming(List<String> words, int identifier, boolean linked) {
  private static final int MOST_LINK = 12;
  private static final int MOST_ZONE = 60;
  private static final int SECRET = 1;
  private static final int KEY = 2;
  private static final int STOP = 4;
  private static final int VERB = 8;
  private static final int QUALIFIER = 16;
  private static final int IDENTIFIER = 32;
  private static final Map<String, Integer> MEANINGS = meanings();

  private static Map<String, Integer> meanings() {
    Map<String, Integer> meanings = new HashMap<>();
    put(meanings, SECRET, "secret token apikey credential credentials creds bearer apitoken"
        + " authorization secrets tokens apikeys privatekey secretkey accesskey authkey authtoken");
    put(meanings, KEY, "key keys auth access");
    put(meanings, STOP, "hash sha md checksum commit digest etag rev revision integrity fingerprint"
        + " thumbprint signature uuid guid version url uri path file filename image tag name count"
        + " length size type algorithm alg alias public pub nonce trace span request correlation"
        + " build tree blob parent ref branch color font css href src endpoint expires expiry ttl"
        + " limit max min index board code pair ring store frame word press event message primary"
        + " foreign sort partition cache csrf xsrf class style pattern regex format prefix suffix"
        + " field column header label title description comment shasum sum crc resolved");
    put(meanings, VERB, "is was are equals to ist es est este lautet be using with");
    put(meanings, QUALIFIER, "api access secret client auth private app application consumer"
        + " encryption signing master account shared session refresh webhook bot deploy service aws"
        + " azure gcp github slack stripe jwt oauth storage admin subscription license licence rest"
        + " x security hmac aes decryption encrypt user personal deployment server ssh integration");
    put(meanings, IDENTIFIER, "id ids");
    return meanings;
  }

  private static void put(Map<String, Integer> meanings, int meaning, String words) {
    for (String word : words.split(" ")) {
      meanings.merge(word, meaning, (a, b) -> a | b);
    }
  }

  /** The name of the value that begins at a place; null when there is none. */
  static @Nullable Naming before(Scan scan, int at) {
    String text = scan.text;
    int end = at;
    int least = Math.max(0, at - MOST_LINK);
    boolean linked = false;
    while (end > least && "=:>|,?(\"'`\\[]) \t".indexOf(text.charAt(end - 1)) >= 0) {
      linked |= "=:>|,(".indexOf(text.charAt(end - 1)) >= 0;
      end--;
    }
    scan.worked(MOST_ZONE);
    if (end == 0) {
      return scan.label == null ? null : of(scan.label, 0, scan.label.length(), true);
    }
    int start = end;
    least = Math.max(0, end - MOST_ZONE);
    while (start > least && ",;{}<>\n\r(|?&".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    boolean ownToken = Chars.at(text, start - 1) == '<' && Chars.isDigit(text.charAt(end - 1))
        && Chars.is(text.charAt(start), Chars.UPPER);
    return start == end || ownToken ? null : of(text, start, end, linked);
  }

  private static Naming of(String text, int start, int end, boolean linked) {
    int name = end;
    while (name > start && isName(text.charAt(name - 1))) {
      name--;
    }
    List<String> words = new ArrayList<>(8);
    int identifier = 0;
    int i = start;
    while (i < end) {
      int from = i;
      while (i < end && Character.isLetter(text.charAt(i)) && (i == from || !rises(text, i))) {
        i++;
      }
      if (i > from) {
        words.add(text.substring(from, i).toLowerCase(Locale.ROOT));
        identifier += from >= name ? 1 : 0;
      }
      i = Math.max(i, from + 1);
    }
    boolean verb = !words.isEmpty() && is(words.getLast(), VERB);
    if (verb) {
      words.removeLast();
      return new Naming(words, 1, true);
    }
    return new Naming(words, identifier, linked);
  }

  private static boolean rises(String text, int at) {
    return Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
  }

  private static boolean isName(char c) {
    return Chars.isToken(c);
  }

  private static boolean is(String word, int meaning) {
    return (MEANINGS.getOrDefault(word, 0) & meaning) != 0;
  }

  /** Whether the name says that the value is something else: a hash, a path, a public key. */
  boolean speaksAgainst(KeyedTable.@Nullable Match vendor) {
    for (int i = words.size() - 1; i >= Math.max(0, words.size() - Math.max(identifier, 2)); i--) {
      boolean name = vendor != null && i >= vendor.first() && i <= vendor.last();
      if (!name && is(words.get(i), STOP)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name is of a secret: a token, a key of some use, credentials. */
  boolean isSecret() {
    for (int i = words.size() - 1; i >= Math.max(0, words.size() - Math.max(identifier, 3)); i--) {
      String word = words.get(i);
      boolean key = is(word, KEY) && i > 0 && is(words.get(i - 1), QUALIFIER);
      if (key || is(word, SECRET) || word.endsWith("token") || word.endsWith("secret")
          || word.endsWith("apikey")) {
        return !is(words.getLast(), IDENTIFIER);
      }
    }
    return false;
  }

  /** Whether the last word is one for a secret, so that it needs no sign or verb behind it. */
  boolean endsAsSecret() {
    return !words.isEmpty() && is(words.getLast(), SECRET | KEY) && (isSecret() || words.size() == 1);
  }

  /** Whether the name is "key" or "auth" with nothing that tells of what. */
  boolean isKey() {
    return !words.isEmpty() && is(words.getLast(), KEY);
  }

  boolean has(String word) {
    return words.contains(word);
  }
}
