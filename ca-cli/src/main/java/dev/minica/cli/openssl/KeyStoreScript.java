package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code minica keystore} by openssl and keytool. */
public final class KeyStoreScript {

  private static final String SOURCE_OPTION = "--from-password";

  private final OpensslScript.Builder script;
  private final ShellWord store;
  private final KeyStoreFormat format;
  private final Secret secret;
  private final Pkcs12Profile profile;

  private KeyStoreScript(
      String purpose, Path file, KeyStoreFormat format, Secret secret, Pkcs12Profile profile) {
    if (format != KeyStoreFormat.PKCS12 && format != KeyStoreFormat.JKS) {
      throw new MinicaException(Kind.USAGE, "neither openssl nor keytool changes " + format.label())
          .withHint("minica convert makes a PKCS#12 store of it");
    }
    this.script = new OpensslScript.Builder(purpose);
    this.store = Inputs.of(script, file, "store");
    this.format = format;
    this.secret = script.using(secret);
    this.profile = profile;
  }

  /**
   * For a store that is to be made.
   *
   * @param file as typed
   * @param password absent for minica's default
   * @param profile absent for minica's default
   * @throws MinicaException USAGE if neither program knows the format
   */
  public static KeyStoreScript ofNew(
      Path file,
      KeyStoreFormat format,
      Optional<PassphraseSource> password,
      Optional<Pkcs12Profile> profile,
      boolean replace) {
    Secret secret =
        password.isPresent()
            ? Secret.of("--password", password)
            : Secret.known(Delivery.DEFAULT_PASSWORD);
    KeyStoreScript made =
        new KeyStoreScript(
            "A key store.", file, format, secret, profile.orElse(Pkcs12Profile.MODERN));
    made.script.making(List.of(made.store), replace);
    made.script.folderOf(file);
    return made;
  }

  /**
   * For a store that is there. keytool writes it in place: what a kill leaves of it is lost.
   *
   * @param file as typed
   * @throws MinicaException USAGE if neither program knows the format, or a profile is given, which
   *     keytool does not let choose
   */
  public static KeyStoreScript of(
      Path file,
      KeyStoreFormat format,
      Optional<PassphraseSource> password,
      Optional<Pkcs12Profile> profile) {
    if (profile.isPresent()) {
      throw noProfile();
    }
    Secret secret = Secret.of("--password", password);
    return new KeyStoreScript(
        "What is in a key store.", file, format, secret, Pkcs12Profile.MODERN);
  }

  private static MinicaException noProfile() {
    return new MinicaException(
        Kind.USAGE, "--p12-profile has its like in openssl for a new store with a key alone");
  }

  /** A private key and its chain. */
  public OpensslScript create(
      KeyStoreEntry.Key key, Path keyFile, Optional<PassphraseSource> keyPassword) {
    if (format == KeyStoreFormat.PKCS12) {
      pkcs12(key, keyFile, keyPassword, store);
    } else {
      add(key, keyFile, keyPassword);
    }
    return script.build();
  }

  /**
   * The same for a store that is there.
   *
   * @param replace whether an entry of the same name is; keytool would not ask
   */
  public OpensslScript add(
      KeyStoreEntry.Key key,
      Path keyFile,
      Optional<PassphraseSource> keyPassword,
      boolean replace) {
    if (!replace) {
      requireFree(key.alias());
    }
    add(key, keyFile, keyPassword);
    return script.build();
  }

  private void requireFree(String alias) {
    script
        .says("keytool replaces an entry of the same name, and does not ask.")
        .line("if " + keytool("-list").add("-alias", alias) + " >/dev/null 2>&1; then")
        .line("    echo 'there is an entry of this name already' >&2")
        .line("    exit 5")
        .line("fi");
  }

  private void add(KeyStoreEntry.Key key, Path keyFile, Optional<PassphraseSource> keyPassword) {
    ShellWord one = ShellWord.temporary("one.p12");
    pkcs12(key, keyFile, keyPassword, one);
    ShellCommand command = StoreCommand.importing(one, "PKCS12", secret);
    script
        .says("From there into the store, by the one program that changes such.")
        .run(StoreCommand.into(command, store, type(), secret));
  }

  private void pkcs12(
      KeyStoreEntry.Key key, Path keyFile, Optional<PassphraseSource> keyPassword, ShellWord out) {
    Secret opening = script.using(Secret.of("--key-password", keyPassword));
    ShellWord given = Inputs.of(script, keyFile, "key.pem");
    ShellWord chain = ShellWord.temporary("chain.pem");
    script.says("The certificate of the key, and those above it.");
    script.file("chain.pem", pem(key.chain()));
    ShellCommand command =
        StoreCommand.pkcs12(script, given, Optional.of(chain), key.alias(), profile);
    opening.toOpenssl(command, "-passin");
    script
        .says("The key and its certificates, as PKCS#12.")
        .run(secret.toOpenssl(command, "-passout").add("-out", out));
  }

  /**
   * Trusted certificates, in a store that is there or a new one.
   *
   * @param own each is written into the script
   * @param roots of the Java in {@code javaHome}
   */
  public OpensslScript addTrusted(
      KeyStoreContents own, Collection<KeyStoreEntry.Trusted> roots, Path javaHome) {
    addRoots(roots, javaHome); // first: keytool would have them replace what has their name
    trust(own);
    return script.build();
  }

