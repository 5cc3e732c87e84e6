package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import dev.minica.key.KeyAlgorithm;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code minica key public} by openssl.
 *
 * @param file as typed; {@code -} is standard input
 * @param content what is in it
 * @param algorithm of the key, if it can be told without a passphrase
 * @param out the public key, as typed; absent for standard output
 */
public record PublicKeyScript(
    Path file,
    Content content,
    Optional<KeyAlgorithm> algorithm,
    Optional<PassphraseSource> password,
    Optional<Path> out,
    boolean der,
    boolean replace) {

  /** What a public key can be taken from. */
  public enum Content {
    PRIVATE_KEY,
    PUBLIC_KEY,
    CERTIFICATE
  }

  /** Writes the script. */
  public OpensslScript write() {
    OpensslScript.Builder script =
        new OpensslScript.Builder("The public half of a key.").using(algorithm);
    Outputs outputs = Outputs.of(script, out, replace);
    Secret secret = Secret.of("--password", password);
    ShellWord in = Inputs.of(script, file, "key.pem");
    script.says("SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).");
    if (content == Content.CERTIFICATE) {
      ofCertificate(script, in, outputs);
    } else {
      ShellCommand command = new ShellCommand("openssl", "pkey", "-pubout").add("-in", in);
      if (content == Content.PUBLIC_KEY) {
        command.add("-pubin");
      } else {
        script.using(secret).toOpenssl(command, "-passin");
      }
      script.run(finished(command, outputs));
    }
    return outputs.open().build();
  }

  private void ofCertificate(OpensslScript.Builder script, ShellWord in, Outputs outputs) {
    ShellCommand command = new ShellCommand("openssl", "x509", "-noout", "-pubkey").add("-in", in);
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
