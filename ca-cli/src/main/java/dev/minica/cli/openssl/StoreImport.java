package dev.minica.cli.openssl;

import dev.minica.ca.Delivery;
import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What is done with a key store: keytool takes it over into another, or its parts are taken out.
 */
record StoreImport(OpensslScript.Builder script, ConvertSource source, ShellWord in) {

  /** Of stores that go with the script's temporary folder. */
  private static final Secret BRIEF = Secret.known(Delivery.DEFAULT_PASSWORD);

  /** Whether keytool can take these over: they are entries of the store, and Java sees them. */
  boolean reaches(KeyStoreContents wanted) {
    return source.isStore()
        && wanted.entries().stream().allMatch(source.contents().entries()::contains)
        && wanted.entries().stream().allMatch(this::isSeen);
  }

  private boolean isSeen(KeyStoreEntry entry) {
    return entry instanceof KeyStoreEntry.Key key
        ? !key.chain().isEmpty()
        : !source.hiddenFromJava().contains(entry.alias());
  }

  /** By keytool, all at once if it can. */
  void write(
      KeyStoreContents wanted,
      ShellWord target,
      FileFormat format,
      Secret protection,
      boolean isSamePassword) {
    boolean isWhole = wanted.equals(source.contents()) && source.lockedAliases().isEmpty();
    boolean takesPassword = isSamePassword || format == FileFormat.P12 || wanted.keys().isEmpty();
    script.says("Each entry keeps its name.");
    String type = ConvertScript.storeType(format);
    if (isWhole && takesPassword) {
      script.run(StoreCommand.into(importing(), target, type, script.using(protection)));
      return;
    }
    for (KeyStoreEntry entry : wanted.entries()) {
      ShellCommand command =
          StoreCommand.into(importing(entry), target, type, script.using(protection));
      boolean isKey = entry instanceof KeyStoreEntry.Key;
      script.run(
          isKey && format != FileFormat.P12
              ? protection.toKeytool(command, "-destkeypass")
              : command);
    }
  }

  private ShellCommand importing() {
    return StoreCommand.importing(in, source.storeType(), script.using(source.secret()));
  }

  private ShellCommand importing(KeyStoreEntry entry) {
    ShellCommand command = importing().add("-srcalias", entry.alias());
    return source.lockedAliases().contains(entry.alias())
        ? script.using(source.keySecret()).toKeytool(command, "-srckeypass")
        : command;
  }

  /** Its keys and certificates, one by one. */
  void takeApart(KeyStoreContents wanted, Parts parts) {
    Parts.defineOneByOne(script);
    if (source.format() == FileFormat.P12 && isWholeToOpenssl(wanted)) {
      byOpenssl(wanted, parts);
      return;
    }
    for (KeyStoreEntry entry : source.contents().entries()) {
      if (entry instanceof KeyStoreEntry.Key key) {
        taken(key, wanted, parts);
      } else if (entry instanceof KeyStoreEntry.Trusted trusted
          && wanted.entries().contains(entry)) {
        script.says("A certificate.");
        parts.certificates(List.of(trusted.certificate()), listed(entry));
      }
    }
  }

  /** Which certificate is whose, openssl tells in a store with one key and one issuer at most. */
  private boolean isWholeToOpenssl(KeyStoreContents wanted) {
    List<KeyStoreEntry.Key> keys = source.contents().keys();
    return keys.isEmpty()
        ? wanted.equals(source.contents())
        : source.contents().entries().size() == 1
            && source.hiddenFromJava().isEmpty()
            && keys.get(0).chain().size() <= 2;
  }

  private void byOpenssl(KeyStoreContents wanted, Parts parts) {
    Optional<KeyStoreEntry.Key> only = source.contents().keys().stream().findFirst();
    if (only.isEmpty()) {
      script.says("The certificates.");
      parts.certificates(
          wanted.trusted().stream().map(KeyStoreEntry.Trusted::certificate).toList(),
          pkcs12(in, source.secret()).add("-nokeys"));
      return;
    }
    opened(only.get(), wanted, in, source.secret(), parts);
  }

  private void opened(
      KeyStoreEntry.Key key, KeyStoreContents wanted, ShellWord store, Secret secret, Parts parts) {
    if (!wanted.keys().isEmpty()) {
      script.says("The private key.");
      parts.key(
          key.key(),
          pkcs12(store, secret).add("-nocerts", "-noenc"),
          new ShellCommand("openssl", "pkey"));
    }
    if (key.chain().isEmpty()) {
      return;
    }
    script.says("Its certificate, and then those of the issuers.");
    if (key.chain().size() == 1) {
      parts.certificates(key.chain(), pkcs12(store, secret).add("-nokeys"));
    } else {
      List<Certificate> issuers = key.chain().subList(1, key.chain().size());
      parts.certificates(
          List.of(key.chain().get(0)), pkcs12(store, secret).add("-clcerts", "-nokeys"));
      parts.certificates(issuers, pkcs12(store, secret).add("-cacerts", "-nokeys"));
    }
  }

  private ShellCommand pkcs12(ShellWord store, Secret secret) {
    ShellCommand command = new ShellCommand("openssl", "pkcs12").add("-in", store);
    if (source.legacy() && store.equals(in)) {
      command.add("-legacy");
    }
    return script.using(secret).toOpenssl(command, "-passin");
  }

  private void taken(KeyStoreEntry.Key key, KeyStoreContents wanted, Parts parts) {
    if (wanted.entries().contains(key)) {
      ShellWord brief = ShellWord.temporary("entry.p12");
      script
          .says("An entry with a private key, by way of PKCS#12, which openssl reads.")
          .run(new ShellCommand("rm", "-f", "--").add(brief))
          .run(StoreCommand.into(importing(key), brief, "PKCS12", BRIEF));
      opened(key, wanted, brief, BRIEF, parts);
    } else if (wanted.keys().isEmpty()) {
      script.says("The certificates of an entry.");
      parts.certificates(key.chain(), listed(key));
    }
  }

  private ShellCommand listed(KeyStoreEntry entry) {
    ShellCommand command =
        new ShellCommand("keytool", "-list", "-rfc")
            .add("-alias", entry.alias())
            .add("-keystore", in)
            .add("-storetype", source.storeType());
    return script.using(source.secret()).toKeytool(command, "-storepass");
  }
}