  private void trust(KeyStoreContents own) {
    if (profile != Pkcs12Profile.MODERN) {
      throw noProfile();
    }
    int number = 0;
    for (KeyStoreEntry.Trusted trusted : own.trusted()) {
      String name = "trusted-" + ++number + ".pem";
      script.says("A certificate that is to be trusted.");
      script.file(name, pem(List.of(trusted.certificate())));
      script.run(
          StoreCommand.trusting(trusted.alias(), ShellWord.temporary(name), store, type(), secret));
    }
  }

  private void addRoots(Collection<KeyStoreEntry.Trusted> roots, Path javaHome) {
    if (!roots.isEmpty()) {
      ShellCommand command =
          new ShellCommand("keytool", "-importkeystore", "-noprompt")
              .add("-srckeystore", ShellWord.of(javaHome.resolve("lib/security/cacerts")))
              .add("-srcstorepass", Delivery.DEFAULT_PASSWORD)
              .add("-destkeystore", store)
              .add("-deststoretype", type());
      script.says("What the JDK trusts.").run(secret.toKeytool(command, "-deststorepass"));
    }
  }

  private static List<String> pem(List<Certificate> certificates) {
    return Pem.encode(certificates).lines().toList();
  }

  /** What is in it. */
  public OpensslScript list() {
    script.says("Its entries.").run(keytool("-list", "-v"));
    return script.build();
  }

  /** Fewer entries. */
  public OpensslScript remove(List<String> aliases) {
    script.says("keytool stops at the first name that is not there.");
    aliases.forEach(alias -> script.run(keytool("-delete").add("-alias", alias)));
    return script.build();
  }

  /** Another name for an entry. */
  public OpensslScript rename(String from, String to) {
    script
        .says("The entry under its new name.")
        .run(keytool("-changealias").add("-alias", from).add("-destalias", to));
    return script.build();
  }

  /**
   * Another passphrase.
   *
   * @param keyPassword of the keys, if they have another
   * @param keys aliases of those that have a passphrase of their own to keytool
   */
  public OpensslScript password(
      Optional<PassphraseSource> next, Optional<PassphraseSource> keyPassword, List<String> keys) {
    Secret given = script.using(Secret.of("--new-password", next));
    Secret ofKeys =
        keyPassword.isPresent() ? script.using(Secret.of("--key-password", keyPassword)) : secret;
    for (String alias : keys) {
      ShellCommand command = keytool("-keypasswd").add("-alias", alias);
      ofKeys.toKeytool(command, "-keypass");
      script
          .says("A key, to which keytool gives a passphrase by itself.")
          .run(given.toKeytool(command, "-new"));
    }
    script.says("The store.").run(given.toKeytool(keytool("-storepasswd"), "-new"));
    return script.build();
  }

  /**
   * The entries of another store.
   *
   * @param from as typed
   */
  public OpensslScript merge(Path from, Optional<PassphraseSource> password) {
    Secret other = script.using(Secret.of(SOURCE_OPTION, password));
    ShellWord given = Inputs.of(script, from, "from");
    ShellCommand command =
        new ShellCommand("keytool", "-importkeystore").add("-srckeystore", given);
    other.toKeytool(command, "-srcstorepass");
    command.add("-destkeystore", store).add("-deststoretype", type());
    script
        .says("keytool asks what to do with names that are in both.")
        .run(secret.toKeytool(command, "-deststorepass"));
    return script.build();
  }

  /**
   * Certificates that lie in a file by themselves.
   *
   * @throws MinicaException USAGE if there is a private key
   */
  public OpensslScript mergePem(KeyStoreContents contents) {
    if (!contents.keys().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "there is a private key to be merged")
          .withHint("minica keystore add --show-openssl shows how a key gets into a store");
    }
    trust(contents);
    return script.build();
  }

  /** An entry as PEM files. */
  public OpensslScript export(
      String alias,
      Optional<Path> certificate,
      Optional<Path> chain,
      Optional<Path> key,
      Optional<PassphraseSource> keyPassword,
      boolean replace) {
    List<Path> open = new ArrayList<>();
    certificate.ifPresent(open::add);
    chain.ifPresent(open::add);
    List<Path> all = new ArrayList<>(open);
    key.ifPresent(all::add);
    script.making(all.stream().map(ShellWord::of).toList(), replace);
    all.forEach(script::folderOf);
    certificate.ifPresent(
        out ->
            script
                .says("The certificate.")
                .run(certificate(alias).add("-file", ShellWord.of(out))));
    if (chain.isPresent() || key.isPresent() || all.isEmpty()) {
      TakenEntry taken = TakenEntry.of(script, store, alias, secret);
      if (chain.isPresent() || all.isEmpty()) {
        taken.chain(chain);
      }
      key.ifPresent(out -> taken.key(out, keyPassword));
    }
    return script.opening(open.stream().map(ShellWord::of).toList()).build();
  }

  private ShellCommand certificate(String alias) {
    return keytool("-exportcert", "-rfc").add("-alias", alias);
  }

  private ShellCommand keytool(String... words) {
    List<String> all = new ArrayList<>(List.of("keytool"));
    all.addAll(List.of(words));
    ShellCommand command = new ShellCommand(all.toArray(String[]::new)).add("-keystore", store);
    return secret.toKeytool(command, "-storepass");
  }

  private String type() {
    return format.name().toUpperCase(Locale.ROOT);
  }
}
