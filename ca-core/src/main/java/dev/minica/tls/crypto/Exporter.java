package dev.minica.tls.crypto;

import dev.minica.tls.crypto.Hkdf.Expansion;

/** Keying material of TLS 1.3 for the protocol above it. */
public final class Exporter {

  private Exporter() {}

  /**
   * TLS-Exporter (RFC 8446 section 7.5). An absent context is an empty one.
   *
   * @param exporterMaster exporter_master_secret or early_exporter_master_secret
   * @param length octets wanted
   */
  public static Derivation of(
      HashAlgorithm hash, NamedOctets exporterMaster, String label, byte[] context, int length) {
    Hkdf hkdf = new Hkdf(hash);
    NamedOctets nothing = NamedOctets.open("\"\"", hash.hash());
    Derivation secret =
        hkdf.deriveSecret(
            "Derive-Secret(" + exporterMaster.name() + ", \"" + label + "\", \"\")",
            exporterMaster,
            label,
            nothing);
    NamedOctets contextHash = NamedOctets.open("Hash(context_value)", hash.hash(context));
    return hkdf.expandLabel(
        "exported keying material",
        "RFC 8446 section 7.5",
        new Expansion(secret.output(), "exporter", contextHash, length));
  }
}
