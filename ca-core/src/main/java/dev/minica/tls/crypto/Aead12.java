package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * AEAD records of TLS 1.2 (RFC 5246 section 6.2.3.3). The additional data is sequence number, type,
 * version and length of the plaintext; AES carries eight octets of its nonce in the record (RFC
 * 5288 section 3), ChaCha20 none (RFC 7905 section 2).
 *
 * <pre>
 * struct {
 *   opaque nonce_explicit[SecurityParameters.record_iv_length];
 *   opaque content[ ciphertext and tag ];
 * } GenericAEADCipher;
 * </pre>
 */
record Aead12(Aead aead, byte[] iv) implements RecordForm {

  @Override
  public Sealed seal(long sequence, Plaintext plaintext, SecureRandom random) {
    byte[] content = plaintext.content();
    RecordHeader header = new RecordHeader(plaintext.type(), RecordHeader.TLS_1_2, content.length);
    // RFC 5288 section 3 lets the explicit nonce be the sequence number: it never comes twice
    byte[] explicit = explicit(sequence);
    byte[] nonce = nonce(sequence, explicit);
    byte[] additionalData = header.withSequence(sequence);
    byte[] sealed = aead.seal(nonce, additionalData, content);
    return new Sealed(
        sequence,
        header.withLength(explicit.length + sealed.length).followedBy(explicit, sealed),
        AeadParts.of(aead.cipher(), nonce, additionalData, sealed));
  }

  @Override
  public Opening open(long sequence, RecordHeader header, byte[] fragment) {
    int explicit = explicitLength();
    int length = fragment.length - explicit - aead.cipher().tagLength();
    if (length < 0) {
      return new Unopened(Reason.TOO_SHORT);
    }
    byte[] sealed = Arrays.copyOfRange(fragment, explicit, fragment.length);
    byte[] nonce = nonce(sequence, Arrays.copyOf(fragment, explicit));
    byte[] additionalData = header.withLength(length).withSequence(sequence);
    List<NamedOctets> parts = AeadParts.of(aead.cipher(), nonce, additionalData, sealed);
    Optional<byte[]> content = aead.open(nonce, additionalData, sealed);
    if (content.isEmpty()) {
      return new Unopened(Reason.NOT_AUTHENTIC, parts);
    }
    return length > Plaintext.MAX_CONTENT
        ? new Unopened(Reason.TOO_LONG, parts)
        : new Opened(sequence, new Plaintext(header.type(), content.get()), parts);
  }

  private int explicitLength() {
    return aead.cipher().mode().explicitNonceLength();
  }

  private byte[] explicit(long sequence) {
    return explicitLength() == 0
        ? new byte[0]
        : ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
  }

  private byte[] nonce(long sequence, byte[] explicit) {
    return explicit.length == 0
        ? Aead13.nonce(iv, sequence)
        : ByteBuffer.allocate(iv.length + explicit.length).put(iv).put(explicit).array();
  }

  /** RFC 5246 section 6.2.3. */
  @Override
  public int maxFragment() {
    return Plaintext.MAX_CONTENT + 2048;
  }

  @Override
  public String toString() {
    return aead.toString();
  }
}
