package dev.minica.tls.registry;

/** The small registries, of numbers with one octet but for that of certificate compression. */
public final class CodePoints {

  private static final Names CLIENT_CERTIFICATE_TYPES =
      Names.of(
          """
          1 rsa_sign
          2 dss_sign
          3 rsa_fixed_dh
          4 dss_fixed_dh
          5 rsa_ephemeral_dh
          6 dss_ephemeral_dh
          20 fortezza_dms
          64 ecdsa_sign
          65 rsa_fixed_ecdh
          66 ecdsa_fixed_ecdh
          67 gost_sign256
          68 gost_sign512
          """);

  private static final Names CERTIFICATE_COMPRESSIONS =
      Names.of(
          """
          1 zlib
          2 brotli
          3 zstd
          """);

  private CodePoints() {}

  /** "TLS ClientCertificateType Identifiers" (RFC 5246 section 7.4.4, RFC 8422 section 5.5). */
  public static String clientCertificateType(int id) {
    return CLIENT_CERTIFICATE_TYPES.ofUint8(id);
  }

  /** "TLS Certificate Compression Algorithm IDs" (RFC 8879 section 7.3). */
  public static String certificateCompression(int id) {
    return CERTIFICATE_COMPRESSIONS.ofUint16(id);
  }

  /** "TLS Compression Method Identifiers" (RFC 3749 section 2). */
  public static String compressionMethod(int id) {
    return switch (id) {
      case 0 -> "null";
      case 1 -> "DEFLATE";
      case 64 -> "LZS";
      default -> unknown(id);
    };
  }

  /** "TLS EC Point Formats" (RFC 8422 section 5.1.2). */
  public static String ecPointFormat(int id) {
    return switch (id) {
      case 0 -> "uncompressed";
      case 1 -> "ansiX962_compressed_prime";
      case 2 -> "ansiX962_compressed_char2";
      default -> unknown(id);
    };
  }

  /** "TLS EC Curve Types" (RFC 8422 section 5.4). */
  public static String ecCurveType(int id) {
    return switch (id) {
      case 1 -> "explicit_prime";
      case 2 -> "explicit_char2";
      case 3 -> "named_curve";
      default -> unknown(id);
    };
  }

  /** "TLS PskKeyExchangeMode" (RFC 8446 section 4.2.9). */
  public static String pskKeyExchangeMode(int id) {
    return switch (id) {
      case 0 -> "psk_ke";
      case 1 -> "psk_dhe_ke";
      default -> Grease.isPskKeyExchangeMode(id) ? "GREASE (" + id + ")" : unknown(id);
    };
  }

  /** "TLS Certificate Status Types" (RFC 6066 section 8, RFC 6961 section 2.2). */
  public static String certificateStatusType(int id) {
    return switch (id) {
      case 1 -> "ocsp";
      case 2 -> "ocsp_multi";
      default -> unknown(id);
    };
  }

  /** NameType of RFC 6066 section 3. */
  public static String nameType(int id) {
    return id == 0 ? "host_name" : unknown(id);
  }

  /** MaxFragmentLength of RFC 6066 section 4: the length in octets that the number stands for. */
  public static String maxFragmentLength(int id) {
    return id >= 1 && id <= 4 ? String.valueOf(1 << (8 + id)) : unknown(id);
  }

  /** AlertLevel of RFC 8446 section 6. */
  public static String alertLevel(int id) {
    return switch (id) {
      case 1 -> "warning";
      case 2 -> "fatal";
      default -> unknown(id);
    };
  }

  /** KeyUpdateRequest of RFC 8446 section 4.6.3. */
  public static String keyUpdateRequest(int id) {
    return switch (id) {
      case 0 -> "update_not_requested";
      case 1 -> "update_requested";
      default -> unknown(id);
    };
  }

  private static String unknown(int id) {
    return "unknown (" + id + ")";
  }
}
