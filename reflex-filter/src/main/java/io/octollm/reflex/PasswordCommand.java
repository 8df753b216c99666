package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What of commands and statements a password stands right behind, with no name of one: {@code net user ola X}. */
final class PasswordCommand {
  private static final int MOST_LETTERS = 20;
  private static final int MOST_LINE = 48;
  /** What the name of an account and its password follow. */
  private static final String[] ACCOUNTS = {"net user ", "add_user ", "change_password ", "auth-pass "};
  /** Of a router, of Redis at its prompt, and of FTP. */
  private static final String[] ENDS = {"enable secret", "> AUTH", "\nPASS", "rootpw --plaintext", "passwd -1", ": EAP",
      ": XAUTH", " /rp", " /RP", "snmp-server community"};

  /** Before the passwords of a user of SNMP. */
  private static final String[] HASHES = {" sha", " md5", " des", " aes 128", " aes 192", " aes 256"};

  private PasswordCommand() {}

  /** Whether it ends here, before a blank and the value. */
  static boolean endsAt(Text text, int end) {
    return Chars.endsAny(text, end, ENDS) || isAccount(text, end) || isIdentified(text, end) || isUser(text, end);
  }

  /**
   * Whether what ends here takes nothing but a value: an option, {@code --requirepass X}, or a router's kind. A pass
   * may be one over something.
   */
  static boolean isGiven(Text text, int name, int end) {
    return text.startsWith(" --", name - " --".length()) && !text.startsWith("pass ", name)
        || text.startsWith(" 0 ", end) || text.startsWith(" 7 ", end);
  }

  /** Whether a word ends here that {@code net user} stands before. */
  static boolean isAccount(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < MOST_LETTERS && text.charAt(start - 1) > ' ') {
      start--;
    }
    for (String account : ACCOUNTS) {
      if (text.startsWith(account, start - account.length()) && !Chars.wordBefore(text, start - account.length())) {
        return true;
      }
    }
    return false;
  }

  /** {@code username ops secret X}, {@code radius-server host rad1 key X}: of routers. */
  private static boolean isUser(Text text, int end) {
    boolean secret = text.startsWith(" secret", end - " secret".length());
    boolean key = text.startsWith(" key", end - " key".length());
    return secret && text.lastIndexOf("username ", end, end - MOST_LINE) >= 0
        || Chars.endsAny(text, end, HASHES) && text.lastIndexOf("snmp-server user ", end, end - 2 * MOST_LINE) >= 0
        || key && (text.lastIndexOf("-server host ", end, end - MOST_LINE) >= 0
            || text.startsWith("isakmp key", end - "isakmp key".length()));
  }

  /** {@code IDENTIFIED BY 'X'}, {@code IDENTIFIED WITH plugin BY 'X'}. */
  static boolean isIdentified(Text text, int end) {
    int by = end - " by".length();
    if (!text.regionMatches(true, by, " by", 0, 3)) {
      return false;
    }
    int with = text.lastIndexOf(' ', by - 1, by - SpokenPassword.MOST_IN_BRACKETS);
    return text.regionMatches(true, by - 10, "identified", 0, 10)
        || with > 0 && text.regionMatches(true, with - 15, "identified with", 0, 15);
  }
}
