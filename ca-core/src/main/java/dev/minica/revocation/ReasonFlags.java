package dev.minica.revocation;

import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 *
 *
 * <pre>ReasonFlags ::= BIT STRING { unused (0), keyCompromise (1), ... }</pre>
 */
final class ReasonFlags {

  private ReasonFlags() {}

  /** The reasons of an implicitly tagged ReasonFlags. The caller runs it under Der.read. */
  static Set<RevocationReason> decode(ASN1TaggedObject tagged) {
    byte[] octets = ((ASN1BitString) tagged.getBaseUniversal(false, BERTags.BIT_STRING)).getBytes();
    Set<RevocationReason> reasons = EnumSet.noneOf(RevocationReason.class);
    for (RevocationReason reason : RevocationReason.ALL_FLAGS) {
      int bit = reason.flag().orElseThrow();
      if (bit / 8 < octets.length && (octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        reasons.add(reason);
      }
    }
    return reasons;
  }
}
