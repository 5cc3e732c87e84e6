package dev.minica.tls.registry;

/** The values of ProtocolVersion (RFC 8446 section 4.1.2 and appendix D). */
public final class ProtocolVersions {

  public static final int SSL_3_0 = 0x0300;
  public static final int TLS_1_0 = 0x0301;
  public static final int TLS_1_1 = 0x0302;
  public static final int TLS_1_2 = 0x0303;
  public static final int TLS_1_3 = 0x0304;

  private static final Names NAMES =
      Names.of(
          """
          0x0002 SSL 2.0
          0x0300 SSL 3.0
          0x0301 TLS 1.0
          0x0302 TLS 1.1
          0x0303 TLS 1.2
          0x0304 TLS 1.3
          0xfefc DTLS 1.3
          0xfefd DTLS 1.2
          0xfeff DTLS 1.0
          """);

  private ProtocolVersions() {}

  /** Such as {@code TLS 1.3}, {@code TLS 1.3 draft 28}, or {@code unknown (0x1234)}. */
  public static String name(int id) {
    return id >> 8 == 0x7f ? "TLS 1.3 draft " + (id & 0xff) : NAMES.ofUint16(id);
  }
}
