package io.octollm.reflex;

import java.nio.charset.StandardCharsets;

/**
 * Addresses of wallets: Bitcoin and its kin in base 58 or Bech32, both with a check, and Ethereum's,
 * whose case is a check (EIP-55) unless all letters have one.
 */
final class CryptoWallet implements Detector {
  static final String TYPE = "CRYPTO_WALLET";
  private static final int ETHEREUM = 42;
  private static final String[] BECH32 = {"bc1", "tb1", "ltc1", "BC1", "addr1", "cosmos1", "bnb1"};

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    int start = scan.tokenStart();
    int end = scan.tokenEnd();
    while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    int length = end - start;
    if (length == ETHEREUM && text.startsWith("0x", start)) {
      ethereum(scan, start, end);
    } else if (length >= 26 && length <= 35 && "13LMDAT".indexOf(text.charAt(start)) >= 0
        && Base58.isAddress(text, start, end)) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    } else if (length >= 14 && length <= 110) {
      for (String prefix : BECH32) {
        if (text.startsWith(prefix, start) && Bech32.holds(text, start, end)) {
          scan.add(TYPE, start, end, Level.VALIDATED);
        }
      }
    }
  }

  private static void ethereum(Scan scan, int start, int end) {
    String address = scan.text.substring(start + 2, end);
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (!Chars.is(c, Chars.HEX)) {
        return;
      }
      lower |= Chars.is(c, Chars.LOWER);
      upper |= Chars.is(c, Chars.UPPER);
    }
    Level level = !lower || !upper ? Level.SHAPED : hasRightCase(address) ? Level.VALIDATED : Level.WEAK;
    scan.add(TYPE, start, end, level);
  }

  private static boolean hasRightCase(String address) {
    String lower = address.toLowerCase(java.util.Locale.ROOT);
    byte[] hash = Keccak.hash256(lower.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < address.length(); i++) {
      int nibble = hash[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 15;
      char c = address.charAt(i);
      if (!Chars.isDigit(c) && Chars.is(c, Chars.UPPER) != nibble >= 8) {
        return false;
      }
    }
    return true;
  }
}
