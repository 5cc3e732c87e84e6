package dev.minica.lint.rfc3279;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.List;
import java.util.Optional;

/** Some tokens give the two numbers one after the other, which no client takes for a signature. */
public final class EcdsaSignatureOfTwoIntegers extends Lint {

  public EcdsaSignatureOfTwoIntegers() {
    super(
        "rfc3279/ecdsa-signature-of-two-integers",
        Citation.rfc(3279, "2.2.3"),
        Severity.ERROR,
        "an ECDSA signature is a sequence of two INTEGERs");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.signatureOid().startsWith("1.2.840.10045.4.");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    byte[] signature = certificate.signature();
    return isPair(signature)
        ? NOTHING
        : Optional.of(signature.length + " octets that are no such sequence");
  }

  private static boolean isPair(byte[] signature) {
    try {
      Tlv value = Tlv.of(signature, "signature");
      List<Tlv> parts = value.elements();
      return value.is(Tlv.SEQUENCE)
          && parts.size() == 2
          && parts.get(0).is(Tlv.INTEGER)
          && parts.get(1).is(Tlv.INTEGER);
    } catch (MinicaException malformed) {
      return false;
    }
  }
}
