package dev.minica.tls.wire;

/**
 * In TLS 1.2: what follows is protected. In TLS 1.3 nothing at all, sent for the sake of boxes on
 * the way (RFC 5246 section 7.1, RFC 8446 section 5 and appendix D.4).
 *
 * <pre>
 * struct {
 *     enum { change_cipher_spec(1), (255) } type;
 * } ChangeCipherSpec;
 * </pre>
 */
public record ChangeCipherSpec() {

  private static final int TYPE = 1;

  /**
   * Reads what a record of type change_cipher_spec carries.
   *
   * @throws WireException if that is not the one octet
   */
  public static Decoded<ChangeCipherSpec> decode(Octets fragment) throws WireException {
    return Decoded.of(fragment, ChangeCipherSpec::decode);
  }

  private static ChangeCipherSpec decode(Cursor in) throws WireException {
    int type = in.uint8("type", number -> number == TYPE ? "change_cipher_spec" : "unknown");
    if (type != TYPE) {
      throw new WireException(0, "change_cipher_spec (" + TYPE + ") expected, it is " + type);
    }
    return new ChangeCipherSpec();
  }

  public Octets encode() {
    return new Encoder().uint8(TYPE).octets();
  }
}
