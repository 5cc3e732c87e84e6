package dev.minica.cli.openssl;

import java.util.Optional;

/** Commands of openssl and keytool for key stores. */
final class StoreCommand {

  private StoreCommand() {}

  /**
   * Makes a key store in PKCS#12 as Java writes it, without where it goes.
   *
   * @param certificates that of the key, then its issuer's, and so on; absent for none
   */
  static ShellCommand pkcs12(ShellWord key, Optional<ShellWord> certificates, String alias) {
    ShellCommand command = new ShellCommand("openssl", "pkcs12", "-export").add("-inkey", key);
    certificates.ifPresentOrElse(file -> command.add("-in", file), () -> command.add("-nocerts"));
    return command
        .add("-name", alias)
        .add("-keypbe", "AES-256-CBC")
        .add("-certpbe", "AES-256-CBC")
        .add("-iter", "10000")
        .add("-macalg", "sha256");
  }

  /** Takes what is in one key store over into another, which is to be named. */
  static ShellCommand importing(ShellWord source, String type, Secret secret) {
    ShellCommand command =
        new ShellCommand("keytool", "-importkeystore", "-noprompt")
            .add("-srckeystore", source)
            .add("-srcstoretype", type);
    return secret.toKeytool(command, "-srcstorepass");
  }

  /** Says where to. */
  static ShellCommand into(ShellCommand importing, ShellWord store, String type, Secret secret) {
    importing.add("-destkeystore", store).add("-deststoretype", type);
    return secret.toKeytool(importing, "-deststorepass");
  }

  /** Adds a certificate to a store that Java trusts, or makes one. */
  static ShellCommand trusting(
      String alias, ShellWord certificate, ShellWord store, String type, Secret secret) {
    ShellCommand command =
        new ShellCommand("keytool", "-importcert", "-noprompt")
            .add("-alias", alias)
            .add("-file", certificate)
            .add("-keystore", store)
            .add("-storetype", type);
    return secret.toKeytool(command, "-storepass");
  }
}
