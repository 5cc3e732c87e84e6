package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import dev.minica.key.KeyAlgorithm;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code minica key public} by openssl.
 *
 * @param algorithm of the key, if it can be told without a passphrase
 * @param out the public key, as typed; absent for standard output
 */
public record PublicKeyScript(
    Source source,
    Optional<KeyAlgorithm> algorithm,
    Optional<PassphraseSource> password,
    Optional<Path> out,
    boolean der,
    boolean replace) {

  /** What a public key can be taken from. */
  public enum Content {
    PRIVATE_KEY,
    PUBLIC_KEY,
    CERTIFICATE,
    REQUEST
  }

  /**
   * What it is taken from.
   *
   * @param file as typed; {@code -} is standard input
   * @param der whether it is DER, not text
   */
  public record Source(Path file, Content content, boolean der) {}

  /** Writes the script. */
  public OpensslScript write() {
    OpensslScript.Builder script =
        new OpensslScript.Builder("The public half of a key.").using(algorithm);
    Outputs outputs = Outputs.of(script, out, replace);
    Secret secret = Secret.of("--password", password);
    ShellWord in = Inputs.of(script, source.file(), "key.pem");
    script.says("SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).");
    if (source.content() == Content.CERTIFICATE || source.content() == Content.REQUEST) {
      ofSigned(script, in, outputs);
    } else {
      ShellCommand command = new ShellCommand("openssl", "pkey", "-pubout").add("-in", in);
      if (source.content() == Content.PUBLIC_KEY) {
        command.add("-pubin");
      } else {
        script.using(secret).toOpenssl(command, "-passin");
      }
      script.run(finished(command, outputs));
    }
    return outputs.open().build();
  }

  private void ofSigned(OpensslScript.Builder script, ShellWord in, Outputs outputs) {
    String program = source.content() == Content.REQUEST ? "req" : "x509";
    ShellCommand command = new ShellCommand("openssl", program, "-noout", "-pubkey").add("-in", in);
    if (source.der()) {
      command.add("-inform", "DER");
    }
    if (!der) {
      outputs.file().ifPresent(file -> command.add("-out", file));
      script.run(command);
      return;
    }
    ShellWord pem = ShellWord.temporary("public.pem");
    script.run(command.add("-out", pem));
    script.run(
        finished(
            new ShellCommand("openssl", "pkey", "-pubin", "-pubout").add("-in", pem), outputs));
  }

  private ShellCommand finished(ShellCommand command, Outputs outputs) {
    if (der) {
      command.add("-outform", "DER");
    }
    outputs.file().ifPresent(file -> command.add("-out", file));
    return command;
  }
}
