package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificates and private keys that a script has found, each with the file to take it from. */
final class Parts {

  /**
   * A private key.
   *
   * @param opening what opens it
   */
  record Key(ShellWord file, Secret opening) {}

  private static final String PIPE = " |\n  ";

  private final OpensslScript.Builder script;
  private final Map<Certificate, ShellWord> certificates = new LinkedHashMap<>();
  private final Map<PrivateKeyInfo, Key> keys = new LinkedHashMap<>();
  private int numbered;

  Parts(OpensslScript.Builder script) {
    this.script = script;
  }

  /** The file with this certificate. */
  ShellWord certificate(Certificate certificate) {
    return Optional.ofNullable(certificates.get(certificate)).orElseThrow(Parts::unseen);
  }

  /** The file with this key. */
  Key key(PrivateKeyInfo key) {
    return Optional.ofNullable(keys.get(key)).orElseThrow(Parts::unseen);
  }

  private static MinicaException unseen() {
    return new MinicaException(
        Kind.USAGE, "openssl and keytool do not see all that minica sees in this file");
  }

  /** A certificate that is alone in its file. */
  void found(Certificate certificate, ShellWord file) {
    certificates.putIfAbsent(certificate, file);
  }

  /** A key that is alone in its file. */
  void found(PrivateKeyInfo key, Key file) {
    keys.putIfAbsent(key, file);
  }

  /** The certificate that a command writes to a file. */
  void certificate(Certificate certificate, ShellCommand command) {
    ShellWord file = ShellWord.temporary("cert-" + ++numbered + ".pem");
    script.run(command.add("-out", file));
    found(certificate, file);
  }

  /** Certificates that commands, one after the other, print in this order. */
  void certificates(List<Certificate> inOrder, ShellCommand... commands) {
    int first = numbered + 1;
    script.line(piped(commands) + PIPE + "one_by_one " + first);
    for (Certificate certificate : inOrder) {
      found(certificate, ShellWord.temporary("cert-" + ++numbered + ".pem"));
    }
  }

  /** The key that commands, one after the other, print. */
  void key(PrivateKeyInfo key, ShellCommand... commands) {
    ShellWord file = ShellWord.temporary("key-" + (keys.size() + 1) + ".pem");
    commands[commands.length - 1].add("-out", file);
    script.line(piped(commands));
    found(key, new Key(file, Secret.ASKED));
  }

  private static String piped(ShellCommand... commands) {
    List<String> texts = new ArrayList<>();
    for (ShellCommand command : commands) {
      texts.add(command.toString());
    }
    return String.join(PIPE, texts);
  }

  /** What {@link #certificates} takes for granted. */
  static void defineOneByOne(OpensslScript.Builder script) {
    script
        .says("Puts each certificate that it reads into a file of its own, numbered from $1.")
        .line("one_by_one() {")
        .line("  awk -v n=\"$1\" '")
        .line("    { sub(/\\r$/, \"\") }")
        .line("    /^-----BEGIN/ { file = ENVIRON[\"work\"] \"/cert-\" n++ \".pem\" }")
        .line("    file { print >file }")
        .line("    /^-----END/ { close(file); file = \"\" }'")
        .line("}");
  }
}
