package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.RootOrder;
import dev.minica.cli.openssl.InitScript;
import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica init}: makes a CA. */
final class InitCommand implements Scripted {

  private static final String CA_PASSWORD = "--ca-password";

  private record Created(Path directory, Path file, Certificate root) implements Result {

    @Override
    public void writeTo(TextWriter text) {
      text.fields(
          "CA", directory.toString(),
          "root", file.toString(),
          "subject", root.subject().toString(),
          "key", root.publicKey().toString(),
          "valid", root.validity().notBefore() + " to " + root.validity().notAfter(),
          "SHA-256", root.fingerprint());
    }

    @Override
    public Json toJson() {
      return Json.object()
          .put("directory", directory.toString())
          .put("root", file.toString())
          .put("subject", root.subject().toString())
          .put("key", root.publicKey().toString())
          .put("notBefore", root.validity().notBefore().toString())
          .put("notAfter", root.validity().notAfter().toString())
          .put("sha256", root.fingerprint())
          .build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<String>> name =
      syntax.option(
          "--name", "CN", text -> text, "the root's common name (default: one of its own)");
  private final Argument<KeyAlgorithm> key =
      syntax.option("--key", "ALG", KeyAlgorithm::parse, "the root's key", "ec-p256");
  private final Argument<TimeSpan> lifetime =
      syntax.option("--lifetime", "SPAN", TimeSpan::parse, "how long the root is valid", "10y");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(
          CA_PASSWORD, "SOURCE", PassphraseSource::parse, "encrypts the CA's key; see below");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a CA in the CA directory: a private key, which only you can read, and a"
                + " self-signed root certificate. Whoever is to trust what it issues gets the root.",
            "With --ca-password the key is encrypted, and issuing asks for the passphrase. SOURCE is"
                + " prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example("minica init", "a CA in your own CA directory")
        .example(
            "minica init --ca ./ca --name \"Team Root\" --key rsa-3072 --lifetime 5y",
            "one for a team, beside its project")
        .example(
            "minica init --ca-password prompt", "one whose key a stolen disk does not give away")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.BUSY);
  }

  @Override
  public OpensslScript openssl(Session session) {
    return new InitScript(
            session.caDirectory(), name.value(), key.value(), lifetime.value(), password.value())
        .write(session.environment());
  }

  @Override
  public ExitCode run(Session session) {
    Path directory = session.caDirectory();
    RootOrder order =
        new RootOrder(name.value(), key.value(), lifetime.value(), passphrase(session));
    CertificateAuthority authority =
        CertificateAuthority.init(directory, order, session.environment());
    session.show(new Created(directory, authority.rootFile(), authority.root()));
    session.say("next: minica issue server.example" + session.caOption());
    return ExitCode.DONE;
  }

  private Optional<Supplier<char[]>> passphrase(Session session) {
    return password
        .value()
        .map(
            source ->
                () ->
                    session
                        .passphrases()
                        .fresh(CA_PASSWORD, "the CA's key", Optional.of(source))
                        .characters());
  }
}
