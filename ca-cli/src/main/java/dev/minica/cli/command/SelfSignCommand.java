package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.ScriptKey;
import dev.minica.cli.openssl.SelfSignScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.Pem;
import dev.minica.file.InputFile;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.KeyHolder;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica self-sign}: a certificate that its own key signs. */
final class SelfSignCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final Argument<List<GeneralName>> names =
      syntax.anyOperands(
          "NAME", GeneralName::parse, "host name, IP address, e-mail address or URI it is for");
  private final Argument<Optional<Path>> csr =
      syntax.option(
          "--csr",
          "FILE",
          Paths::parse,
          "a request to take names and subject from; with --key-file");
  private final Argument<List<GeneralName>> furtherNames =
      syntax.repeated(
          "--name", "NAME", GeneralName::parse, "a name besides those that --csr asks for");
  private final KeyOptions key = new KeyOptions(syntax);
  private final RequestOptions wanted = RequestOptions.ofSelfSigned(syntax);
  private final Argument<Optional<Path>> out =
      syntax.option("--out", "FILE", Paths::output, "the certificate (default: standard output)");
  private final Argument<Boolean> force = syntax.flag("--force", "replaces files that are there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a certificate that its own key signs: for names and a new key, for a key that is"
                + " there, or for a request and its key. No CA is needed, and none keeps a record."
                + " Whoever is to accept it must be given it, to trust it and no other.",
            "It is no CA, as openssl's would be, unless --profile root makes it one. It always has a"
                + " subject, which names its issuer too: a first name of more than 64 characters,"
                + " too long for a common name, becomes an organization, cut after 61.",
            ProfileHelp.FILES,
            "A new key goes to --key-out. ALG is ec-p256, ec-p384, ec-p521, rsa-2048, rsa-3072,"
                + " rsa-4096, ed25519, ed448, ml-dsa-44, ml-dsa-65 or ml-dsa-87. SPAN is like 90d,"
                + " 12h, 6mo or 1y. SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example(
            "minica self-sign localhost 127.0.0.1 --key-out key.pem --out cert.pem",
            "a key and a certificate for a server on this machine")
        .example(
            "minica self-sign --csr request.pem --key-file key.pem --out cert.pem",
            "what a request asks for, signed by its own key")
        .example(
            "minica self-sign --profile root --subject 'CN=Lab Root' --key-out ca.key \\\n"
                + "      --out ca.pem",
            "a root for another tool to issue with")
        .exits(ExitCode.BAD_INPUT, ExitCode.REFUSED, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    requireOneOrigin();
    key.check();
    key.prefer(wanted.profile(session).keys().algorithms());
    Optional<CertificationRequest> request = csr.value().map(file -> session.input(file).request());
    ScriptKey signer = key.script(session);
    if (request.isPresent()) {
      KeyHolder.requireFor(request.get(), signer.publicKey());
    }
    return new SelfSignScript(
            signer,
            key.typedKeyOut(),
            request,
            request
                .map(asked -> wanted.order(furtherNames.value(), session).request(asked))
                .orElseGet(() -> wanted.request(names.value(), session)),
            out.value(),
            force.value())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    requireOneOrigin();
    key.check();
    key.prefer(wanted.profile(session).keys().algorithms());
    Optional<InputFile> request = csr.value().map(session::input);
    Supplier<KeyPair> keyPair = key.pair(session);
    Optional<IssuanceRequest> own =
        request.isEmpty() ? Optional.of(wanted.request(names.value(), session)) : Optional.empty();
    MadeFiles files = new MadeFiles(session, key, out.value(), force.value());
    Optional<CertificationRequest> asked = request.map(InputFile::request);
    KeyPair pair = keyPair.get();
    KeyHolder holder = new KeyHolder(pair, session.environment());
    Certificate certificate =
        asked
            .map(read -> holder.selfSign(read, wanted.order(furtherNames.value(), session)))
            .orElseGet(() -> holder.selfSign(own.orElseThrow()));
    files.write(pair, Pem.encode(certificate));
    session.show(
        new CertificateResult(certificate, wanted.profile(session), files.file(), files.keyFile()));
    return ExitCode.DONE;
  }

  private void requireOneOrigin() {
    if (csr.value().isEmpty()) {
      if (!furtherNames.value().isEmpty()) {
        throw new MinicaException(Kind.USAGE, "--name is given without --csr")
            .withHint("without a request, names stand by themselves: minica self-sign NAME");
      }
      return;
    }
    if (!names.value().isEmpty()) {
      throw new MinicaException(
              Kind.USAGE, "names are given, and --csr, which brings names of its own")
          .withHint("further names are given with --name");
    }
    if (!key.isGiven()) {
      throw new MinicaException(Kind.USAGE, "--csr is given without --key-file")
          .withHint("a request is signed by the key it was made with");
    }
  }
}
