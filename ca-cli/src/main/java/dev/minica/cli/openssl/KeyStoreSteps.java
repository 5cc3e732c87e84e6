package dev.minica.cli.openssl;

import dev.minica.ca.Delivery;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The steps that put what was issued into key stores. */
final class KeyStoreSteps {

  private final OpensslScript.Builder script;
  private final Path directory;
  private final String alias;
  private final Pkcs12Profile profile;
  private final Secret secret;

  KeyStoreSteps(
      OpensslScript.Builder script,
      Path directory,
      String alias,
      Pkcs12Profile profile,
      Optional<PassphraseSource> password) {
    this.script = script;
    this.directory = directory;
    this.alias = alias;
    this.profile = profile;
    this.secret =
        password.isPresent()
            ? Secret.of("--password", password)
            : Secret.known(Delivery.DEFAULT_PASSWORD);
  }

  /**
   * A key store and a trust store.
   *
   * @param all formats that are made: of PKCS#12 comes JKS
   */
  void write(KeyStoreFormat format, Set<KeyStoreFormat> all) {
    script.using(secret);
    if (format == KeyStoreFormat.PKCS12) {
      pkcs12(file("keystore.p12"));
    } else {
      ShellWord source = file("keystore.p12");
      if (!all.contains(KeyStoreFormat.PKCS12)) {
        source = ShellWord.temporary("keystore.p12");
        pkcs12(source);
      }
      imported(format, source);
    }
    trusted(format);
  }

  private void pkcs12(ShellWord out) {
    ShellCommand command =
        StoreCommand.pkcs12(
            script, file("key.pem"), Optional.of(file("fullchain.pem")), alias, profile);
    script
        .says("A key store, PKCS#12: the key and its certificates.")
        .run(secret.toOpenssl(command, "-passout").add("-out", out));
  }

  private void imported(KeyStoreFormat format, ShellWord source) {
    ShellWord store = file("keystore." + format.fileExtension());
    ShellCommand command =
        StoreCommand.into(
            StoreCommand.importing(source, "PKCS12", secret), store, type(format), secret);
    script.says(
        format == KeyStoreFormat.BCFKS
            ? "The same in Bouncy Castle's format."
            : "The same in Java's own format, which openssl does not write.");
    byBouncyCastle(format, command);
    script.run(command);
  }

  private void trusted(KeyStoreFormat format) {
    ShellWord store = file("truststore." + format.fileExtension());
    ShellCommand command = StoreCommand.trusting("ca", file("ca.pem"), store, type(format), secret);
    script.says("A trust store. Java would see nothing in one that openssl 3.0 makes.");
    byBouncyCastle(format, command);
    if (format == KeyStoreFormat.PKCS12) {
      protectTrusted(command);
    }
    script.run(command);
  }

  private void byBouncyCastle(KeyStoreFormat format, ShellCommand command) {
    if (format == KeyStoreFormat.BCFKS) {
      script.line(BouncyCastle.REQUIRED);
      BouncyCastle.addTo(command);
    }
  }

  /** Java's default is what modern is. */
  private void protectTrusted(ShellCommand command) {
    switch (profile) {
      case MODERN -> {
        // nothing to say
      }
      case JAVA8 ->
          command
              .add("-J-Dkeystore.pkcs12.certProtectionAlgorithm=PBEWithSHA1AndDESede")
              .add("-J-Dkeystore.pkcs12.macAlgorithm=HmacPBESHA1");
      case LEGACY -> command.add("-J-Dkeystore.pkcs12.legacy");
      case PBMAC1 -> command.add("-J-Dkeystore.pkcs12.macAlgorithm=PBEWithHmacSHA256");
    }
  }

  private static String type(KeyStoreFormat format) {
    return format.name().toUpperCase(Locale.ROOT);
  }

  private ShellWord file(String name) {
    return ShellWord.of(directory.resolve(name));
  }
}
