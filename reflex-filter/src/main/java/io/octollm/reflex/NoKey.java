package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What looks random beside a name for keys and is none: addresses, scopes, files, hashes behind names, members. */
final class NoKey {
  private static final int MOST = 200;
  /** A token that a node joins a cluster of Kubernetes with. */
  private static final Shape BOOTSTRAP = Shape.of("l6 . l16");
  private static final int AIRTABLE = 17;
  /** What ids of bases, tables, views, fields, records and users of Airtable begin with. */
  private static final Words RECORDS = Words.of("app tbl viw fld rec usr");
  private static final int LEAST_HASH = 32;
  private static final int LONGEST_ENDING = 7;
  private static final int LONGEST_ARN = 90;

  private NoKey() {}

  /** @param secret whether the name is one for a secret, and not of any key */
  static boolean is(Text text, int start, int end, boolean secret) {
    return text.startsWith("h1:", start - 3) || text.startsWith("SHA256:", start) || isShared(text, start)
        || text.startsWith("AWS4-HMAC-", start) || isInArn(text, start)
        || PasswordAssignment.isScope(text, start) || isWallet(text, start, end)
        || isMember(text, start, end) || isName(text, start, end) || isAttribute(text, start, end)
        || !secret && (endsInHash(text, start, end) || isFile(text, start, end));
  }

  /** Whether it is a network's, which is a password. */
  private static boolean isShared(Text text, int start) {
    String name = PasswordNames.SHARED;
    return text.lastIndexOf(name, start, start - name.length() - 3) >= 0;
  }

  /** Whether it is but the name of a secret, as Amazon keeps it: {@code arn:aws:...:secret:name-a1b2c3}. */
  static boolean isInArn(Text text, int start) {
    return text.startsWith(":secret:", start - ":secret:".length())
        && text.lastIndexOf("arn:", start, start - LONGEST_ARN) >= 0;
  }

  /** Whether it has the form of an address of Ethereum, which is found by itself. */
  private static boolean isWallet(Text text, int start, int end) {
    return end - start == 42 && text.startsWith("0x", start) && Alphabet.HEX.runEnd(text, start + 2, MOST) >= end;
  }

  /** Whether it is but the id of something that Airtable keeps, such as {@code tblR7wQ2nXz5TbLc9}. */
  static boolean isRecord(Text text, int start, int end, String vendor) {
    return end - start == AIRTABLE && vendor.equals("airtable") && RECORDS.has(text, start, start + 3);
  }

  /** Whether it is the path of a file, as the key of an object is: {@code uploads/94/c0.jpg}. */
  private static boolean isFile(Text text, int start, int end) {
    int slash = text.lastIndexOf('/', end - 1, start);
    int dot = text.lastIndexOf('.', end - 1, start);
    return slash > start && dot > slash && end - dot < LONGEST_ENDING;
  }

  /** Whether it is a name with a hash behind it, as the key of a cache is: {@code linux-node-<sha256>}. */
  private static boolean endsInHash(Text text, int start, int end) {
    int dash = text.lastIndexOf('-', end - 1, start);
    return dash > start && end - dash > LEAST_HASH && Alphabet.HEX.runEnd(text, dash + 1, MOST) >= end;
  }

  /** Whether it is the name of a class or a field, such as Ed25519PublicKey, without quotes. */
  private static boolean isName(Text text, int start, int end) {
    return !Assignments.isQuote(Chars.at(text, start - 1))
        && (text.startsWith("Key", end - 3) || text.startsWith("Token", end - 5)
            || text.startsWith("Grant", end - 5));
  }

  /** Whether it names a setting whose value follows: {@code <add key="SmtpPasswordMaxAge" value="90"/>}. */
  private static boolean isAttribute(Text text, int start, int end) {
    return text.startsWith("key=", start - "key=".length() - 1) && text.startsWith(" value=", end + 1);
  }

  /** Whether it is a field of something, as in process.env.KEY_1: nothing quotes it, and a word leads. */
  private static boolean isMember(Text text, int start, int end) {
    int dot = start;
    while (dot < end && Chars.is(text.charAt(dot), Chars.LOWER | Chars.UPPER)) {
      dot++;
    }
    return dot > start && dot < end && text.charAt(dot) == '.' && BOOTSTRAP.end(text, start) != end
        && !Assignments.isQuote(Chars.at(text, start - 1));
  }
}
