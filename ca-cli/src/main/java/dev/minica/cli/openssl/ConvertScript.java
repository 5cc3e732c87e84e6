package dev.minica.cli.openssl;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code minica convert} by openssl and keytool.
 *
 * @param out the file, as typed
 * @param contents what goes into it
 * @param outPassword protects it; absent for that of the source, if it has one, or else minica's
 *     default
 */
public record ConvertScript(
    ConvertSource source,
    Path out,
    FileFormat format,
    KeyStoreContents contents,
    Optional<PassphraseSource> outPassword,
    boolean replace) {

  /**
   * Writes the script.
   *
   * @throws MinicaException USAGE if openssl and keytool cannot do it
   */
  public OpensslScript write() {
    requireTwin();
    OpensslScript.Builder script =
        new OpensslScript.Builder(
            "From " + source.format().label() + " to " + format.label() + ", with all there is.");
    ShellWord target = ShellWord.of(out);
    script.making(List.of(target), replace).folderOf(out);
    contents.keys().forEach(key -> script.using(key.key().algorithm()));
    ShellWord in = Inputs.of(script, source.path(), "input");
    write(script, in, target);
    return contents.keys().isEmpty() ? script.opening(List.of(target)).build() : script.build();
  }

  private void write(OpensslScript.Builder script, ShellWord in, ShellWord target) {
    StoreImport stores = new StoreImport(script, source, in);
    if (format.keyStore().isPresent() && stores.reaches(contents)) {
      stores.write(contents, target, format, storeSecret(), inherits());
      return;
    }
    Parts parts = new Parts(script);
    if (source.isStore()) {
      stores.takeApart(contents, parts);
    } else {
      new LooseSource(script, source, in).takeApart(this, parts);
    }
    Optional<Secret> protection =
        format.keyStore().isPresent() ? Optional.of(storeSecret()) : keySecret();
    new PartsTarget(script, parts, target, protection).write(format, contents);
  }

  /** The passphrase is the source's if both are key stores and no other is given. */
  private boolean inherits() {
    return outPassword.isEmpty() && source.isStore() && source.password().isPresent();
  }

  private Secret storeSecret() {
    if (outPassword.isPresent()) {
      return Secret.of("--out-password", outPassword);
    }
    return inherits() ? source.secret() : Secret.known(Delivery.DEFAULT_PASSWORD);
  }

  private Optional<Secret> keySecret() {
    return outPassword.map(given -> Secret.of("--out-password", outPassword));
  }

  /** One certificate, or one key without any: then the file itself does. */
  boolean isSingle() {
    boolean isAlone = contents.entries().size() == 1 && source.contents().entries().size() == 1;
    return isAlone
        && contents.keys().stream().allMatch(key -> key.chain().isEmpty())
        && (format == FileFormat.PEM || format == FileFormat.DER);
  }

  private void requireTwin() {
    requirePlainNames();
    for (FileFormat each : List.of(source.format(), format)) {
      if (BouncyCastle.isNeededFor(each.label())) {
        throw new MinicaException(
                Kind.USAGE,
                "neither openssl nor keytool knows " + each.label() + ": there is no script for it")
            .withHint("keytool learns it from Bouncy Castle's provider: -providerpath bcprov.jar");
      } else if (each == FileFormat.K8S_SECRET) {
        throw new MinicaException(
            Kind.USAGE, "no openssl command writes a Kubernetes Secret: there is no script for it");
      }
    }
  }

  /** openssl prints names as they are: a line of one could be taken for the beginning of PEM. */
  private void requirePlainNames() {
    for (KeyStoreEntry entry : source.contents().entries()) {
      if (!Escaped.of(entry.alias()).equals(entry.alias())) {
        throw new MinicaException(
            Kind.USAGE,
            "the name \"" + Escaped.of(entry.alias()) + "\" would mislead a script: there is none");
      }
    }
  }

  static String storeType(FileFormat format) {
    return format == FileFormat.P12 ? "PKCS12" : format.label();
  }
}
