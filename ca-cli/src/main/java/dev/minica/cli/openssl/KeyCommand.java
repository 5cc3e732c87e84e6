package dev.minica.cli.openssl;

import dev.minica.key.KeyAlgorithm;
import java.util.Locale;
import java.util.Optional;

/** openssl's commands for private keys, without where they write to. */
final class KeyCommand {

  private KeyCommand() {}

  /** A new key, PKCS#8. */
  static ShellCommand generate(KeyAlgorithm algorithm, OpensslScript.Builder script) {
    ShellCommand command = new ShellCommand("openssl", "genpkey");
    script.using(Optional.of(algorithm));
    return switch (algorithm.family()) {
      case EC ->
          command
              .add("-algorithm", "EC")
              .add("-pkeyopt", "ec_paramgen_curve:P-" + algorithm.size());
      case RSA ->
          command.add("-algorithm", "RSA").add("-pkeyopt", "rsa_keygen_bits:" + algorithm.size());
      case EDDSA, ML_DSA -> command.add("-algorithm", algorithm.label().toUpperCase(Locale.ROOT));
    };
  }

  /** The same key under a passphrase, as minica encrypts: PBES2 with AES-256 (RFC 8018). */
  static ShellCommand encrypt(ShellWord key, Secret opening, Secret encrypting) {
    ShellCommand command = new ShellCommand("openssl", "pkcs8", "-topk8").add("-in", key);
    opening.toOpenssl(command, "-passin");
    command.add("-v2", "aes-256-cbc").add("-v2prf", "hmacWithSHA256").add("-iter", "600000");
    return encrypting.toOpenssl(command, "-passout");
  }
}
