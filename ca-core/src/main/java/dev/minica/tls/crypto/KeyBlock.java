package dev.minica.tls.crypto;

import java.util.List;
import java.util.Optional;

/**
 * The key block of TLS 1.2 and what it is cut into, in this order (RFC 5246 section 6.3).
 *
 * <pre>
 * client_write_MAC_key[SecurityParameters.mac_key_length]
 * server_write_MAC_key[SecurityParameters.mac_key_length]
 * client_write_key[SecurityParameters.enc_key_length]
 * server_write_key[SecurityParameters.enc_key_length]
 * client_write_IV[SecurityParameters.fixed_iv_length]
 * server_write_IV[SecurityParameters.fixed_iv_length]
 * </pre>
 *
 * @param block the whole
 * @param client what the client sends with
 * @param server what the server sends with
 */
public record KeyBlock(Derivation block, WriteKeys client, WriteKeys server) {

  private static final String CLAUSE = "RFC 5246 section 6.3";

  /** What the side sends with. */
  public WriteKeys of(Sender sender) {
    return sender == Sender.CLIENT ? client : server;
  }

  static int length(RecordCipher cipher) {
    return 2 * (cipher.macKeyLength() + cipher.keyLength() + cipher.fixedIvLength());
  }

  static KeyBlock split(Derivation block, RecordCipher cipher) {
    return new KeyBlock(
        block,
        keys(block.output(), cipher, Sender.CLIENT),
        keys(block.output(), cipher, Sender.SERVER));
  }

  private static WriteKeys keys(NamedOctets block, RecordCipher cipher, Sender sender) {
    int mac = cipher.macKeyLength();
    int key = cipher.keyLength();
    int iv = cipher.fixedIvLength();
    int second = sender == Sender.CLIENT ? 0 : 1;
    return new WriteKeys(
        part(block, sender + "_write_MAC_key", second * mac, mac),
        cut(block, sender + "_write_key", 2 * mac + second * key, key),
        part(block, sender + "_write_IV", 2 * (mac + key) + second * iv, iv));
  }

  private static Optional<Derivation> part(NamedOctets block, String name, int from, int length) {
    return length == 0 ? Optional.empty() : Optional.of(cut(block, name, from, length));
  }

  private static Derivation cut(NamedOctets block, String name, int from, int length) {
    return new Derivation(
        block.range(name, from, from + length),
        CLAUSE,
        block.name() + "[" + from + ".." + (from + length - 1) + "]",
        List.of(block));
  }
}
