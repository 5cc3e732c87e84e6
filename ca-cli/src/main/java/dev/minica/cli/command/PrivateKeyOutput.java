package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.openssl.KeyOutputScript;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Syntax;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PrivateKeyForm;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of commands whose result is a private key: in which form, under which passphrase. */
final class PrivateKeyOutput {

  private final String passwordOption;
  private final Map<PrivateKeyForm, Argument<Boolean>> forms = new LinkedHashMap<>();
  private final Argument<Optional<PassphraseSource>> password;
  private final KeyFile file;

  /**
   * @param passwordOption what the option for the passphrase is called
   */
  PrivateKeyOutput(Syntax syntax, String passwordOption) {
    this.passwordOption = passwordOption;
    password = syntax.option(passwordOption, "SOURCE", PassphraseSource::parse, "encrypts the key");
    forms.put(PrivateKeyForm.PKCS1, syntax.flag("--pkcs1", "RSA PRIVATE KEY, for older programs"));
    forms.put(PrivateKeyForm.SEC1, syntax.flag("--sec1", "EC PRIVATE KEY, for older programs"));
    forms.put(PrivateKeyForm.JAVA, syntax.flag("--java", "an ML-DSA key as Java reads it"));
    file = new KeyFile(syntax, "the private key");
  }

  /**
   * Refuses what makes no sense together.
   *
   * @throws MinicaException USAGE
   */
  void check() {
    List<PrivateKeyForm> wanted = wanted();
    if (wanted.size() > 1) {
      throw new MinicaException(
          Kind.USAGE,
          wanted.get(0).label() + " and " + wanted.get(1).label() + " are both asked for");
    }
    if (password.value().isPresent() && !form().canBeEncrypted()) {
      throw new MinicaException(
              Kind.USAGE,
              form().label() + " cannot be encrypted, and " + passwordOption + " is given")
          .withHint("leave either away: PKCS#8, the default, can be encrypted");
    }
    file.check();
  }

  /**
   * Refuses an algorithm whose keys the form cannot hold.
   *
   * @throws MinicaException USAGE
   */
  void requireHolds(KeyAlgorithm algorithm) {
    if (!form().holds(algorithm)) {
      throw new MinicaException(
          Kind.USAGE, form().label() + " cannot hold an " + algorithm + " key");
    }
  }

  private PrivateKeyForm form() {
    return wanted().stream().findFirst().orElse(PrivateKeyForm.PKCS8);
  }

  private List<PrivateKeyForm> wanted() {
    return forms.entrySet().stream()
        .filter(entry -> entry.getValue().value())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Refuses to replace a file, before anything is done.
   *
   * @throws MinicaException CONFLICT
   */
  void plan(Session session) {
    file.plan(session, true);
  }

  /** How openssl writes it. */
  KeyOutputScript script() {
    return new KeyOutputScript(
        form(), passwordOption, password.value(), file.typed(), file.isDer(), file.replaces());
  }

  /** Writes the key and says so. */
  void write(KeyPair pair, Session session) {
    byte[] der = form().encode(pair.privateKey());
    String pem = form().pem(der);
    String name = form().label();
    if (password.value().isPresent()) {
      EncryptedPrivateKeyInfo encrypted = encrypted(PrivateKeyInfo.decode(der), session);
      der = encrypted.encoded();
      pem = Pem.encode(encrypted);
      name += ", encrypted";
    }
    file.write(der, pem);
    session.show(new KeyResult(pair.publicKey(), name, true, file.path(), pem));
  }

  private EncryptedPrivateKeyInfo encrypted(PrivateKeyInfo key, Session session) {
    char[] passphrase =
        session.passphrases().fresh(passwordOption, "the key", password.value()).characters();
    try {
      return EncryptedPrivateKeyInfo.encrypt(key, passphrase, session.environment().random());
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }
}
