package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.List;

/** Everything that a certificate revocation list says (RFC 5280 section 5.1). */
final class CrlDescription {

  private final Crl crl;
  private final Instant now;
  private final Description.Builder description = Description.builder();

  private CrlDescription(Crl crl, Instant now) {
    this.crl = crl;
    this.now = now;
  }

  static Finding read(byte[] der, Instant now) {
    Crl crl = Crl.decode(der);
    Description description = Der.read("CRL", new CrlDescription(crl, now)::describe);
    return Finding.of(description).withSignature(new CrlSignature(crl));
  }

  private record CrlSignature(Crl crl) implements Finding.Signature {

    @Override
    public boolean isClaimedFor(Certificate signer) {
      return crl.issuer().matches(signer.subject());
    }

    @Override
    public boolean isMadeBy(Certificate signer) {
      return crl.isSignedBy(signer.publicKey());
    }
  }

  private Description describe() {
    boolean delta = crl.extension(Crl.DELTA_CRL_INDICATOR).isPresent();
    description.shown(
        "type",
        "type",
        Value.of("crl"),
        List.of(delta ? "certificate revocation list, a delta" : "certificate revocation list"));
    NameDescription.add(description, "issuer", crl.issuer());
    new UpdateDescription(crl.thisUpdate(), crl.nextUpdate(), now).addTo(description);
    SignatureDescription.add(
        description, crl.signatureAlgorithmEncoded(), crl.tbsSignatureAlgorithmEncoded());
    description
        .hidden("version", Value.of(crl.version()))
        .hidden("delta", Value.of(delta))
        .hidden("size", Value.of(crl.size()))
        .shown("sha256", "SHA-256", Lines.colons(Digests.sha256(crl.encoded())));
    new CrlEntriesDescription(crl).addTo(description);
    ExtensionDescription.add(description, crl.extensions());
    return description.build();
  }
}
