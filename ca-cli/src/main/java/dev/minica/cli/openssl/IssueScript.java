package dev.minica.cli.openssl;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.file.DeliveredName;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.x509.CertificateTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code minica issue} by openssl and keytool.
 *
 * @param directory where the files go, as typed
 * @param alias of the key in the key stores
 * @param storePassword absent for minica's default
 */
public record IssueScript(
    CertificateAuthority authority,
    Optional<PassphraseSource> caPassword,
    IssuanceRequest request,
    ScriptKey key,
    Path directory,
    Set<KeyStoreFormat> keyStores,
    Pkcs12Profile pkcs12,
    boolean kubernetes,
    String alias,
    Optional<PassphraseSource> storePassword,
    boolean replace) {

  /** The new key's place in the directory. */
  public static Path keyFile(Path directory) {
    return directory.resolve(DeliveredName.KEY);
  }

  /**
   * Writes the script.
   *
   * @throws dev.minica.MinicaException as {@link Issuer#issue}
   */
  public OpensslScript write(Environment environment) {
    OpensslScript.Builder script =
        new OpensslScript.Builder(
            "A private key, and a certificate for it of a CA that minica made.");
    CertificateTemplate template =
        Issuer.template(authority.issuer(), request, key.publicKey(), environment);
    ScriptAuthority ca = new ScriptAuthority(authority, caPassword);
    KeyStoreSteps stores = new KeyStoreSteps(script, directory, alias, pkcs12, storePassword);
    ca.explain(script);
    ca.signer().key().using(script);
    script.making(files(), replace);
    script.says("Where all goes.").folder(directory);
    key.prepare(script);
    if (key.madeFile().isEmpty()) {
      copyKey(script);
    }
    new Certification(script, template, request)
        .ofKey(
            key,
            ShellWord.of(SubjectArgument.of(template.subject())),
            ca.signer(),
            Optional.of(file(DeliveredName.CERTIFICATE)));
    copyCertificates(script, ca);
    keyStores.stream().sorted().forEach(format -> stores.write(format, keyStores));
    if (kubernetes) {
      new SecretSteps(script, directory, alias).write();
    }
    return script.opening(files().stream().filter(file -> !isSecret(file)).toList()).build();
  }

  private void copyKey(OpensslScript.Builder script) {
    ShellCommand command = new ShellCommand("openssl", "pkey").add("-in", key.word());
    key.opening().toOpenssl(command, "-passin");
    script
        .says("The key, PKCS#8 and without a passphrase.")
        .run(command.add("-out", file(DeliveredName.KEY)));
  }

  private void copyCertificates(OpensslScript.Builder script, ScriptAuthority ca) {
    String chain = "";
    for (ShellWord intermediate : ca.intermediates()) {
      script
          .says("Those between it and the root.")
          .run(
              new ShellCommand("openssl", "x509")
                  .add("-in", intermediate)
                  .add("-out", file(DeliveredName.CHAIN)));
      chain = " " + file(DeliveredName.CHAIN).written();
    }
    script
        .says("What a server shows: its certificate and those between it and the root.")
        .line(
            "cat "
                + file(DeliveredName.CERTIFICATE).written()
                + chain
                + " >"
                + file(DeliveredName.FULL_CHAIN).written())
        .says("What clients are given to trust.")
        .run(
            new ShellCommand("openssl", "x509")
                .add("-in", ca.root())
                .add("-out", file(DeliveredName.ROOT)));
  }

  private List<ShellWord> files() {
    List<ShellWord> files = new ArrayList<>();
    for (String name :
        List.of(
            DeliveredName.KEY,
            DeliveredName.CERTIFICATE,
            DeliveredName.FULL_CHAIN,
            DeliveredName.ROOT)) {
      files.add(file(name));
    }
    if (!authority.issuer().isRoot()) {
      files.add(file(DeliveredName.CHAIN));
    }
    for (KeyStoreFormat format : keyStores.stream().sorted().toList()) {
      files.add(file(DeliveredName.KEY_STORE + format.fileExtension()));
      files.add(file(DeliveredName.TRUST_STORE + format.fileExtension()));
    }
    if (kubernetes) {
      files.add(file(SecretSteps.FILE));
    }
    return files;
  }

  private boolean isSecret(ShellWord file) {
    return file.equals(file(DeliveredName.KEY))
        || file.equals(file(SecretSteps.FILE))
        || keyStores.stream()
            .anyMatch(f -> file.equals(file(DeliveredName.KEY_STORE + f.fileExtension())));
  }

  private ShellWord file(String name) {
    return ShellWord.of(directory.resolve(name));
  }
}
