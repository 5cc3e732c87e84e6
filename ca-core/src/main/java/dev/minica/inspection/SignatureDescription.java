package dev.minica.inspection;

import java.util.Arrays;
import java.util.List;

/** What something is signed with, said beside the signature and inside what is signed. */
final class SignatureDescription {

  private SignatureDescription() {}

  /**
   * RFC 5280 sections 4.1.2.3 and 5.1.2.2: both must be the same.
   *
   * @param outer DER of the AlgorithmIdentifier beside the signature
   * @param inner DER of the one that is signed
   */
  static void add(Description.Builder description, byte[] outer, byte[] inner) {
    boolean equal = Arrays.equals(outer, inner);
    String oid = Asn1.algorithm(outer);
    String name = AlgorithmNames.ofSignature(oid, outer);
    String words = equal ? name : name + ", but another algorithm inside what is signed";
    description
        .shown("signatureAlgorithm", "signature", Value.of(name), List.of(words))
        .hidden("signatureAlgorithmOid", oid)
        .hidden("signatureAlgorithmsEqual", Value.of(equal));
  }

  /** For a structure that says it once. */
  static void add(Description.Builder description, byte[] identifier) {
    String oid = Asn1.algorithm(identifier);
    description
        .shown("signatureAlgorithm", "signature", AlgorithmNames.ofSignature(oid, identifier))
        .hidden("signatureAlgorithmOid", oid);
  }
}
