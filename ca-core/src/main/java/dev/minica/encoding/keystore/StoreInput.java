package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.time.Instant;

/** Takes values out of what {@link java.io.DataOutputStream} wrote, as Java's own stores are. */
final class StoreInput {

  private final String what;
  private final int size;
  private final DataInputStream in;

  /**
   * @param what the name of the thing for error messages
   */
  StoreInput(byte[] octets, String what) {
    this.what = what;
    this.size = octets.length;
    this.in = new DataInputStream(new ByteArrayInputStream(octets));
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  int integer() {
    return read(in::readInt);
  }

  int octet() {
    return read(in::readUnsignedByte);
  }

  int unsignedShort() {
    return read(in::readUnsignedShort);
  }

  String text() {
    return read(in::readUTF);
  }

  /** Milliseconds since 1970. */
  Instant time() {
    return Instant.ofEpochMilli(read(in::readLong));
  }

  /** A number of octets and then the octets. */
  byte[] blob() {
    return octets(integer());
  }

  byte[] octets(int length) {
    return read(
        () -> {
          if (length < 0 || length > in.available()) {
            throw new EOFException();
          }
          return in.readNBytes(length);
        });
  }

  /** The format's name of a kind of certificate, and the certificate. */
  Certificate certificate() {
    String type = text();
    if (!type.equals("X.509")) {
      throw malformed("a certificate that is not X.509");
    }
    return Certificate.decode(blob());
  }

  /** How many octets have been taken. */
  int position() {
    return size - remaining();
  }

  int remaining() {
    return read(in::available);
  }

  MinicaException malformed(String reason) {
    return new MinicaException(
        Kind.BAD_INPUT, what + ": " + reason + " before offset " + position());
  }

  private <T> T read(Step<T> step) {
    try {
      return step.run();
    } catch (EOFException e) {
      throw new MinicaException(Kind.BAD_INPUT, what + ": ends too early", e);
    } catch (UTFDataFormatException e) {
      throw new MinicaException(Kind.BAD_INPUT, what + ": a text that is not UTF-8", e);
    } catch (IOException e) {
      throw new MinicaException(Kind.BAD_INPUT, what + ": unreadable", e);
    }
  }
}
