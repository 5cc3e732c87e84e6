package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Hkdf.Expansion;
import java.util.List;

/** The verify_data of Finished, and the binders of pre-shared keys, which are made like it. */
public final class FinishedMac {

  private static final String CLAUSE_13 = "RFC 8446 section 4.4.4";

  /**
   * RFC 5246 section 7.4.9: verify_data_length, unless a cipher suite says otherwise; none does.
   */
  private static final int LENGTH_12 = 12;

  private FinishedMac() {}

  /**
   * finished_key of TLS 1.3.
   *
   * @param baseKey the sender's handshake traffic secret, or binder_key
   */
  public static Derivation finishedKey(HashAlgorithm hash, NamedOctets baseKey) {
    return new Hkdf(hash)
        .expandLabel("finished_key", CLAUSE_13, new Expansion(baseKey, "finished", hash.length()));
  }

  /** verify_data of TLS 1.3. */
  public static Derivation verifyData(
      HashAlgorithm hash, NamedOctets finishedKey, NamedOctets transcriptHash) {
    return mac("verify_data", CLAUSE_13, hash, finishedKey, transcriptHash);
  }

  /**
   * The binder of a pre-shared key.
   *
   * @param finishedKey made of binder_key
   * @param transcriptHash up to and including the identities of ClientHello, without the binders
   */
  public static Derivation pskBinder(
      HashAlgorithm hash, NamedOctets finishedKey, NamedOctets transcriptHash) {
    return mac("PskBinderEntry", "RFC 8446 section 4.2.11.2", hash, finishedKey, transcriptHash);
  }

  private static Derivation mac(
      String name,
      String clause,
      HashAlgorithm hash,
      NamedOctets finishedKey,
      NamedOctets transcriptHash) {
    return new Derivation(
        NamedOctets.open(name, hash.hmac(finishedKey.octets(), transcriptHash.octets())),
        clause,
        "HMAC(" + finishedKey.name() + ", " + transcriptHash.name() + ")",
        List.of(finishedKey, transcriptHash));
  }

  /** verify_data of TLS 1.2: 12 octets. */
  public static Derivation verifyData12(
      Prf prf, Sender sender, NamedOctets masterSecret, NamedOctets handshakeHash) {
    return prf.derive(
            "verify_data",
            "RFC 5246 section 7.4.9",
            new Prf.Expansion(
                masterSecret, sender + " finished", List.of(handshakeHash), LENGTH_12))
        .opened();
  }
}
