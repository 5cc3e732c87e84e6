package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IssuerName;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.RevokeScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.Revocation;
import dev.minica.x509.TimeSpan;

/** {@code minica revoke}: takes back what was issued, for good. */
final class RevokeCommand implements Scripted {

  private record Revoked(Revocation revocation) implements Result {

    @Override
    public void writeTo(TextWriter text) {
      text.fields(
          "serial",
          revocation.serialNumber().toString(),
          "revoked",
          revocation.revokedAt().toString(),
          "reason",
          revocation.reason().label());
    }

    @Override
    public Json toJson() {
      return Json.object()
          .put("serial", revocation.serialNumber().toString())
          .put("revokedAt", revocation.revokedAt().toString())
          .put("reason", revocation.reason().label())
          .build();
    }
  }

  /** That of minica crl. */
  private static final TimeSpan CRL_LIFETIME = TimeSpan.parse("7d");

  private final Syntax syntax = new Syntax();
  private final IssuedOperand operand = new IssuedOperand(syntax);
  private final Argument<RevocationReason> reason =
      syntax.option(
          "--reason",
          "REASON",
          RevocationReason::parse,
          "why, in the words of RFC 5280",
          RevocationReason.UNSPECIFIED.label());

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Revokes a certificate that the CA has issued. That is final: it cannot be taken back,"
                + " and a second time is refused. The CA's key is not needed.",
            "REASON is unspecified, keyCompromise, cACompromise, affiliationChanged, superseded,"
                + " cessationOfOperation, privilegeWithdrawn or aACompromise.",
            "Clients learn of it from the next CRL, which minica crl makes.")
        .example(
            "minica revoke server.example --reason keyCompromise",
            "the certificate in the folder that minica issue wrote")
        .example("minica revoke old/cert.pem --reason superseded", "one in a file")
        .example(
            "minica revoke 4d1f0c8e25a7b93f6610de42c7705b9e31a8f2d4",
            "by its serial number, as minica list shows it; with or without colons")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.REFUSED,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY);
  }

  @Override
  public OpensslScript openssl(Session session) {
    CertificateAuthority authority = authority(session);
    Revocation next =
        operand.as(
            session,
            certificate -> authority.nextRevocation(certificate, reason.value()),
            serialNumber -> authority.nextRevocation(serialNumber, reason.value()));
    CertificateAuthority issuer = authority.issuerOf(next).map(authority::as).orElse(authority);
    return new RevokeScript(
            issuer,
            authority.issued(next.serialNumber()),
            next.reason(),
            issuer.nextCrl(CRL_LIFETIME))
        .write();
  }

  @Override
  public ExitCode run(Session session) {
    CertificateAuthority authority = authority(session);
    Revocation revocation =
        operand.as(
            session,
            certificate -> authority.revoke(certificate, reason.value()),
            serialNumber -> authority.revoke(serialNumber, reason.value()));
    session.show(new Revoked(revocation));
    session.say(
        "clients learn of it from the next CRL: minica crl"
            + issuerOption(authority, revocation)
            + session.caOption());
    return ExitCode.DONE;
  }

  private static CertificateAuthority authority(Session session) {
    return CertificateAuthority.open(session.caDirectory(), session.environment());
  }

  /** Where what issues by default is not who issued it. */
  private static String issuerOption(CertificateAuthority authority, Revocation revocation) {
    return authority
        .issuerOf(revocation)
        .map(IssuerName::value)
        .filter(name -> !name.equals(authority.issuerName().value()))
        .map(name -> " --issuer " + name)
        .orElse("");
  }
}
