package dev.minica.tls.wire;

import dev.minica.tls.registry.ContentTypes;
import java.util.Optional;

/**
 * Cuts what goes in one direction of a connection into records, however it arrives.
 *
 * <p>Not for use by several threads.
 */
public final class RecordReader {

  private byte[] stream = new byte[0];
  private int start;
  private long position;

  /** Takes in further octets of the stream. */
  public void accept(Octets octets) {
    int left = stream.length - start;
    byte[] longer = new byte[left + octets.length()];
    System.arraycopy(stream, start, longer, 0, left);
    System.arraycopy(octets.toArray(), 0, longer, left, octets.length());
    stream = longer;
    start = 0;
  }

  /**
   * The next record; empty until it is there as a whole.
   *
   * @throws WireException if the stream is no TLS at this place; each further call says the same.
   *     Its offset is counted from {@link #position()}
   */
  public Optional<TlsRecord> next() throws WireException {
    int there = stream.length - start;
    checkHeader(there);
    if (there < TlsRecord.HEADER || there < TlsRecord.HEADER + length()) {
      return Optional.empty();
    }
    int end = start + TlsRecord.HEADER + length();
    TlsRecord record = TlsRecord.decode(Octets.ofRange(stream, start, end)).value();
    position += end - start;
    start = end;
    return Optional.of(record);
  }

  /** Where in the stream the next record begins, in octets since its beginning. */
  public long position() {
    return position;
  }

  /** What has come in and is in no record yet. */
  public Octets pending() {
    return Octets.ofRange(stream, start, stream.length);
  }

  /** As far as it is there: HTTP, SSH and the like are told by their first octet. */
  private void checkHeader(int there) throws WireException {
    if (there >= 1 && !isContentType(octet(0))) {
      throw new WireException(0, "a TLS record expected, its first octet is " + octet(0));
    }
    if (there >= 2 && octet(1) != 3) {
      throw new WireException(
          1, "a TLS record of version 3.x expected, its major version is " + octet(1));
    }
    if (there >= TlsRecord.HEADER && length() > TlsRecord.MAX_FRAGMENT) {
      throw TlsRecord.tooLong(length());
    }
  }

  private static boolean isContentType(int octet) {
    return octet >= ContentTypes.CHANGE_CIPHER_SPEC && octet <= ContentTypes.HEARTBEAT;
  }

  private int length() {
    return octet(3) << 8 | octet(4);
  }

  private int octet(int index) {
    return stream[start + index] & 0xff;
  }
}
