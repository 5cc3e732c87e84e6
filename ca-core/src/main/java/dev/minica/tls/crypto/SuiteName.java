package dev.minica.tls.crypto;

import dev.minica.tls.crypto.RecordCipher.Mode;
import java.util.Optional;

/**
 * Takes the names of cipher suites apart.
 *
 * <pre>
 * TLS 1.2:  TLS_ key exchange [_ authentication] _WITH_ cipher [_ hash]
 * TLS 1.3:  TLS_ AEAD _ hash
 * </pre>
 */
final class SuiteName {

  private static final String PREFIX = "TLS_";

  private static final String WITH = "_WITH_";

  private SuiteName() {}

  static Optional<CipherSuite> parse(String name) {
    int with = name.indexOf(WITH);
    if (!name.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return with < 0
        ? tls13(name, name.substring(PREFIX.length()))
        : tls12(
            name,
            name.substring(PREFIX.length(), Math.max(with, PREFIX.length())),
            name.substring(with + WITH.length()));
  }

  private static Optional<CipherSuite> tls13(String name, String rest) {
    return hash(rest)
        .map(
            hash ->
                new CipherSuite(
                    name,
                    true,
                    KeyExchange.BY_EXTENSION,
                    Authentication.BY_EXTENSION,
                    aead(rest.substring(0, rest.lastIndexOf('_'))),
                    hash));
  }

  private static Optional<CipherSuite> tls12(String name, String handshake, String bulk) {
    Optional<KeyExchange> exchange = keyExchange(handshake);
    Optional<HashAlgorithm> mac = hash(bulk);
    boolean understood = mac.isPresent() || bulk.contains("CCM") || bulk.endsWith("_MD5");
    if (exchange.isEmpty() || !(understood || bulk.endsWith("NULL"))) {
      return Optional.empty();
    }
    return Optional.of(
        new CipherSuite(
            name, false, exchange.get(), authentication(handshake), cipher(bulk, mac), prf(mac)));
  }

  /** RFC 5246 section 5: SHA-256, unless the suite says that it wants a stronger one. */
  private static HashAlgorithm prf(Optional<HashAlgorithm> hash) {
    return hash.filter(h -> h.length() > HashAlgorithm.SHA256.length())
        .orElse(HashAlgorithm.SHA256);
  }

  private static Optional<HashAlgorithm> hash(String text) {
    return switch (text.substring(text.lastIndexOf('_') + 1)) {
      case "SHA" -> Optional.of(HashAlgorithm.SHA1);
      case "SHA256" -> Optional.of(HashAlgorithm.SHA256);
      case "SHA384" -> Optional.of(HashAlgorithm.SHA384);
      case "SHA512" -> Optional.of(HashAlgorithm.SHA512);
      default -> Optional.empty();
    };
  }

  private static Optional<RecordCipher> cipher(String bulk, Optional<HashAlgorithm> hash) {
    String cipher = hash.isPresent() ? bulk.substring(0, bulk.lastIndexOf('_')) : bulk;
    return switch (cipher) {
      case "AES_128_CBC" -> Optional.of(new RecordCipher(Mode.AES_CBC, 16, hash));
      case "AES_256_CBC" -> Optional.of(new RecordCipher(Mode.AES_CBC, 32, hash));
      default -> aead(cipher);
    };
  }

  private static Optional<RecordCipher> aead(String cipher) {
    return switch (cipher) {
      case "AES_128_GCM" -> aead(Mode.AES_GCM, 16);
      case "AES_256_GCM" -> aead(Mode.AES_GCM, 32);
      case "AES_128_CCM" -> aead(Mode.AES_CCM, 16);
      case "AES_256_CCM" -> aead(Mode.AES_CCM, 32);
      case "AES_128_CCM_8" -> aead(Mode.AES_CCM_8, 16);
      case "AES_256_CCM_8" -> aead(Mode.AES_CCM_8, 32);
      case "CHACHA20_POLY1305" -> aead(Mode.CHACHA20_POLY1305, 32);
      default -> Optional.empty();
    };
  }

  private static Optional<RecordCipher> aead(Mode mode, int keyLength) {
    return Optional.of(new RecordCipher(mode, keyLength, Optional.empty()));
  }

  /** With EXPORT the server signs a short key, which it encrypts or agrees with as usual. */
  private static Optional<KeyExchange> keyExchange(String handshake) {
    String plain = handshake.replace("_EXPORT", "");
    return switch (plain) {
      case "RSA" -> Optional.of(KeyExchange.RSA);
      case "DH_RSA", "DH_DSS" -> Optional.of(KeyExchange.DH);
      case "DHE_RSA", "DHE_DSS", "DH_anon" -> Optional.of(KeyExchange.DHE);
      case "ECDH_RSA", "ECDH_ECDSA" -> Optional.of(KeyExchange.ECDH);
      case "ECDHE_RSA", "ECDHE_ECDSA", "ECDH_anon" -> Optional.of(KeyExchange.ECDHE);
      case "PSK" -> Optional.of(KeyExchange.PSK);
      case "DHE_PSK", "PSK_DHE" -> Optional.of(KeyExchange.DHE_PSK);
      case "ECDHE_PSK" -> Optional.of(KeyExchange.ECDHE_PSK);
      case "RSA_PSK" -> Optional.of(KeyExchange.RSA_PSK);
      case "KRB5" -> Optional.of(KeyExchange.KRB5);
      case "SRP_SHA", "SRP_SHA_RSA", "SRP_SHA_DSS" -> Optional.of(KeyExchange.SRP);
      case "ECCPWD" -> Optional.of(KeyExchange.ECCPWD);
      case "NULL" -> Optional.of(KeyExchange.NONE);
      default -> Optional.empty();
    };
  }

  private static Authentication authentication(String handshake) {
    if (handshake.endsWith("anon") || handshake.equals("NULL")) {
      return Authentication.ANONYMOUS;
    }
    String plain = handshake.replace("_EXPORT", "");
    return switch (plain.substring(plain.lastIndexOf('_') + 1)) {
      case "RSA" -> Authentication.RSA;
      case "ECDSA" -> Authentication.ECDSA;
      case "DSS" -> Authentication.DSS;
      // RFC 4279 section 4: the server alone can decrypt, so it shows its certificate, too
      default -> plain.equals("RSA_PSK") ? Authentication.RSA : Authentication.SHARED_SECRET;
    };
  }
}
