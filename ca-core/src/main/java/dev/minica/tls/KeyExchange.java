package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Arrays;
import java.util.Locale;

/**
 * How client and server of TLS 1.2 come to a common secret (RFC 5246 section 7.4.3). In TLS 1.3 no
 * cipher suite says it, and there is no choice: it is always (EC)DHE.
 */
public enum KeyExchange {
  /** The client encrypts it to the key of the server's certificate (RFC 5246 section 7.4.7.1). */
  RSA("TLS_RSA_WITH_"),
  /** Diffie-Hellman over a curve (RFC 8422), signed with the server's key. */
  ECDHE("TLS_ECDHE_"),
  /** Diffie-Hellman modulo a prime (RFC 7919), signed with the server's RSA key. */
  DHE("TLS_DHE_RSA_WITH_");

  private final String prefix;

  KeyExchange(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Reads {@code rsa}, {@code ecdhe} or {@code dhe}.
   *
   * @throws MinicaException USAGE if it is none of these
   */
  public static KeyExchange parse(String text) {
    for (KeyExchange each : values()) {
      if (each.toString().equals(text)) {
        return each;
      }
    }
    throw new MinicaException(Kind.USAGE, "no key exchange \"" + Escaped.of(text) + "\"")
        .withHint("rsa, ecdhe or dhe");
  }

  /** Those of these cipher suites, named as IANA does, that exchange keys like this. */
  public String[] of(String[] suites) {
    return Arrays.stream(suites).filter(suite -> suite.startsWith(prefix)).toArray(String[]::new);
  }

  /**
   * @throws MinicaException BAD_INPUT if a server with this certificate cannot do it
   */
  void requireKey(SubjectPublicKeyInfo key) {
    boolean isRsa =
        key.algorithm()
            .filter(algorithm -> algorithm.family() == KeyAlgorithm.Family.RSA)
            .isPresent();
    if (this != ECDHE && !isRsa) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "the key exchange " + this + " needs an RSA key, and the certificate's is " + key)
          .withHint("`minica issue NAME --key rsa-2048` makes one");
    }
  }

  /** As in {@code --kx rsa}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
