package dev.minica.tls.wire;

import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;

/**
 * A record, protected or not (RFC 8446 section 5, RFC 5246 section 6.2).
 *
 * <pre>
 * struct {
 *     ContentType type;
 *     ProtocolVersion legacy_record_version;
 *     uint16 length;
 *     opaque fragment[TLSPlaintext.length];
 * } TLSPlaintext;
 * </pre>
 *
 * @param type of its content, as the record says: 20 to 24, or what nobody registered
 * @param legacyVersion which says little: 0x0301 or 0x0303 mostly
 * @param fragment what it carries, 0 to {@value #MAX_FRAGMENT} octets
 */
public record TlsRecord(int type, int legacyVersion, Octets fragment) {

  /** The octets before the fragment. */
  public static final int HEADER = 5;

  /** RFC 5246 section 6.2.3: 2^14 octets and 2048 that protection may add. */
  public static final int MAX_FRAGMENT = (1 << 14) + 2048;

  private static final int LENGTH_OFFSET = 3;

  public TlsRecord {
    Bounds.unsigned("type", 1, type);
    Bounds.unsigned("legacy_record_version", 2, legacyVersion);
    Bounds.length("fragment", fragment, 0, MAX_FRAGMENT);
  }

  /**
   * Reads one record, which has to be all there is.
   *
   * @throws WireException if it is no record, or not a whole one
   */
  public static Decoded<TlsRecord> decode(Octets octets) throws WireException {
    return Decoded.of(octets, TlsRecord::decode);
  }

  private static TlsRecord decode(Cursor in) throws WireException {
    int type = in.uint8("type", ContentTypes::name);
    int version = in.uint16("legacy_record_version", ProtocolVersions::name);
    int length = in.uint16("length");
    if (length > MAX_FRAGMENT) {
      throw tooLong(length);
    }
    return new TlsRecord(type, version, in.opaque("fragment", length));
  }

  static WireException tooLong(int length) {
    return new WireException(
        LENGTH_OFFSET,
        "a record of at most " + MAX_FRAGMENT + " octets expected, it has " + length);
  }

  public Octets encode() {
    return new Encoder().uint8(type).uint16(legacyVersion).vector(2, fragment).octets();
  }

  /** What of the content the record says. */
  public String typeName() {
    return ContentTypes.name(type);
  }
}
