package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts parts together to a file.
 *
 * @param protection of a key store, or of the keys in what is none; absent for none
 */
record PartsTarget(
    OpensslScript.Builder script, Parts parts, ShellWord out, Optional<Secret> protection) {

  private static final Secret BRIEF = Secret.known(Delivery.DEFAULT_PASSWORD);

  void write(FileFormat format, KeyStoreContents contents) {
    switch (format) {
      case PEM -> pem(contents);
      case DER -> single(contents.entries().get(0), true);
      case P7B -> pkcs7(contents);
      default -> keyStore(format, contents);
    }
  }

  private void pem(KeyStoreContents contents) {
    KeyStoreEntry first = contents.entries().get(0);
    if (contents.entries().size() == 1 && isWithoutChain(first)) {
      single(first, false);
      return;
    }
    List<ShellWord> files = new ArrayList<>();
    for (KeyStoreEntry entry : contents.entries()) {
      if (entry instanceof KeyStoreEntry.Key key) {
        files.add(key(key, files.size()));
        key.chain().forEach(certificate -> files.add(parts.certificate(certificate)));
      } else if (entry instanceof KeyStoreEntry.Trusted trusted) {
        files.add(parts.certificate(trusted.certificate()));
      }
    }
    script.says("PEM is a text: files of it are put together as they are.");
    script.line(new ShellCommand("cat").add(files) + " >" + out.written());
  }

  private static boolean isWithoutChain(KeyStoreEntry entry) {
    return !(entry instanceof KeyStoreEntry.Key key) || key.chain().isEmpty();
  }

  private ShellWord key(KeyStoreEntry.Key entry, int number) {
    Parts.Key key = parts.key(entry.key());
    if (protection.isEmpty()) {
      return key.file();
    }
    ShellWord locked = ShellWord.temporary("locked-" + number + ".pem");
    script.says("The private key, under a passphrase.");
    script.run(
        KeyCommand.encrypt(key.file(), key.opening(), script.using(protection.get()))
            .add("-out", locked));
    return locked;
  }

  private void single(KeyStoreEntry entry, boolean der) {
    script.says("All there is.");
    ShellCommand command =
        entry instanceof KeyStoreEntry.Key key
            ? rewritten(parts.key(key.key()), der)
            : new ShellCommand("openssl", "x509")
                .add("-in", parts.certificate(((KeyStoreEntry.Trusted) entry).certificate()));
    script.run((der ? command.add("-outform", "DER") : command).add("-out", out));
  }

  /** In DER, openssl pkey writes the form of before PKCS#8 where there is one. */
  private ShellCommand rewritten(Parts.Key key, boolean der) {
    if (protection.isPresent()) {
      return KeyCommand.encrypt(key.file(), key.opening(), script.using(protection.get()));
    }
    ShellCommand command =
        der
            ? new ShellCommand("openssl", "pkcs8", "-topk8", "-nocrypt")
            : new ShellCommand("openssl", "pkey");
    return key.opening().toOpenssl(command.add("-in", key.file()), "-passin");
  }

  private void pkcs7(KeyStoreContents contents) {
    ShellCommand command = new ShellCommand("openssl", "crl2pkcs7", "-nocrl");
    for (KeyStoreEntry.Trusted entry : contents.trusted()) {
      command.add("-certfile", parts.certificate(entry.certificate()));
    }
    script.says("Certificates in PKCS#7, which nobody signs.").run(command.add("-out", out));
  }

  private void keyStore(FileFormat format, KeyStoreContents contents) {
    Secret secret = script.using(protection.orElse(Secret.ASKED));
    boolean isOneKey = contents.entries().size() == 1 && contents.trusted().isEmpty();
    if (format == FileFormat.P12 && isOneKey) {
      pkcs12(contents.keys().get(0), secret, out);
      return;
    }
    String type = ConvertScript.storeType(format);
    for (KeyStoreEntry entry : contents.entries()) {
      if (entry instanceof KeyStoreEntry.Key key) {
        keyEntry(key, type, secret);
      } else if (entry instanceof KeyStoreEntry.Trusted trusted) {
        script
            .says("A certificate. Java would not see it in a store that openssl 3.0 makes.")
            .run(
                StoreCommand.trusting(
                    entry.alias(), parts.certificate(trusted.certificate()), out, type, secret));
      }
    }
  }

  private void pkcs12(KeyStoreEntry.Key entry, Secret secret, ShellWord store) {
    List<ShellWord> chain = new ArrayList<>();
    for (Certificate certificate : entry.chain()) {
      chain.add(parts.certificate(certificate));
    }
    script.says("The key and its certificates in PKCS#12.");
    ShellWord joined = ShellWord.temporary("chain.pem");
    if (chain.size() > 1) {
      script.line(new ShellCommand("cat").add(chain) + " >" + joined.written());
    }
    Optional<ShellWord> certificates =
        chain.size() > 1 ? Optional.of(joined) : chain.stream().findFirst();
    Parts.Key key = parts.key(entry.key());
    ShellCommand command =
        StoreCommand.pkcs12(script, key.file(), certificates, entry.alias(), Pkcs12Profile.MODERN);
    key.opening().toOpenssl(command, "-passin");
    script.run(secret.toOpenssl(command, "-passout").add("-out", store));
  }

  private void keyEntry(KeyStoreEntry.Key key, String type, Secret secret) {
    if (key.chain().isEmpty()) {
      throw new MinicaException(
          Kind.USAGE, "keytool takes no private key without a certificate: there is no script");
    }
    ShellWord brief = ShellWord.temporary("entry.p12");
    pkcs12(key, BRIEF, brief);
    ShellCommand command =
        StoreCommand.into(
            StoreCommand.importing(brief, "PKCS12", BRIEF).add("-srcalias", key.alias()),
            out,
            type,
            secret);
    script
        .says("The same in the key store, by keytool.")
        .run(type.equals("PKCS12") ? command : secret.toKeytool(command, "-destkeypass"));
  }
}
