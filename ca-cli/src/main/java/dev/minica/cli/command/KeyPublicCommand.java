package dev.minica.cli.command;

import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.openssl.PublicKeyScript;
import dev.minica.cli.openssl.PublicKeyScript.Content;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.Pem;
import dev.minica.file.InputFile;
import dev.minica.inspection.Finding;
import dev.minica.inspection.Inspection;
import dev.minica.key.SubjectPublicKeyInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code minica key public}: the public half of a key. */
final class KeyPublicCommand implements Scripted {

  private static final String PASSWORD = "--password";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> key =
      syntax.operand(
          "KEY", Paths::parse, "a key, certificate or request, PEM or DER; - is standard input");
  private final Argument<Optional<PassphraseSource>> password =
      syntax.option(PASSWORD, "SOURCE", PassphraseSource::parse, "opens an encrypted KEY");
  private final KeyFile file = new KeyFile(syntax, "the public key");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Shows the public key of a private key, computed from it, or of a certificate (of the"
                + " first, if there are many) or request; a public key in another form is put into this one:"
                + " SubjectPublicKeyInfo, which openssl calls PUBLIC KEY.",
            "SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example("minica key public key.pem", "on standard output")
        .example("minica key public key.pem --der --out public.der", "as DER, into a file")
        .example(
            "minica key public --json cert.pem | jq -r .sha256",
            "the digest that pins of public keys are made of")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public OpensslScript openssl(Session session) {
    file.check();
    Inspection inspection = new Inspection(session.environment().now(), Optional.empty());
    InputFile input = session.input(key.value());
    byte[] octets = input.read();
    List<Finding> findings = input.naming(() -> inspection.of(octets));
    return new PublicKeyScript(
            new PublicKeyScript.Source(key.value(), content(findings), Pem.isBinary(octets)),
            findings.stream()
                .flatMap(found -> found.key().stream())
                .findFirst()
                .flatMap(SubjectPublicKeyInfo::algorithm),
            password.value(),
            file.typed(),
            file.isDer(),
            file.replaces())
        .write();
  }

  @Override
  public ExitCode run(Session session) {
    file.check();
    InputFile input = session.input(key.value());
    file.plan(session, false);
    SubjectPublicKeyInfo publicKey =
        input.publicKey(
            () ->
                session
                    .passphrases()
                    .existing(PASSWORD, input.name(), password.value())
                    .characters());
    String pem = Pem.encode(publicKey);
    file.write(publicKey.encoded(), pem);
    session.show(new KeyResult(publicKey, "public key", false, file.path(), pem));
    return ExitCode.DONE;
  }

  private static Content content(List<Finding> findings) {
    List<String> types =
        findings.stream().map(finding -> finding.description().text("type")).toList();
    if (types.contains("publicKey")) {
      return Content.PUBLIC_KEY;
    }
    if (types.contains("privateKey")) {
      return Content.PRIVATE_KEY;
    } else if (types.contains("certificate")) {
      return Content.CERTIFICATE;
    }
    return types.contains("request") ? Content.REQUEST : Content.PRIVATE_KEY;
  }
}
