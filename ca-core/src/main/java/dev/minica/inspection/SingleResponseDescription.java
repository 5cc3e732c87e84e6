package dev.minica.inspection;

import dev.minica.revocation.CertId;
import dev.minica.revocation.RevocationReason;
import dev.minica.revocation.SingleResponse;
import dev.minica.revocation.SingleResponse.Revocation;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an OCSP response says of one certificate. */
final class SingleResponseDescription {

  private static final Map<String, String> HASHES =
      Map.of(
          "1.3.14.3.2.26", "SHA-1",
          "2.16.840.1.101.3.4.2.4", "SHA-224",
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512",
          "1.2.840.113549.2.5", "MD5");

  private final SingleResponse response;
  private final Instant now;

  SingleResponseDescription(SingleResponse response, Instant now) {
    this.response = response;
    this.now = now;
  }

  Description describe() {
    CertId id = response.certId();
    Description.Builder description =
        Description.builder()
            .shown(
                "serial",
                Lines.bounded("serial " + id.serialNumber().hex()),
                Value.of(id.serialNumber().hex()),
                lines())
            .hidden("status", response.status().label());
    response.revocation().ifPresent(revocation -> add(revocation, description));
    Description.Builder update = Description.builder();
    new UpdateDescription(response.thisUpdate(), response.nextUpdate(), now).addTo(update);
    update.build().fields().forEach(field -> description.hidden(field.name(), field.value()));
    return description
        .hidden("hashAlgorithm", hash(id))
        .hidden("hashAlgorithmOid", id.hashAlgorithm())
        .hidden("issuerNameHash", Lines.colons(id.issuerNameHash()))
        .hidden("issuerKeyHash", Lines.colons(id.issuerKeyHash()))
        .hidden("extensions", ExtensionDescription.all(response.extensions()))
        .build();
  }

  private static void add(Revocation revocation, Description.Builder description) {
    description.hidden("revocationTime", revocation.time().toString());
    revocation.reason().ifPresent(reason -> description.hidden("reason", reason.label()));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(words());
    lines.add(new UpdateDescription(response.thisUpdate(), response.nextUpdate(), now).words());
    String hash = hash(response.certId());
    lines.add("issuer key " + hash + " " + octets(response.certId().issuerKeyHash()));
    lines.add("issuer name " + hash + " " + octets(response.certId().issuerNameHash()));
    for (Extension extension : response.extensions()) {
      lines.add(Lines.bounded(RevocationExtensions.inOneLine(ExtensionDescription.of(extension))));
    }
    return lines;
  }

  private static String octets(byte[] hash) {
    return String.join(" ", Lines.ofColons(hash));
  }

  private String words() {
    return response
        .revocation()
        .map(
            revocation ->
                "REVOKED at "
                    + revocation.time()
                    + revocation.reason().map(RevocationReason::label).map(", "::concat).orElse(""))
        .orElseGet(() -> response.status().label());
  }

  private static String hash(CertId id) {
    return Lines.bounded(HASHES.getOrDefault(id.hashAlgorithm(), id.hashAlgorithm()));
  }
}
