package dev.minica.encoding.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Locale;

/**
 * What a PKCS#12 store is protected with, by who has to read it. All profiles keep friendlyName,
 * localKeyId and Java's mark of trusted certificates, and all derive keys with 10,000 iterations:
 * five times what OpenSSL takes, as many as Java since release 17, fewer than the 50,000 and
 * 100,000 of later Java 8, so that no reader is known to mind (a changed store keeps more if it has
 * more, {@link Pkcs12Protection#like}); each opening pays for them once or twice, and no number of
 * iterations makes up for a password like {@code changeit}.
 */
public enum Pkcs12Profile {
  /**
   * PBES2 with AES-256-CBC and PBKDF2 over HMAC-SHA256 for keys and certificates, a MAC with
   * HMAC-SHA256. For OpenSSL since 1.0, GnuTLS, NSS, Python, Go (software.sslmate.com), .NET and
   * Windows since 10 1709 and Server 2019, Java since 8u301, 11.0.12 and 17.
   */
  MODERN,

  /**
   * Triple DES for keys and certificates (RFC 7292 appendix C), a MAC with HMAC-SHA1. For Java
   * before 8u301 and 11.0.12, which know no other MAC, and for old Android; and for all that read
   * {@link #MODERN}, OpenSSL 3 without its legacy provider included.
   */
  JAVA8,

  /**
   * Triple DES for keys, RC2 with 40 bits for certificates, a MAC with HMAC-SHA1: what OpenSSL 1
   * and Java 8 wrote. For old Windows and macOS, and devices that take nothing else. OpenSSL 3
   * takes it with {@code -legacy} only. The certificates are as good as in the clear, the key is
   * not.
   */
  LEGACY,

  /**
   * {@link #MODERN} with PBMAC1 (RFC 9579) for its MAC, all keys from PBKDF2: what FIPS 140-3 asks
   * for. For OpenSSL since 3.4, GnuTLS since 3.8.8, NSS since 3.103, Java since 26, Bouncy Castle.
   */
  PBMAC1;

  /**
   * The profile that a user names.
   *
   * @throws MinicaException USAGE if there is none of this name
   */
  public static Pkcs12Profile parse(String text) {
    for (Pkcs12Profile profile : values()) {
      if (profile.word().equals(text)) {
        return profile;
      }
    }
    throw new MinicaException(Kind.USAGE, "unknown PKCS#12 profile '" + Escaped.of(text) + "'")
        .withHint("one of modern, java8, legacy, pbmac1");
  }

  /** What options call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses a password that the readers of this profile do not take alike. Java 17 takes printable
   * ASCII alone in PKCS#12, for writing and for reading (Java 25 takes any), and what others make
   * of other characters differs between the two ways of deriving keys. With {@link #PBMAC1} there
   * is one way, and it takes UTF-8 (RFC 8018 section 2).
   *
   * @throws MinicaException USAGE
   */
  void requireFit(char[] password) {
    if (this == PBMAC1) {
      return;
    }
    for (char c : password) {
      if (c < 0x20 || c > 0x7e) {
        throw new MinicaException(
                Kind.USAGE, "the PKCS#12 password has characters that are not printable ASCII")
            .withHint("Java 17 would not open the store: choose one of ASCII letters and digits");
      }
    }
  }
}
