package dev.minica.cli.command;

import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.RequestScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.CertificationRequestTemplate;
import dev.minica.encoding.Pem;
import dev.minica.issuance.DefaultSubject;
import dev.minica.issuance.KeyHolder;
import dev.minica.key.KeyPair;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica csr create}: a request for a certificate, and a key unless there is one. */
final class CsrCreateCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final Argument<List<GeneralName>> names =
      syntax.operands(
          "NAME", GeneralName::parse, "host name, IP address, e-mail address or URI it is for");
  private final KeyOptions key = new KeyOptions(syntax);
  private final Argument<Optional<DistinguishedName>> subject =
      syntax.option(
          "--subject", "DN", DistinguishedName::parse, "the subject (default: CN=first name)");
  private final Argument<Optional<Path>> out =
      syntax.option("--out", "FILE", Paths::output, "the request (default: standard output)");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces files that are there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a request for a certificate (CSR, PKCS #10), for a CA to sign. The names go into"
                + " its subjectAltName, and its key signs it. No CA is needed here.",
            "A new key goes to --key-out, in PKCS #8 and for you alone to read; it never leaves this"
                + " machine. With --key-file the request is for a key that is there.",
            "ALG is ec-p256, ec-p384, ec-p521, rsa-2048, rsa-3072, rsa-4096, ed25519, ed448,"
                + " ml-dsa-44, ml-dsa-65 or ml-dsa-87. SOURCE is prompt, env:VAR, file:PATH, fd:N,"
                + " stdin or pass:TEXT.")
        .example(
            "minica csr create server.example --key-out key.pem --out request.pem",
            "a key and a request for it")
        .example(
            "minica csr create server.example 10.0.0.1 --key-file key.pem >request.pem",
            "a request for a key that is there, with two names")
        .example(
            "minica csr create server.example --key rsa-3072 --key-out key.pem \\\n"
                + "      --subject 'CN=server.example,O=Example' --out request.pem",
            "for a CA that wants RSA and an organisation")
        .exits(ExitCode.BAD_INPUT, ExitCode.REFUSED, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    key.check();
    DistinguishedName name = subject.value().orElseGet(() -> DefaultSubject.of(names.value()));
    return new RequestScript(
            key.script(session),
            key.typedKeyOut(),
            CertificationRequestTemplate.of(name, names.value()),
            out.value(),
            force.value())
        .write();
  }

  @Override
  public ExitCode run(Session session) {
    key.check();
    Supplier<KeyPair> keyPair = key.pair(session);
    MadeFiles files = new MadeFiles(session, key, out.value(), force.value());
    KeyPair pair = keyPair.get();
    CertificationRequest request =
        new KeyHolder(pair, session.environment()).request(names.value(), subject.value());
    files.write(pair, Pem.encode(request));
    session.show(new RequestResult(request, names.value(), files.file(), files.keyFile()));
    return ExitCode.DONE;
  }
}
