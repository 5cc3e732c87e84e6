package dev.minica.internal.pbe;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;

/**
 *
 *
 * <pre>
 * AlgorithmIdentifier ::= SEQUENCE {
 *   algorithm   OBJECT IDENTIFIER,
 *   parameters  ANY DEFINED BY algorithm OPTIONAL }
 * </pre>
 *
 * Of primitives alone: Bouncy Castle's constants of PKCS load some hundred identifiers.
 */
public final class AlgorithmIds {

  private AlgorithmIds() {}

  public static DERSequence of(String oid, ASN1Encodable parameters) {
    return new DERSequence(new ASN1ObjectIdentifier(oid), parameters);
  }

  /** With the parameters NULL, as HMAC and hash functions are written in PKCS structures. */
  public static DERSequence withNull(String oid) {
    return of(oid, DERNull.INSTANCE);
  }

  /** The algorithm in dotted decimal. */
  public static String oid(ASN1Sequence algorithm) {
    return ASN1ObjectIdentifier.getInstance(algorithm.getObjectAt(0)).getId();
  }

  public static ASN1Encodable parameters(ASN1Sequence algorithm) {
    return algorithm.getObjectAt(1);
  }
}
