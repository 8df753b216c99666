package io.octollm.reflex;

import java.util.HashMap;
import java.util.Map;

/** What the words of names say of the values, a bit each. */
final class Meanings {
  /** A secret by itself. */
  static final int SECRET = 1;
  /** A secret where a word before says of what use. */
  static final int KEY = 2;
  /** Something that is no secret though it looks random. */
  static final int STOP = 4;
  /** What ties a name to its value in a sentence. */
  static final int VERB = 8;
  /** What use a key is of. */
  static final int QUALIFIER = 16;
  /** What makes of a name the one of an id or of a password. */
  static final int IDENTIFIER = 32;
  /** What a token is of that is no secret. */
  static final int OPEN = 64;
  /** Where a key is used, behind what it is. */
  static final int SUFFIX = 128;
  static final NameTable<Integer> TABLE = new NameTable<>(meanings());

  private Meanings() {}

  private static Map<String, Integer> meanings() {
    Map<String, Integer> meanings = new HashMap<>();
    put(meanings, SECRET, "secret token apikey credential credentials creds bearer apitoken"
        + " tok pat cred authorization jeton secrets tokens apikeys privatekey secretkey accesskey authkey authtoken"
        + " pepper");
    put(meanings, KEY, "key keys auth access appid clé klucz chave chiave schlüssel sleutel nyckel");
    put(meanings, STOP, "hash sha md checksum commit digest etag rev revision integrity fingerprint"
        + " thumbprint signature uuid guid version url uri path file filename image tag name count"
        + " length size type algorithm alg alias public pub nonce trace span request correlation"
        + " build tree blob parent ref branch color font css href src endpoint expires expiry ttl"
        + " limit max min index board code pair ring store frame word press event message primary"
        + " foreign sort partition cache csrf xsrf class style pattern regex format prefix suffix"
        + " object dedup idempotency translation theme field column header label title description comment"
        + " shasum sum crc resolved socket");
    put(meanings, VERB, "is was are equals to ist es est este lautet be using with");
    put(meanings, QUALIFIER, "api access secret client auth private app application consumer"
        + " encryption signing crypto master account shared session refresh webhook bot deploy service aws"
        + " azure gcp github slack stripe jwt oauth storage admin subscription license licence rest"
        + " x security hmac aes decryption validation encrypt user personal deployment server ssh integration write"
        + " ingest ingestion unseal");
    put(meanings, SUFFIX, "live prod production dev development test testing staging stage sandbox old new default"
        + " backup local main");
    put(meanings, OPEN, "csrf xsrf next page continuation pagination sync cursor cancellation forgery");
    put(meanings, IDENTIFIER, "id ids password passwd passphrase passcode pwd");
    return meanings;
  }

  private static void put(Map<String, Integer> meanings, int meaning, String words) {
    for (String word : words.split(" ")) {
      meanings.merge(word, meaning, (a, b) -> a | b);
    }
  }
}
