package dev.minica.tls.crypto;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The handshake messages so far, each with its header of type and length, as both sides hash them.
 * Kept whole: which hash it will be is known only from ServerHello on, and in TLS 1.2
 * CertificateVerify signs the messages themselves.
 */
public final class Transcript {

  /** HandshakeType of message_hash (RFC 8446 section 4). */
  private static final int MESSAGE_HASH = 254;

  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  /** Adds a message, header included. */
  public void add(byte[] message) {
    messages.writeBytes(message);
  }

  /**
   * Puts the message_hash in place of the first ClientHello, as HelloRetryRequest demands: to be
   * called when the transcript holds ClientHello and nothing else (RFC 8446 section 4.4.1).
   *
   * <pre>
   * Transcript-Hash(ClientHello1, HelloRetryRequest, ... Mn) =
   *   Hash(message_hash || 00 00 Hash.length || Hash(ClientHello1) || HelloRetryRequest ... || Mn)
   * </pre>
   */
  public void replaceByMessageHash(HashAlgorithm hash) {
    byte[] first = hash.hash(messages.toByteArray());
    messages.reset();
    messages.writeBytes(new byte[] {(byte) MESSAGE_HASH, 0, 0, (byte) hash.length()});
    messages.writeBytes(first);
  }

  /** All messages, one after the other. */
  public byte[] octets() {
    return messages.toByteArray();
  }

  /**
   * The hash of all messages in TLS 1.3 (RFC 8446 section 4.4.1).
   *
   * @param range such as {@code ClientHello..ServerHello}
   */
  public Derivation hash13(HashAlgorithm hash, String range) {
    return hashWith(hash, range, new byte[0]);
  }

  /**
   * The same with a beginning of one more message, for the binders of pre-shared keys.
   *
   * @param partial ClientHello up to and including the identities of pre_shared_key
   */
  public Derivation hashWith(HashAlgorithm hash, String range, byte[] partial) {
    return derivation("Transcript-Hash(" + range + ")", "RFC 8446 section 4.4.1", hash, partial);
  }

  /** The hash of all messages in TLS 1.2, for Finished (RFC 5246 section 7.4.9). */
  public Derivation hash12(HashAlgorithm hash) {
    return derivation("Hash(handshake_messages)", "RFC 5246 section 7.4.9", hash, new byte[0]);
  }

  /**
   * The hash for the extended master secret, when the transcript ends with ClientKeyExchange (RFC
   * 7627 section 3).
   */
  public Derivation sessionHash(HashAlgorithm hash) {
    return derivation("session_hash", "RFC 7627 section 3", hash, new byte[0]);
  }

  private Derivation derivation(String name, String clause, HashAlgorithm hash, byte[] partial) {
    byte[] all = messages.toByteArray();
    return new Derivation(
        NamedOctets.open(name, hash.hash(all, partial)),
        clause,
        hash.label() + " of " + (all.length + partial.length) + " octets of handshake messages",
        List.of());
  }
}
