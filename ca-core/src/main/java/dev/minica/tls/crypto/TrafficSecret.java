package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Hkdf.Expansion;
import java.util.Optional;

/**
 * One direction of one epoch of TLS 1.3: what a key log has, and all that follows from it.
 *
 * @param suite of TLS 1.3
 * @param sender whose records it protects
 * @param secret such as client_handshake_traffic_secret
 */
public record TrafficSecret(CipherSuite suite, Sender sender, NamedOctets secret) {

  /**
   * The write key and IV (RFC 8446 section 7.3).
   *
   * @throws IllegalArgumentException if the suite's cipher is none of this package's
   */
  public WriteKeys writeKeys() {
    RecordCipher cipher = WriteKeys.cipher(suite);
    return new WriteKeys(
        Optional.empty(),
        expand(sender + "_write_key", "RFC 8446 section 7.3", "key", cipher.keyLength()),
        Optional.of(
            expand(sender + "_write_iv", "RFC 8446 section 7.3", "iv", RecordCipher.NONCE)));
  }

  /** finished_key, of a handshake traffic secret (RFC 8446 section 4.4.4). */
  public Derivation finishedKey() {
    return FinishedMac.finishedKey(suite.hash(), secret);
  }

  /** verify_data of the sender's Finished, of a handshake traffic secret. */
  public Derivation verifyData(NamedOctets transcriptHash) {
    return FinishedMac.verifyData(suite.hash(), finishedKey().output(), transcriptHash);
  }

  /** application_traffic_secret_N+1, after a KeyUpdate of the sender (RFC 8446 section 7.2). */
  public TrafficSecret next() {
    return new TrafficSecret(suite, sender, update().output());
  }

  /** The same, told. */
  public Derivation update() {
    return expand(nextName(), "RFC 8446 section 7.2", "traffic upd", suite.hash().length());
  }

  private Derivation expand(String name, String clause, String label, int length) {
    return suite.hkdf().expandLabel(name, clause, new Expansion(secret, label, length));
  }

  private String nextName() {
    String name = secret.name();
    int number = name.lastIndexOf('_') + 1;
    boolean counted = number < name.length() && Character.isDigit(name.charAt(number));
    return counted
        ? name.substring(0, number) + (Integer.parseInt(name.substring(number)) + 1)
        : name + "_1";
  }
}
