package dev.minica.tls.analysis;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignatureScheme;
import dev.minica.tls.crypto.SignatureScheme.Verdict;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.StapledStatus;
import dev.minica.tls.wire.handshake.Certificate13;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.DigitallySigned;
import dev.minica.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificates that one side showed, and what it signed with the key of the first. */
final class Credentials {

  private final Connection connection;
  private final Sender owner;
  private List<Certificate> chain = List.of();
  private String absence = "no certificate was shown";

  Credentials(Connection connection, Sender owner) {
    this.connection = connection;
    this.owner = owner;
  }

  Topic topic() {
    return owner == Sender.SERVER ? Topic.CERTIFICATE : Topic.CLIENT_CERTIFICATE;
  }

  /** Takes what was sent, and judges it if there is anything to judge by. */
  void shown(CertificateMessage sent, Message message, Optional<String> wantedHost) {
    StepDraft step = message.step(topic());
    if (sent.certificates().isEmpty()) {
      absence = "the " + owner + " has sent no certificate";
      step.remark(absence + ": it has none that suits");
      return;
    }
    List<Certificate> decoded = new ArrayList<>();
    for (Octets der : sent.certificates()) {
      decode(der, step).ifPresent(decoded::add);
    }
    if (decoded.size() == sent.certificates().size()) {
      chain = List.copyOf(decoded);
      step.remark("it names " + chain.get(0).subject() + ", issued by " + chain.get(0).issuer());
      judge(message, wantedHost);
      stapled(sent).ifPresent(der -> stapled(der, message));
    } else {
      absence = "the certificate cannot be read";
    }
  }

  /** The OCSP response in a Certificate of TLS 1.3 (RFC 8446 section 4.4.2.1). */
  private static Optional<Octets> stapled(CertificateMessage sent) {
    return sent instanceof Certificate13 certificate
        ? certificate.entries().stream()
            .findFirst()
            .flatMap(own -> own.extensions().find(StapledStatus.class))
            .map(StapledStatus::response)
        : Optional.empty();
  }

  /** That they were sent in a form that is not unpacked here (RFC 8879). */
  void compressed(Message message) {
    absence = "the certificate is compressed, which is not unpacked here";
    notJudged(message.step(topic()), absence);
  }

  private static Optional<Certificate> decode(Octets der, StepDraft step) {
    try {
      return Optional.of(Certificate.decode(der.toArray()));
    } catch (MinicaException e) {
      String what = "a certificate as X.509 has them";
      step.check(Check.disagreed(what, String.valueOf(e.getMessage()), "RFC 5280 section 4.1"));
      return Optional.empty();
    }
  }

  private void judge(Message message, Optional<String> wantedHost) {
    Topic where = owner == Sender.SERVER ? Topic.VERIFICATION : Topic.CLIENT_CERTIFICATE;
    StepDraft step = message.step(where);
    Optional<Trust> trust = trust();
    if (trust.isEmpty()) {
      notJudged(step, "it is not said which CAs are trusted");
    } else {
      Judgement judgement = new Judgement(trust.get(), owner, step);
      connection.answer(owner, judgement.of(chain, wantedHost));
    }
  }

  private void notJudged(StepDraft step, String why) {
    String what = "whether the certificate of the " + owner + " can be relied on";
    step.check(Check.notCheckable(what, why, "RFC 5280 section 6"));
  }

  /**
   * Takes the OCSP response for the first certificate.
   *
   * @param der of an OCSPResponse
   */
  void stapled(Octets der, Message message) {
    StepDraft step =
        message.step(owner == Sender.SERVER ? Topic.VERIFICATION : Topic.CLIENT_CERTIFICATE);
    if (chain.isEmpty()) {
      step.remark("there is an OCSP response, and " + absence);
      return;
    }
    Instant time = trust().map(Trust::time).orElse(message.draft().at());
    new StapledResponse(chain.get(0), issuer(), time, step).check(der);
  }

  /** Of the first certificate, among those that were sent and those that are trusted. */
  private Optional<Certificate> issuer() {
    Certificate own = chain.get(0);
    return Stream.concat(chain.stream(), trust().stream().flatMap(each -> each.anchors().stream()))
        .filter(own::namesAsIssuer)
        .filter(each -> own.isSignedBy(each.publicKey()))
        .findFirst();
  }

  private Optional<Trust> trust() {
    return owner == Sender.SERVER
        ? connection.evidence().inServer()
        : connection.evidence().inClient();
  }

  Optional<Certificate> certificate() {
    return chain.stream().findFirst();
  }

  /** Checks a signature by the key of the certificate. */
  void check(String what, DigitallySigned signed, SignedContent content, StepDraft step) {
    String clause = content.content().clause();
    Optional<SignatureScheme> scheme =
        signed.scheme().stream()
            .boxed()
            .flatMap(id -> SignatureScheme.ofId(id).stream())
            .findFirst();
    if (chain.isEmpty()) {
      step.check(Check.notCheckable(what, absence, clause));
    } else if (scheme.isEmpty()) {
      String name = SignatureSchemes.name(signed.scheme().orElse(0));
      step.check(Check.notCheckable(what, "nothing here checks " + name, clause));
    } else {
      step.derived(content.content());
      Verdict verdict =
          scheme.get().verify(chain.get(0).publicKey(), content, signed.signature().toArray());
      step.check(verdict == Verdict.VALID, what, words(verdict), clause);
    }
  }

  private static String words(Verdict verdict) {
    return verdict == Verdict.KEY_DOES_NOT_FIT
        ? "the scheme is not for the key of the certificate"
        : "the key of the certificate did not sign this";
  }
}
