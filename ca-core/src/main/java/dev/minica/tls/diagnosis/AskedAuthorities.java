package dev.minica.tls.diagnosis;

import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.AuthorityNames;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Of which CAs the server wants a certificate; it may leave that open (RFC 8446 section 4.2.4).
 *
 * @param request the server's, if it can be read
 */
record AskedAuthorities(Optional<CertificateRequest> request) {

  private List<Octets> names() {
    return request.map(CertificateRequest::authorities).orElse(List.of());
  }

  /** Whether it names CAs. */
  boolean isLimited() {
    return !names().isEmpty();
  }

  /** As sentences; none if nothing was asked, as far as can be read. */
  List<String> told() {
    return request.stream()
        .map(
            each ->
                each.authorities().isEmpty()
                    ? "the server asks for a certificate of any CA"
                    : "the server asks for a certificate of "
                        + Offered.shortened(
                            each.authorities().stream().map(AuthorityNames::text).toList()))
        .toList();
  }

  /** Whether it names CAs, and none that issued a certificate of this chain. */
  boolean excludes(List<Certificate> chain) {
    return !chain.isEmpty()
        && isLimited()
        && chain.stream()
            .map(each -> Octets.of(each.issuer().encoded()))
            .noneMatch(names()::contains);
  }
}
