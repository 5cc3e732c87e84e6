package dev.minica.tls.wire;

/**
 * Octets that arrive at one end and are taken away at the other, in pieces that have nothing to do
 * with each other. What is moved about in memory stays in proportion to what arrives, however small
 * the pieces are.
 *
 * <p>Not for use by several threads.
 */
public final class OctetQueue {

  private byte[] room = new byte[0];
  private int start;
  private int end;

  /** Takes in more at the end. */
  public void add(Octets more) {
    if (end + more.length() > room.length) {
      byte[] larger = new byte[length() + Math.max(length(), more.length())];
      System.arraycopy(room, start, larger, 0, length());
      end = length();
      start = 0;
      room = larger;
    }
    more.copyTo(room, end);
    end += more.length();
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /** The value, 0 to 255, of the octet at {@code index}, which there has to be. */
  public int at(int index) {
    return room[start + index] & 0xff;
  }

  /** Takes away so many from the front, which there have to be. */
  public Octets take(int count) {
    Octets taken = Octets.ofRange(room, start, start + count);
    start += count;
    return taken;
  }

  /** All of them, which stay. */
  public Octets octets() {
    return Octets.ofRange(room, start, end);
  }
}
