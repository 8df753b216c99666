package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Addresses of cryptocurrencies: Base58Check (Bitcoin, Litecoin, Dogecoin, Dash, Zcash, Tron, Ripple),
 * Bech32 and Bech32m (BIP-173, BIP-350), Stellar, Ethereum with the checksum of EIP-55, and by form and context
 * Cardano, Monero, Solana.
 */
final class CryptoWallet implements Detector {
  static final String TYPE = "CRYPTO_WALLET";
  private static final Words CONTEXT = Words.of("wallet crypto bitcoin btc eth ethereum ether erc"
      + " address adresse dirección indirizzo ltc litecoin doge dogecoin xmr monero trx tron xrp"
      + " ripple ada cardano sol solana usdt usdc token blockchain deposit donate send payout"
      + " metamask binance coinbase recipient cryptocurrency phantom ledger contract bnb polygon"
      + " cripto krypto carteira cartera portafoglio portefeuille");
  private static final Words SOLANA = Words.of("sol solana phantom wallet spl crypto cripto krypto");
  private static final Base58 BITCOIN = new Base58(Base58.BITCOIN);
  private static final Base58 RIPPLE = new Base58(Base58.RIPPLE);
  private static final String[] BECH32 = {"bc1", "ltc1", "tb1", "bcrt1", "addr1", "stake1",
    "cosmos1", "addr_test1", "osmo1", "bnb1", "erd1"};

  /** A word of letters and digits of at most 63 characters. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int start = scan.runs().codeStart();
    int end = scan.runs().codeEnd();
    switch (text.charAt(start)) {
      case '0' -> ethereum(scan, start, end);
      case '1', '3', '2', '9', 'A', 'D', 'L', 'M', 'T', 'X', 'm', 'n' -> legacy(scan, start, end);
      case 'r' -> ripple(scan, start, end);
      case 'G' -> {
        if (Stellar.holds(text, start, end)) {
          scan.add(TYPE, start, end, Level.VALIDATED);
        }
      }
      case 'b', 'l', 't', 's', 'c', 'B', 'o', 'e' -> {
        if (!bech32(scan, start, end)) {
          legacy(scan, start, end);
        }
      }
      default -> { }
    }
    if (end - start >= 43 && end - start <= 44) {
      solana(scan, start, end);
    }
  }

  /** A longer one: Cardano's and Monero's. */
  static void verifyLong(Scan scan, int at) {
    Text text = scan.text;
    int start = scan.runs().tokenStart();
    int length = scan.runs().tokenEnd() - start;
    while (length > 0 && (text.charAt(start + length - 1) == '.' || text.charAt(start + length - 1) == '-')) {
      length--;
    }
    char first = text.charAt(start);
    if (first == 'a' && length > Catalogue.MOST_SIZE) {
      bech32(scan, start, start + length);
    } else if ((first == '4' || first == '8') && (length == 95 || length == 106)
        && BITCOIN.spells(text, start, start + length)) {
      scan.add(TYPE, start, start + length, Level.SHAPED);
    }
  }

  private static void legacy(Scan scan, int start, int end) {
    int length = end - start;
    if (length < 26 || length > 35 || !BITCOIN.spells(scan.text, start, end)) {
      return;
    }
    scan.worked(length * 25);
    if (BITCOIN.version(scan.text, start, end) >= 0) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    } else if (Entropy.isRestless(scan.text, start, end) && isCased(scan.text, start, end)
        && scan.near(start, end, CONTEXT)) {
      scan.add(TYPE, start, end, Level.WEAK);
    }
  }

  private static void ripple(Scan scan, int start, int end) {
    int length = end - start;
    if (length >= 25 && length <= 35) {
      scan.worked(length * 25);
      if (RIPPLE.version(scan.text, start, end) == 0) {
        scan.add(TYPE, start, end, Level.VALIDATED);
      }
    }
  }

  private static boolean bech32(Scan scan, int start, int end) {
    Text text = scan.text;
    for (String prefix : BECH32) {
      if (end - start >= 38 && text.regionMatches(true, start, prefix, 0, prefix.length())) {
        scan.worked(end - start);
        if (Bech32.holds(text, start, end)) {
          scan.add(TYPE, start, end, Level.VALIDATED);
        } else if (scan.near(start, end, CONTEXT)) {
          scan.add(TYPE, start, end, Level.WEAK);
        }
        return true;
      }
    }
    return false;
  }

  private static void solana(Scan scan, int start, int end) {
    Text text = scan.text;
    if (isCased(text, start, end) && BITCOIN.spells(text, start, end)
        && Entropy.isRestless(text, start, end) && scan.near(start, end, CONTEXT)) {
      scan.add(TYPE, start, end, scan.near(start, end, SOLANA) ? Level.SHAPED : Level.WEAK);
    }
  }

  private static boolean isCased(Text text, int start, int end) {
    boolean upper = false;
    boolean lower = false;
    for (int i = start; i < end; i++) {
      upper |= Chars.is(text.charAt(i), Chars.UPPER);
      lower |= Chars.is(text.charAt(i), Chars.LOWER);
    }
    return upper && lower;
  }

  private static void ethereum(Scan scan, int start, int end) {
    Text text = scan.text;
    if (end - start != 42 || (text.charAt(start + 1) | 32) != 'x'
        || Alphabet.HEX.runEnd(text, start + 2, 40) != end || Entropy.bits(text, start + 2, end) < 2) {
      return;
    }
    boolean mixed = isCased(text, start + 2, end);
    if (mixed) {
      scan.worked(1000);
    }
    if (mixed && isChecksummed(text, start + 2)) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    } else {
      scan.add(TYPE, start, end, mixed ? Level.WEAK : Level.SHAPED);
    }
  }

  /** Whether the capitals are as the hash of the address says (EIP-55). */
  static boolean isChecksummed(Text text, int start) {
    byte[] lower = new byte[40];
    for (int i = 0; i < 40; i++) {
      char c = text.charAt(start + i);
      lower[i] = (byte) (Chars.isDigit(c) ? c : c | 32);
    }
    long[] hash = Keccak.hash(lower);
    for (int i = 0; i < 40; i++) {
      char c = text.charAt(start + i);
      int octet = (int) (hash[i / 16] >>> 8 * (i / 2 % 8)) & 0xFF;
      int nibble = i % 2 == 0 ? octet >> 4 : octet & 15;
      if (!Chars.isDigit(c) && nibble >= 8 != Chars.is(c, Chars.UPPER)) {
        return false;
      }
    }
    return true;
  }
}
