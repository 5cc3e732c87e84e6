package dev.minica.tls;

import java.util.List;
import java.util.stream.Stream;

/** Whatever servers may have, for clients that only want an answer and no connection. */
public final class WideOffer {

  /** x25519, x448, P-256, P-384, P-521 (RFC 8422 section 5.1.1). */
  static final List<Integer> CURVES = List.of(29, 30, 23, 24, 25);

  /** Brainpool (RFC 7027, RFC 8734), ffdhe (RFC 7919), X25519MLKEM768. */
  private static final List<Integer> OTHER_GROUPS =
      List.of(26, 27, 28, 31, 32, 33, 256, 257, 258, 259, 260, 4588);

  /** RFC 8446 section 4.2.3, and SHA-1 and MD5 of RFC 5246 section 7.4.1.4.1, DSA with both. */
  static final List<Integer> SIGNATURES =
      List.of(
          0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b,
          0x0401, 0x0501, 0x0601, 0x0301, 0x0303, 0x0203, 0x0201, 0x0402, 0x0202, 0x0101);

  /** RFC 8446 appendix B.4. */
  private static final List<Integer> SUITES_13 = List.of(0x1301, 0x1302, 0x1303, 0x1304, 0x1305);

  private WideOffer() {}

  static List<Integer> suites12() {
    return OfferedSuite.numbers();
  }

  /** Cipher suites of TLS 1.3 and 1.2, by their numbers; the strong ones first. */
  public static List<Integer> suites() {
    return Stream.concat(SUITES_13.stream(), suites12().stream()).toList();
  }

  /** Groups for the key exchange, by their numbers. */
  public static List<Integer> groups() {
    return Stream.concat(CURVES.stream(), OTHER_GROUPS.stream()).toList();
  }

  /** Signature algorithms, by their numbers. */
  public static List<Integer> signatureAlgorithms() {
    return SIGNATURES;
  }
}
