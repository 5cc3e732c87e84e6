package dev.minica.cli.command;

import dev.minica.cli.openssl.OpensslScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import java.util.Optional;

/** {@code minica key generate}: a private key. */
final class KeyGenerateCommand implements Scripted {

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<KeyAlgorithm>> algorithm =
      syntax.optionalOperand("ALG", KeyAlgorithm::parse, "what key (default ec-p256)");
  private final PrivateKeyOutput output = new PrivateKeyOutput(syntax, "--password");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Makes a private key, PKCS#8 in PEM. It goes to standard output, or with --out to a file"
                + " that only you can read. With --password it is encrypted: PBES2 with AES-256,"
                + " which openssl and Java read.",
            "ALG is ec-p256, ec-p384, ec-p521, rsa-2048, rsa-3072, rsa-4096, ed25519, ed448,"
                + " ml-dsa-44, ml-dsa-65 or ml-dsa-87; openssl's and keytool's names are understood"
                + " too. SOURCE is prompt, env:VAR, file:PATH, fd:N, stdin or pass:TEXT.")
        .example("minica key generate --out key.pem", "an EC key on the curve P-256")
        .example(
            "minica key generate rsa-3072 --password prompt --out key.pem",
            "an RSA key under a passphrase")
        .example(
            "minica key generate rsa:2048 --pkcs1 >key.pem",
            "what `openssl genrsa -traditional` writes")
        .exits(ExitCode.BAD_INPUT, ExitCode.CONFLICT);
  }

  @Override
  public OpensslScript openssl(Session session) {
    KeyAlgorithm wanted = algorithm.value().orElse(KeyAlgorithm.EC_P256);
    output.check();
    output.requireHolds(wanted);
    return output.script().ofNew(wanted);
  }

  @Override
  public ExitCode run(Session session) {
    KeyAlgorithm wanted = algorithm.value().orElse(KeyAlgorithm.EC_P256);
    output.check();
    output.requireHolds(wanted);
    output.plan(session);
    output.write(KeyPairs.generate(wanted, session.environment().random()), session);
    return ExitCode.DONE;
  }
}
