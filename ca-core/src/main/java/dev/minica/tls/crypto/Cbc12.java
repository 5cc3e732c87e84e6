package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * CBC records of TLS 1.2, the MAC inside (RFC 5246 section 6.2.3.2) or, as RFC 7366 has it,
 * outside.
 *
 * <pre>
 * struct {
 *   opaque IV[16];
 *   block-ciphered struct {
 *     opaque content[TLSCompressed.length];
 *     opaque MAC[mac_length];                  -- with encrypt_then_mac after the blocks
 *     uint8 padding[padding_length];
 *     uint8 padding_length;
 *   };
 * } GenericBlockCipher;
 * </pre>
 */
record Cbc12(HashAlgorithm hash, byte[] macKey, Cbc cbc, boolean encryptThenMac)
    implements RecordForm {

  private static final int BLOCK = RecordCipher.BLOCK;

  @Override
  public Sealed seal(long sequence, Plaintext plaintext, SecureRandom random) {
    byte[] iv = new byte[BLOCK];
    random.nextBytes(iv);
    RecordHeader header =
        new RecordHeader(plaintext.type(), RecordHeader.TLS_1_2, plaintext.content().length);
    return encryptThenMac
        ? sealThenMac(sequence, header, iv, plaintext.content())
        : macThenSeal(sequence, header, iv, plaintext.content());
  }

  private Sealed macThenSeal(long sequence, RecordHeader header, byte[] iv, byte[] content) {
    byte[] mac = hash.hmac(macKey, header.withSequence(sequence), content);
    byte[] blocks = cbc.encrypt(iv, CbcPadding.padded(content, mac));
    return new Sealed(
        sequence,
        header.withLength(iv.length + blocks.length).followedBy(iv, blocks),
        parts(iv, header.withSequence(sequence), blocks, mac));
  }

  private Sealed sealThenMac(long sequence, RecordHeader header, byte[] iv, byte[] content) {
    byte[] blocks = cbc.encrypt(iv, CbcPadding.padded(content, new byte[0]));
    RecordHeader encrypted = header.withLength(iv.length + blocks.length);
    byte[] mac = hash.hmac(macKey, encrypted.withSequence(sequence), iv, blocks);
    return new Sealed(
        sequence,
        encrypted.withLength(encrypted.length() + mac.length).followedBy(iv, blocks, mac),
        parts(iv, encrypted.withSequence(sequence), blocks, mac));
  }

  @Override
  public Opening open(long sequence, RecordHeader header, byte[] fragment) {
    int outside = encryptThenMac ? hash.length() : 0;
    int inside = hash.length() - outside;
    int blocks = fragment.length - BLOCK - outside;
    if (blocks < inside + 1) {
      return new Unopened(Reason.TOO_SHORT);
    }
    if (blocks % BLOCK != 0) {
      return new Unopened(Reason.NOT_AUTHENTIC);
    }
    return encryptThenMac
        ? openAfterMac(sequence, header, fragment)
        : openBeforeMac(sequence, header, fragment);
  }

  private Opening openAfterMac(long sequence, RecordHeader header, byte[] fragment) {
    int end = fragment.length - hash.length();
    byte[] encrypted = Arrays.copyOf(fragment, end);
    byte[] mac = Arrays.copyOfRange(fragment, end, fragment.length);
    byte[] authenticated = header.withLength(end).withSequence(sequence);
    byte[] iv = Arrays.copyOf(encrypted, BLOCK);
    byte[] blocks = Arrays.copyOfRange(encrypted, BLOCK, end);
    List<NamedOctets> parts = parts(iv, authenticated, blocks, mac);
    if (!MessageDigest.isEqual(mac, hash.hmac(macKey, authenticated, encrypted))) {
      return new Unopened(Reason.NOT_AUTHENTIC, parts);
    }
    byte[] padded = cbc.decrypt(iv, blocks);
    CbcPadding padding = CbcPadding.of(padded, 0);
    return padding.isWrong()
        ? new Unopened(Reason.NOT_AUTHENTIC, parts)
        : opened(sequence, header, padded, padding, parts);
  }

  /**
   * Decrypts before anything is authentic. MAC and padding are both looked at in any case and the
   * answer is one, or whoever sends many records learns the plaintext from it.
   */
  private Opening openBeforeMac(long sequence, RecordHeader header, byte[] fragment) {
    byte[] iv = Arrays.copyOf(fragment, BLOCK);
    byte[] blocks = Arrays.copyOfRange(fragment, BLOCK, fragment.length);
    byte[] padded = cbc.decrypt(iv, blocks);
    CbcPadding padding = CbcPadding.of(padded, hash.length());
    int end = padding.contentLength();
    byte[] authenticated = header.withLength(end).withSequence(sequence);
    byte[] mac = Arrays.copyOfRange(padded, end, end + hash.length());
    boolean authentic =
        MessageDigest.isEqual(mac, hash.hmac(macKey, authenticated, Arrays.copyOf(padded, end)));
    List<NamedOctets> parts = parts(iv, authenticated, blocks, mac);
    return authentic && !padding.isWrong()
        ? opened(sequence, header, padded, padding, parts)
        : new Unopened(Reason.NOT_AUTHENTIC, parts);
  }

  private static Opening opened(
      long sequence,
      RecordHeader header,
      byte[] padded,
      CbcPadding padding,
      List<NamedOctets> parts) {
    byte[] content = Arrays.copyOf(padded, padding.contentLength());
    return content.length > Plaintext.MAX_CONTENT
        ? new Unopened(Reason.TOO_LONG, parts)
        : new Opened(sequence, new Plaintext(header.type(), content, padding.length()), parts);
  }

  private static List<NamedOctets> parts(
      byte[] iv, byte[] authenticated, byte[] blocks, byte[] mac) {
    return List.of(
        NamedOctets.open("IV", iv),
        NamedOctets.open("seq_num + type + version + length", authenticated),
        NamedOctets.open("ciphertext", blocks),
        NamedOctets.open("MAC", mac));
  }

  /** RFC 5246 section 6.2.3. */
  @Override
  public int maxFragment() {
    return Plaintext.MAX_CONTENT + 2048;
  }

  @Override
  public String toString() {
    return "AES-CBC with HMAC-" + hash + (encryptThenMac ? ", encrypt-then-MAC" : "");
  }
}
