package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.SignScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.csr.CertificationRequest;
import dev.minica.file.FileTarget;
import dev.minica.file.InputFile;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code minica sign}: a certificate for somebody else's request. */
final class SignCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final Argument<Path> csr =
      syntax.operand("CSR", Paths::parse, "the request, PEM or DER; - is standard input");
  private final RequestOptions wanted = RequestOptions.ofSigned(syntax);
  private final Argument<List<GeneralName>> names =
      syntax.repeated(
          "--name", "NAME", GeneralName::parse, "a name besides those that the request asks for");
  private final Argument<Optional<Path>> out =
      syntax.option("--out", "FILE", Paths::output, "the certificate (default: standard output)");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces a file that is there");
  private final IssuerOption issuer = new IssuerOption(syntax);
  private final CaPassword caPassword = new CaPassword(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Signs a request for a certificate (CSR, PKCS #10) that its key has signed. The"
                + " certificate gets the key, the names of the subjectAltName and the subject of the"
                + " request; usages and lifetime are for the CA to say.",
            "A request that asks for anything else is refused, and told what for: to be a CA, a"
                + " usage that the profile does not give, an extension. So is one whose key is weak,"
                + " or that has no subjectAltName, unless --name gives a name.",
            ProfileHelp.FILES,
            "NAME of --name is what it looks like, as with minica"
                + " issue. SPAN is like 90d, 12h, 6mo or 1y. SOURCE is prompt, env:VAR, file:PATH,"
                + " fd:N, stdin or pass:TEXT.")
        .example("minica sign request.pem --out cert.pem", "for a server, into a file")
        .example(
            "minica sign request.pem --profile client --lifetime 30d >cert.pem",
            "for a TLS client, for a month")
        .example(
            "minica sign old.csr --name server.example --name 10.0.0.1 --out cert.pem",
            "a request that has a common name only")
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
    CertificationRequest request = session.input(csr.value()).request();
    return new SignScript(
            issuer.open(session),
            caPassword.source(),
            request,
            wanted.order(names.value(), session).request(request),
            out.value(),
            force.value())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    InputFile input = session.input(csr.value());
    Optional<Path> file = out.value().map(session::resolve);
    Optional<FileTarget> target = file.map(FileTarget::of);
    CertificationRequest request = input.request();
    CertificateAuthority authority = issuer.open(session);
    Certificate certificate =
        authority.sign(
            request,
            wanted.order(names.value(), session),
            target,
            force.value(),
            caPassword.opening(session));
    session.show(
        new CertificateResult(certificate, wanted.profile(session), file, Optional.empty()));
    session.say("its clients trust " + authority.rootFile());
    return ExitCode.DONE;
  }
}
