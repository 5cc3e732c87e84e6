package dev.minica.cli.openssl;

import dev.minica.encoding.keystore.Pkcs12Profile;
import java.util.Optional;

/** Commands of openssl and keytool for key stores. */
final class StoreCommand {

  private StoreCommand() {}

  /**
   * Makes a key store in PKCS#12, without where it goes.
   *
   * @param script is told what there is to say of the profile
   * @param certificates that of the key, then its issuer's, and so on; absent for none
   */
  static ShellCommand pkcs12(
      OpensslScript.Builder script,
      ShellWord key,
      Optional<ShellWord> certificates,
      String alias,
      Pkcs12Profile profile) {
    ShellCommand command = new ShellCommand("openssl", "pkcs12", "-export").add("-inkey", key);
    certificates.ifPresentOrElse(file -> command.add("-in", file), () -> command.add("-nocerts"));
    command.add("-name", alias);
    switch (profile) {
      case MODERN -> encrypt(command, "AES-256-CBC", "AES-256-CBC", "sha256");
      case JAVA8 -> encrypt(command, "PBE-SHA1-3DES", "PBE-SHA1-3DES", "sha1");
      case LEGACY -> encrypt(command.add("-legacy"), "PBE-SHA1-3DES", "PBE-SHA1-RC2-40", "sha1");
      case PBMAC1 -> {
        script.says("The MAC of RFC 9579 takes OpenSSL 3.4.");
        encrypt(command, "AES-256-CBC", "AES-256-CBC", "sha256");
        command.add("-pbmac1_pbkdf2").add("-pbmac1_pbkdf2_md", "sha256");
      }
    }
    return command;
  }

  private static void encrypt(ShellCommand command, String key, String certificates, String mac) {
    command
        .add("-keypbe", key)
        .add("-certpbe", certificates)
        .add("-iter", "10000")
        .add("-macalg", mac);
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
