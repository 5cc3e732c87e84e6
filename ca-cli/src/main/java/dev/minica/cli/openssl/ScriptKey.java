package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyAlgorithm.Family;
import dev.minica.key.KeyPairs;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** A private key that a script makes, or finds. */
public final class ScriptKey {

  private static final ShellWord PLAIN = ShellWord.temporary("key.pem");

  private final Optional<KeyAlgorithm> algorithm;
  private final Path file;
  private final ShellWord plain;
  private final Optional<Secret> secret;
  private final SubjectPublicKeyInfo publicKey;

  private ScriptKey(
      Optional<KeyAlgorithm> algorithm,
      Path file,
      ShellWord plain,
      Optional<Secret> secret,
      SubjectPublicKeyInfo publicKey) {
    this.algorithm = algorithm;
    this.file = file;
    this.plain = plain;
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /**
   * One that the script makes.
   *
   * @param file where it is written
   * @param option that names the source of a passphrase for it
   * @param random for a key of the kind, made and thrown away: what a certificate of such a key
   *     says is asked of the profile
   */
  public static ScriptKey made(
      KeyAlgorithm algorithm,
      Path file,
      String option,
      Optional<PassphraseSource> source,
      SecureRandom random) {
    return new ScriptKey(
        Optional.of(algorithm),
        file,
        PLAIN,
        source.map(given -> Secret.of(option, source)),
        likeness(algorithm, random));
  }

  private static SubjectPublicKeyInfo likeness(KeyAlgorithm algorithm, SecureRandom random) {
    KeyAlgorithm quick =
        algorithm.family() == Family.RSA ? KeyAlgorithm.RSA_2048 : KeyAlgorithm.EC_P256;
    return KeyPairs.generate(quick, random).publicKey();
  }

  /** The same, where what is asked of the profile depends on more than the kind of the key. */
  public ScriptKey like(SubjectPublicKeyInfo other) {
    return new ScriptKey(algorithm, file, plain, secret, other);
  }

  /** One that the script makes and that is gone when it ends. */
  static ScriptKey passing(KeyAlgorithm algorithm, SecureRandom random) {
    return new ScriptKey(
        Optional.of(algorithm),
        Path.of(""),
        ShellWord.temporary("passing.pem"),
        Optional.empty(),
        likeness(algorithm, random));
  }

  /** The same key, in a script that makes another one, too: it uses this one from here. */
  ScriptKey besideAnother(String temporaryName) {
    return new ScriptKey(algorithm, file, ShellWord.temporary(temporaryName), secret, publicKey);
  }

  /**
   * One that is there.
   *
   * @param file as typed; {@code -} is standard input
   * @param option that names the source of its passphrase
   */
  public static ScriptKey given(
      Path file, String option, Optional<PassphraseSource> source, SubjectPublicKeyInfo key) {
    return new ScriptKey(
        Optional.empty(), file, PLAIN, Optional.of(Secret.of(option, source)), key);
  }

  /** Its public half, or that of another of its kind. */
  public SubjectPublicKeyInfo publicKey() {
    return publicKey;
  }

  /** The file that is made. */
  Optional<ShellWord> madeFile() {
    return algorithm.filter(made -> !isPassing()).map(made -> ShellWord.of(file));
  }

  /** The file to use it from. */
  ShellWord word() {
    if (algorithm.isPresent()) {
      return secret.isEmpty() && !isPassing() ? ShellWord.of(file) : plain;
    }
    return Paths.isStandardInput(file) ? plain : ShellWord.of(file);
  }

  private boolean isPassing() {
    return file.toString().isEmpty();
  }

  /** What opens it there. */
  Secret opening() {
    return algorithm.isPresent() ? Secret.ASKED : secret.orElse(Secret.ASKED);
  }

  /** Says that it is used. */
  void using(OpensslScript.Builder script) {
    secret.ifPresent(script::using);
    script.using(algorithm.or(publicKey::algorithm));
  }

  /** Makes it, or fetches it. */
  void prepare(OpensslScript.Builder script) {
    using(script);
    if (algorithm.isPresent()) {
      make(algorithm.get(), script);
    } else if (Paths.isStandardInput(file)) {
      script.says("The key comes on standard input.").line("cat >" + plain.written());
    }
  }

  private void make(KeyAlgorithm wanted, OpensslScript.Builder script) {
    script.says("A private key, for its owner alone to read.");
    script.run(KeyCommand.generate(wanted, script).add("-out", word()));
    if (secret.isPresent()) {
      script.says("The same under a passphrase.");
      script.run(
          KeyCommand.encrypt(plain, Secret.ASKED, secret.get()).add("-out", ShellWord.of(file)));
    }
  }

  /** What its signatures are made with; nothing where the algorithm says that itself. */
  Optional<String> digest() {
    return algorithm
        .map(SignatureAlgorithm::of)
        .or(() -> SignatureAlgorithm.of(publicKey))
        .map(SignatureAlgorithm::label)
        .filter(label -> label.startsWith("SHA"))
        .map(label -> "-sha" + label.substring(3, 6));
  }
}
