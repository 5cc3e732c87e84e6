package dev.minica.tls.analysis;

import dev.minica.MinicaException;
import dev.minica.revocation.BasicOcspResponse;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.SingleResponse;
import dev.minica.revocation.SingleResponse.Status;
import dev.minica.tls.trace.Check;
import dev.minica.tls.wire.Octets;
import dev.minica.x509.Certificate;
import dev.minica.x509.KeyPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a responder said of the server's certificate, brought along by the server itself (RFC 6066
 * section 8): as good as if the client had asked, if the responder signed it and it is not old.
 */
final class StapledResponse {

  private static final String CLAUSE = "RFC 6960 section 3.2";

  private final Certificate subject;
  private final Optional<Certificate> issuer;
  private final Instant time;
  private final StepDraft step;

  /**
   * @param issuer of the certificate, if its own is there
   * @param time when the response is relied on
   */
  StapledResponse(Certificate subject, Optional<Certificate> issuer, Instant time, StepDraft step) {
    this.subject = subject;
    this.issuer = issuer;
    this.time = time;
    this.step = step;
  }

  /**
   * Checks it, told in the step.
   *
   * @param der of an OCSPResponse
   */
  void check(Octets der) {
    try {
      OcspResponse response = OcspResponse.decode(der.toArray());
      response
          .basic()
          .ifPresentOrElse(
              this::check,
              () -> step.remark("the OCSP response is no answer: " + response.status()));
    } catch (MinicaException e) {
      String what = "the OCSP response as RFC 6960 has them";
      step.check(Check.disagreed(what, String.valueOf(e.getMessage()), "RFC 6960 section 4.2.1"));
    }
  }

  private void check(BasicOcspResponse response) {
    issuer.ifPresentOrElse(ca -> check(response, ca), this::notCheckable);
  }

  /** A serial number alone is no name, and what nobody is known to have signed says nothing. */
  private void notCheckable() {
    String why = "the certificate of its issuer, who would have signed it, is not there";
    step.check(Check.notCheckable("the OCSP response", why, CLAUSE));
  }

  private void check(BasicOcspResponse response, Certificate ca) {
    Optional<SingleResponse> ours =
        response.responses().stream()
            .filter(one -> one.certId().serialNumber().equals(subject.serialNumber()))
            .filter(one -> one.certId().isIssuedBy(ca))
            .findFirst();
    String what = "the OCSP response is about the certificate";
    step.check(ours.isPresent(), what, "it is about others", CLAUSE);
    ours.ifPresent(
        one -> {
          status(one);
          fresh(one);
          signature(response, ca);
        });
  }

  private void status(SingleResponse one) {
    String what = "it says that the certificate is good";
    String since = one.revocation().map(each -> " since " + each.time()).orElse("");
    step.check(one.status() == Status.GOOD, what, one.status() + since, "RFC 6960 section 2.2");
  }

  private void fresh(SingleResponse one) {
    boolean isFresh =
        !one.thisUpdate().isAfter(time)
            && one.nextUpdate().map(next -> !next.isBefore(time)).orElse(true);
    String until = one.nextUpdate().map(next -> " until " + next).orElse("");
    String words = "it is of " + one.thisUpdate() + until;
    step.check(isFresh, "it is fresh at " + time, words, "RFC 6960 section 4.2.2.1");
  }

  /** By the issuer, or by whom the issuer has allowed it to (RFC 6960 section 4.2.2.2). */
  private void signature(BasicOcspResponse response, Certificate ca) {
    boolean isSigned =
        response.isSignedBy(ca.publicKey())
            || response.certificates().stream()
                .filter(each -> mayAnswerFor(each, ca))
                .anyMatch(each -> response.isSignedBy(each.publicKey()));
    step.check(
        isSigned,
        "it is signed by the issuer of the certificate, or on its behalf",
        "it is not",
        "RFC 6960 section 4.2.2.2");
  }

  private boolean mayAnswerFor(Certificate responder, Certificate ca) {
    List<String> purposes = responder.extendedKeyUsage().orElse(List.of());
    return purposes.contains(KeyPurpose.OCSP_SIGNING.oid())
        && responder.validity().contains(time)
        && responder.namesAsIssuer(ca)
        && responder.isSignedBy(ca.publicKey());
  }
}
