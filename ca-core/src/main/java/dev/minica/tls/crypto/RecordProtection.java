package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals the records of one direction, or opens them, from its first record under these keys on: it
 * counts them, since each sequence number is used once. Not thread-safe.
 */
public final class RecordProtection {

  private final RecordForm form;
  private long sequence;

  private RecordProtection(RecordForm form) {
    this.form = form;
  }

  /**
   * For TLS 1.3.
   *
   * @throws IllegalArgumentException if the suite's cipher is none of this package's
   */
  public static RecordProtection tls13(CipherSuite suite, WriteKeys keys) {
    return new RecordProtection(
        new Aead13(new Aead(WriteKeys.cipher(suite), keys.key().octets()), keys.ivOctets()));
  }

  /**
   * For TLS 1.2.
   *
   * @param encryptThenMac whether ServerHello had encrypt_then_mac, which means CBC alone (RFC 7366
   *     section 3)
   * @throws IllegalArgumentException if the suite's cipher is none of this package's
   */
  public static RecordProtection tls12(CipherSuite suite, WriteKeys keys, boolean encryptThenMac) {
    RecordCipher cipher = WriteKeys.cipher(suite);
    byte[] key = keys.key().octets();
    return new RecordProtection(
        cipher
            .mac()
            .<RecordForm>map(
                hash -> new Cbc12(hash, keys.macKeyOctets(), new Cbc(key), encryptThenMac))
            .orElseGet(() -> new Aead12(new Aead(cipher, key), keys.ivOctets())));
  }

  /** The sequence number of the next record, an unsigned 64-bit integer. */
  public long sequence() {
    return sequence;
  }

  /**
   * Protects the next record.
   *
   * @param plaintext at most 2^14 octets; its padding counts in TLS 1.3 alone
   * @param random CBC draws its IV from it
   */
  public Sealed seal(Plaintext plaintext, SecureRandom random) {
    if (plaintext.content().length + plaintext.padding() > Plaintext.MAX_CONTENT) {
      throw new IllegalArgumentException("a record holds 16,384 octets at most");
    }
    return form.seal(sequence++, plaintext, random);
  }

  /**
   * Opens what ought to be the next record. The count goes on only if it was: what could not be
   * opened may be tried again with other keys, as after early data that the server refused.
   *
   * @param record the whole, header included
   */
  public Opening open(byte[] record) {
    Opening opening = opening(record);
    if (opening instanceof Opened) {
      sequence++;
    }
    return opening;
  }

  private Opening opening(byte[] record) {
    if (record.length < RecordHeader.OCTETS) {
      return new Unopened(Reason.TOO_SHORT);
    }
    RecordHeader header = RecordHeader.of(record);
    byte[] fragment = Arrays.copyOfRange(record, RecordHeader.OCTETS, record.length);
    if (header.length() != fragment.length) {
      return new Unopened(Reason.BAD_LENGTH);
    }
    return fragment.length > form.maxFragment()
        ? new Unopened(Reason.TOO_LONG)
        : form.open(sequence, header, fragment);
  }

  /** What protects the records, without its keys. */
  @Override
  public String toString() {
    return form.toString();
  }
}
