package dev.minica.tls.registry;

/** IANA's registry "TLS ContentType" (RFC 8446 section 5.1). */
public final class ContentTypes {

  public static final int CHANGE_CIPHER_SPEC = 20;
  public static final int ALERT = 21;
  public static final int HANDSHAKE = 22;
  public static final int APPLICATION_DATA = 23;
  public static final int HEARTBEAT = 24;

  private static final Names NAMES =
      Names.of(
          """
          20 change_cipher_spec
          21 alert
          22 handshake
          23 application_data
          24 heartbeat
          25 tls12_cid
          26 ACK
          27 return_routability_check
          """);

  private ContentTypes() {}

  /** Such as {@code handshake}, or {@code unknown (99)}. */
  public static String name(int id) {
    return NAMES.ofUint8(id);
  }
}
