package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.cli.openssl.IntermediateScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.issuance.Confinement;
import dev.minica.issuance.IssuingCa;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code minica intermediate create}: another issuing CA below the root. */
final class IntermediateCreateCommand implements Scripted {

  private record Created(IssuingCa issuer, Path file, Optional<Confinement> confinement)
      implements Result {

    @Override
    public void writeTo(TextWriter text) {
      Certificate certificate = issuer.certificate();
      List<String> fields = new ArrayList<>();
      fields.addAll(List.of("issuing CA", issuer.name(), "certificate", file.toString()));
      fields.addAll(List.of("subject", certificate.subject().toString()));
      fields.addAll(List.of("key", certificate.publicKey().toString()));
      fields.addAll(List.of("serial", certificate.serialNumber().toString()));
      Validity validity = certificate.validity();
      fields.addAll(List.of("valid", validity.notBefore() + " to " + validity.notAfter()));
      fields.addAll(List.of("SHA-256", certificate.fingerprint()));
      confinement.ifPresent(names -> fields.addAll(ConfinementOptions.fields(names)));
      text.fields(fields.toArray(String[]::new));
    }

    @Override
    public Json toJson() {
      return IssuerList.json(issuer);
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<IssuerName> name =
      syntax.operand("NAME", IssuerName::parse, "what --issuer calls it: web, team-a");
  private final Argument<KeyAlgorithm> key =
      syntax.option("--key", "ALG", KeyAlgorithm::parse, "its key", "ec-p256");
  private final Argument<Optional<TimeSpan>> lifetime =
      syntax.option(
          "--lifetime", "SPAN", TimeSpan::parse, "how long it is valid (default: as the root)");
  private final Argument<Optional<DistinguishedName>> subject =
      syntax.option(
          "--subject", "DN", DistinguishedName::parse, "the subject (default: one of its own)");
  private final RootKeyOption rootKey = new RootKeyOption(syntax);
  private final ConfinementOptions confinement = new ConfinementOptions(syntax);
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes another CA below the root, which issues when it is named by --issuer. The root's"
                + " key signs it; if that is encrypted, so is the new one, under the same"
                + " passphrase. It can make no CA below itself.",
            "Names that the root is kept to hold for it as well, and it says so itself. With --permit"
                + " it is kept to a part of them. "
                + ConfinementOptions.WORDS,
            "ALG is as with minica issue. SPAN is like 90d, 12h, 6mo or 1y. SOURCE is prompt,"
                + " env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example("minica intermediate create web", "then: minica issue server.example --issuer web")
        .example(
            "minica intermediate create team-a --lifetime 2y --subject \"CN=A,O=Ex\"",
            "for two years, with a subject of your choice")
        .example(
            "minica intermediate create mail --root-key /media/usb/root.key",
            "where the root's key is kept elsewhere")
        .example(
            "minica intermediate create lab --permit lab.example.test --permit 10.20.0.0/16",
            "for a part of what the root may name")
        .exits(
            ExitCode.BAD_INPUT,
            ExitCode.REFUSED,
            ExitCode.CONFLICT,
            ExitCode.UNUSABLE_CA,
            ExitCode.BUSY,
            ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    return new IntermediateScript(
            session.caDirectory(), authority(session), order(), caPassword.source())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    IntermediateOrder order = order();
    CertificateAuthority authority = authority(session);
    IssuingCa issuer = authority.createIntermediate(order, caPassword.opening(session));
    session.show(new Created(issuer, authority.certificateFile(name.value()), order.confinement()));
    String issue = "minica issue " + confinement.sampleName() + " --issuer " + name.value();
    session.say("next: " + issue + session.caOption());
    return ExitCode.DONE;
  }

  private IntermediateOrder order() {
    return new IntermediateOrder(
        name.value(), subject.value(), key.value(), lifetime.value(), confinement.value());
  }

  private CertificateAuthority authority(Session session) {
    return rootKey.given(
        CertificateAuthority.open(session.caDirectory(), session.environment()), session);
  }
}
