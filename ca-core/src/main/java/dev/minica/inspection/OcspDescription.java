package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.revocation.BasicOcspResponse;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.ResponderId;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that an OCSP response says (RFC 6960 section 4.2.1). */
final class OcspDescription {

  private final OcspResponse response;
  private final Instant now;
  private final Description.Builder description = Description.builder();

  private OcspDescription(OcspResponse response, Instant now) {
    this.response = response;
    this.now = now;
  }

  /** The response, and after it the certificates that it carries. */
  static List<Finding> read(byte[] der, Instant now) {
    OcspResponse response = OcspResponse.decode(der);
    List<Finding> findings = new ArrayList<>();
    findings.add(finding(response, now));
    response.basic().map(BasicOcspResponse::certificates).orElse(List.of()).stream()
        .map(certificate -> inside(certificate, now))
        .forEach(findings::add);
    return findings;
  }

  private static Finding inside(Certificate certificate, Instant now) {
    return Finding.of(certificate, CertificateDescription.of(certificate, now))
        .at("in the OCSP response");
  }

  private static Finding finding(OcspResponse response, Instant now) {
    Finding finding =
        Finding.of(Der.read("OCSP response", new OcspDescription(response, now)::describe));
    return response.basic().map(OcspSignature::new).map(finding::withSignature).orElse(finding);
  }

  private record OcspSignature(BasicOcspResponse response) implements Finding.Signature {

    @Override
    public boolean isClaimedFor(Certificate signer) {
      return response.responderId().matches(signer);
    }

    @Override
    public boolean isMadeBy(Certificate signer) {
      return response.isSignedBy(signer.publicKey());
    }
  }

  private Description describe() {
    description
        .shown("type", "type", Value.of("ocspResponse"), List.of("OCSP response"))
        .shown("responseStatus", "status", response.status().label());
    response.responseType().ifPresent(type -> description.hidden("responseType", type));
    response.basic().ifPresent(this::basic);
    return description
        .shown("sha256", "SHA-256", Lines.colons(Digests.sha256(response.encoded())))
        .build();
  }

  private void basic(BasicOcspResponse basic) {
    description.hidden("version", Value.of(basic.version()));
    responder(basic.responderId());
    description.shown("producedAt", "produced", basic.producedAt().toString());
    SignatureDescription.add(description, basic.signatureAlgorithmEncoded());
    basic.nonce().ifPresent(nonce -> description.hidden("nonce", Lines.colons(nonce)));
    List<Description> responses =
        basic.responses().stream()
            .map(single -> new SingleResponseDescription(single, now).describe())
            .toList();
    String label = responses.isEmpty() ? "" : "certificates";
    description.shown("responses", label, Value.items(responses), List.of());
    ExtensionDescription.add(description, basic.extensions());
  }

  private void responder(ResponderId responder) {
    responder.name().ifPresent(name -> NameDescription.add(description, "responder", name));
    responder
        .keyHash()
        .ifPresent(
            hash ->
                description.shown(
                    "responderKeyHash",
                    "responder",
                    Value.of(Lines.colons(hash)),
                    List.of("key identifier " + String.join(" ", Lines.ofColons(hash)))));
  }
}
