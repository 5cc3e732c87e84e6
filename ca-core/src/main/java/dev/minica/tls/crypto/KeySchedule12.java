package dev.minica.tls.crypto;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * From pre-master secret to keys in TLS 1.2 (RFC 5246 sections 6.3 and 8.1).
 *
 * @param suite of TLS 1.2
 * @param clientRandom 32 octets of ClientHello
 * @param serverRandom 32 octets of ServerHello
 */
public record KeySchedule12(CipherSuite suite, NamedOctets clientRandom, NamedOctets serverRandom) {

  /** RFC 5246 section 8.1. */
  private static final int MASTER_LENGTH = 48;

  /** With the random octets under their names. */
  public static KeySchedule12 of(CipherSuite suite, byte[] clientRandom, byte[] serverRandom) {
    return new KeySchedule12(
        suite,
        NamedOctets.open("ClientHello.random", clientRandom),
        NamedOctets.open("ServerHello.random", serverRandom));
  }

  /** master_secret (RFC 5246 section 8.1). */
  public Derivation masterSecret(NamedOctets preMasterSecret) {
    return master(
        "RFC 5246 section 8.1",
        preMasterSecret,
        "master secret",
        List.of(clientRandom, serverRandom));
  }

  /**
   * master_secret where both sides sent extended_master_secret (RFC 7627 section 4).
   *
   * @param sessionHash over the messages up to and including ClientKeyExchange
   */
  public Derivation extendedMasterSecret(NamedOctets preMasterSecret, NamedOctets sessionHash) {
    return master(
        "RFC 7627 section 4", preMasterSecret, "extended master secret", List.of(sessionHash));
  }

  private Derivation master(
      String clause, NamedOctets preMasterSecret, String label, List<NamedOctets> seed) {
    return suite
        .prf()
        .derive(
            "master_secret",
            clause,
            new Prf.Expansion(preMasterSecret, label, seed, MASTER_LENGTH));
  }

  /**
   * The keys of both directions.
   *
   * @throws IllegalArgumentException if the suite's cipher is none of this package's
   */
  public KeyBlock keyBlock(NamedOctets masterSecret) {
    RecordCipher cipher = WriteKeys.cipher(suite);
    Prf.Expansion expansion =
        new Prf.Expansion(
            masterSecret,
            "key expansion",
            List.of(serverRandom, clientRandom),
            KeyBlock.length(cipher));
    return KeyBlock.split(
        suite.prf().derive("key_block", "RFC 5246 section 6.3", expansion), cipher);
  }

  /** verify_data of a side's Finished. */
  public Derivation verifyData(Sender sender, NamedOctets masterSecret, NamedOctets handshakeHash) {
    return FinishedMac.verifyData12(suite.prf(), sender, masterSecret, handshakeHash);
  }

  /**
   * Keying material for the protocol above TLS, without a context (RFC 5705 section 4).
   *
   * @param length octets wanted
   */
  public Derivation exported(NamedOctets masterSecret, String label, int length) {
    return exported(masterSecret, label, List.of(clientRandom, serverRandom), length);
  }

  /** The same with a context, of which an empty one is not the same as none. */
  public Derivation exported(NamedOctets masterSecret, String label, byte[] context, int length) {
    byte[] prefixed =
        ByteBuffer.allocate(2 + context.length)
            .putShort((short) context.length)
            .put(context)
            .array();
    NamedOctets contextValue = NamedOctets.open("context_value_length + context_value", prefixed);
    return exported(masterSecret, label, List.of(clientRandom, serverRandom, contextValue), length);
  }

  private Derivation exported(
      NamedOctets masterSecret, String label, List<NamedOctets> seed, int length) {
    return suite
        .prf()
        .derive(
            "exported keying material",
            "RFC 5705 section 4",
            new Prf.Expansion(masterSecret, label, seed, length));
  }
}
