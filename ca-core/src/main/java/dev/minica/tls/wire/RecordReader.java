package dev.minica.tls.wire;

import dev.minica.tls.registry.ContentTypes;
import java.util.Optional;

/**
 * Cuts what goes in one direction of a connection into records, however it arrives.
 *
 * <p>Not for use by several threads.
 */
public final class RecordReader {

  private final OctetQueue stream = new OctetQueue();
  private long position;

  /** Takes in further octets of the stream. */
  public void accept(Octets octets) {
    stream.add(octets);
  }

  /**
   * The next record; empty until it is there as a whole.
   *
   * @throws WireException if the stream is no TLS at this place; each further call says the same.
   *     Its offset is counted from {@link #position()}
   */
  public Optional<TlsRecord> next() throws WireException {
    checkHeader();
    if (stream.length() < TlsRecord.HEADER || stream.length() < TlsRecord.HEADER + length()) {
      return Optional.empty();
    }
    Octets record = stream.take(TlsRecord.HEADER + length());
    position += record.length();
    return Optional.of(TlsRecord.decode(record).value());
  }

  /** Where in the stream the next record begins, in octets since its beginning. */
  public long position() {
    return position;
  }

  /** What has come in and is in no record yet. */
  public Octets pending() {
    return stream.octets();
  }

  /**
   * How many octets to take in at least until what has begun is a record, or tells by its header
   * how long that is; 0 where none has begun, or one is there.
   */
  public int missing() {
    int there = stream.length();
    if (there == 0) {
      return 0;
    }
    return there < TlsRecord.HEADER
        ? TlsRecord.HEADER - there
        : Math.max(0, TlsRecord.HEADER + length() - there);
  }

  /** As far as it is there: HTTP, SSH and the like are told by their first octet. */
  private void checkHeader() throws WireException {
    int there = stream.length();
    if (there >= 1 && !isContentType(stream.at(0))) {
      throw new WireException(0, "a TLS record expected, its first octet is " + stream.at(0));
    }
    if (there >= 2 && stream.at(1) != 3) {
      throw new WireException(
          1, "a TLS record of version 3.x expected, its major version is " + stream.at(1));
    }
    if (there >= TlsRecord.HEADER && length() > TlsRecord.MAX_FRAGMENT) {
      throw TlsRecord.tooLong(length());
    }
  }

  private static boolean isContentType(int octet) {
    return octet >= ContentTypes.CHANGE_CIPHER_SPEC && octet <= ContentTypes.HEARTBEAT;
  }

  private int length() {
    return stream.at(3) << 8 | stream.at(4);
  }
}
