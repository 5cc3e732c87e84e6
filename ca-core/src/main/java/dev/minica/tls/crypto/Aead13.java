package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records of TLS 1.3 (RFC 8446 section 5.2). The type of the content is inside, the header says
 * application_data and is the additional data.
 *
 * <pre>
 * struct {
 *   opaque content[TLSPlaintext.length];
 *   ContentType type;
 *   uint8 zeros[length_of_padding];
 * } TLSInnerPlaintext;
 * </pre>
 */
record Aead13(Aead aead, byte[] iv) implements RecordForm {

  private static final int APPLICATION_DATA = 23;

  @Override
  public Sealed seal(long sequence, Plaintext plaintext, SecureRandom random) {
    byte[] content = plaintext.content();
    byte[] inner = Arrays.copyOf(content, content.length + 1 + plaintext.padding());
    inner[content.length] = (byte) plaintext.type();
    RecordHeader header =
        new RecordHeader(
            APPLICATION_DATA, RecordHeader.TLS_1_2, inner.length + aead.cipher().tagLength());
    byte[] nonce = nonce(iv, sequence);
    byte[] sealed = aead.seal(nonce, header.octets(), inner);
    return new Sealed(sequence, header.followedBy(sealed), parts(nonce, header.octets(), sealed));
  }

  @Override
  public Opening open(long sequence, RecordHeader header, byte[] fragment) {
    if (header.type() != APPLICATION_DATA) {
      return new Unopened(Reason.NOT_PROTECTED);
    }
    if (fragment.length <= aead.cipher().tagLength()) {
      return new Unopened(Reason.TOO_SHORT);
    }
    byte[] nonce = nonce(iv, sequence);
    List<NamedOctets> parts = parts(nonce, header.octets(), fragment);
    Optional<byte[]> inner = aead.open(nonce, header.octets(), fragment);
    return inner.isEmpty()
        ? new Unopened(Reason.NOT_AUTHENTIC, parts)
        : unpadded(sequence, inner.get(), parts);
  }

  private static Opening unpadded(long sequence, byte[] inner, List<NamedOctets> parts) {
    int type = inner.length - 1;
    while (type >= 0 && inner[type] == 0) {
      type--;
    }
    if (type < 0) {
      return new Unopened(Reason.NO_CONTENT_TYPE, parts);
    }
    if (inner.length > Plaintext.MAX_CONTENT + 1) {
      return new Unopened(Reason.TOO_LONG, parts);
    }
    Plaintext plaintext =
        new Plaintext(
            Byte.toUnsignedInt(inner[type]), Arrays.copyOf(inner, type), inner.length - 1 - type);
    return new Opened(sequence, plaintext, parts);
  }

  /** RFC 8446 section 5.3: the sequence number, padded to the left, exclusive or the IV. */
  static byte[] nonce(byte[] iv, long sequence) {
    byte[] nonce = iv.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (Byte.SIZE * i));
    }
    return nonce;
  }

  private List<NamedOctets> parts(byte[] nonce, byte[] additionalData, byte[] sealed) {
    return AeadParts.of(aead.cipher(), nonce, additionalData, sealed);
  }

  /** RFC 8446 section 5.2. */
  @Override
  public int maxFragment() {
    return Plaintext.MAX_CONTENT + 256;
  }

  @Override
  public String toString() {
    return aead.toString();
  }
}
