package dev.minica.keystore;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.encoding.keystore.Pkcs12Protection;
import dev.minica.encoding.keystore.Protection;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.ReplacedFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A key store in a file. Whatever happens to a process that changes it, the file holds all of the
 * old store or all of the new one; of any number that change it at once each finds what the one
 * before has left, so that no change is lost. A symbolic link to it stays one.
 *
 * <p>What goes wrong with its content is a {@link MinicaException} that names the file. It has at
 * most {@link Pem#MAX_OCTETS} octets.
 */
public final class KeyStoreFile {

  private static final Pkcs12Protection MODERN = Pkcs12Protection.of(Pkcs12Profile.MODERN);

  private final Path path;
  private final ReplacedFile file;
  private final Environment environment;
  private final Optional<Pkcs12Profile> profile;

  public KeyStoreFile(Path path, Environment environment) {
    this(path, environment, Optional.empty());
  }

  /**
   * @param profile that a PKCS#12 store is written with; without one it keeps its own and its
   *     iterations, and a new one has {@link Pkcs12Profile#MODERN}
   */
  public KeyStoreFile(Path path, Environment environment, Optional<Pkcs12Profile> profile) {
    this.path = path;
    this.file = new ReplacedFile(path, Pem.MAX_OCTETS);
    this.environment = environment;
    this.profile = profile;
  }

  /**
   * A store before and after a change.
   *
   * @param before with what could not be opened
   * @param after what the file holds now, under the names that it keeps
   */
  public record Change(OpenedKeyStore before, KeyStoreContents after) {}

  /**
   * Its format.
   *
   * @throws MinicaException BAD_INPUT if there is no file, or it is no key store that minica reads
   */
  public KeyStoreFormat format() {
    byte[] octets = file.read();
    return naming(() -> KeyStoreFormat.of(octets));
  }

  /**
   * Whether it takes a password to read all of it.
   *
   * @throws MinicaException BAD_INPUT if there is none, or it is no key store that minica reads
   */
  public boolean isLocked() {
    byte[] octets = file.read();
    return naming(() -> KeyStoreFormat.of(octets).isLocked(octets));
  }

  /**
   * Refuses a store that nothing protects: a change would put it under a passphrase, and programs
   * that read it without one would find nothing.
   *
   * @throws MinicaException BAD_INPUT, also if there is none, or it is no key store that minica
   *     reads
   */
  public void requireProtected() {
    if (!isLocked()) {
      throw unprotected();
    }
  }

  private MinicaException unprotected() {
    return new MinicaException(
            Kind.BAD_INPUT,
            Disk.shown(path)
                + ": nothing protects it, and a change would take away from those who read it"
                + " without a passphrase")
        .withHint("minica keystore password puts it under one; then it can be changed");
  }

  /** Whether others than its owner may read it. */
  public boolean isOpenToOthers() {
    return file.isOpenToOthers();
  }

  /**
   * What it holds, as far as the passwords open it.
   *
   * @param passwords cleared by the caller
   * @throws MinicaException BAD_INPUT, WRONG_PASSPHRASE
   */
  public OpenedKeyStore read(KeyStorePasswords passwords) {
    return read(file.read(), passwords);
  }

  /**
   * Makes the store, for its owner alone (0600), and the directories above it that are missing.
   *
   * @param password cleared by the caller
   * @param replace whether a file that is there is replaced, whatever it holds
   * @throws MinicaException CONFLICT if there is a file and it is not to be replaced; USAGE or
   *     BAD_INPUT if the format cannot hold this; FAILED; BUSY. Nothing has changed then
   */
  public void create(
      KeyStoreFormat format, KeyStoreContents contents, char[] password, boolean replace) {
    file.requireFree(replace);
    byte[] octets = encode(format, contents, password, wanted().orElse(MODERN));
    file.create(octets, replace);
  }

  /**
   * Refuses, before any work is done, what {@link #create} would refuse later.
   *
   * @throws MinicaException CONFLICT
   */
  public void requireFree(boolean replace) {
    file.requireFree(replace);
  }

  /**
   * Changes the store, which keeps its format, its profile, mode, owner and group. Entries without
   * a time of their own are dated now, if it is written.
   *
   * @param passwords cleared by the caller; those of the store protect it afterwards, too
   * @param edit what comes of the contents. If that is equal, nothing is written
   * @throws MinicaException what the edit throws; BAD_INPUT if the file is none that can be read
   *     and written again, or nothing protects it; WRONG_PASSPHRASE, also where it has no MAC and
   *     the passphrase opens nothing in it; FAILED; BUSY if others are changing it for half a
   *     minute. The store is then as it was, except where the message says so
   */
  public Change change(KeyStorePasswords passwords, UnaryOperator<KeyStoreContents> edit) {
    return change(passwords, Optional.empty(), edit);
  }

  /**
   * Puts the store, and all keys that the passwords open, under another password. A key that stays
   * shut keeps its own. A store that nothing protected is under it then.
   *
   * @param next cleared by the caller
   * @throws MinicaException as {@link #change}
   */
  public Change changePassword(KeyStorePasswords passwords, char[] next) {
    return change(passwords, Optional.of(next), KeyStoreContents::underStorePassword);
  }

  private Change change(
      KeyStorePasswords passwords,
      Optional<char[]> nextPassword,
      UnaryOperator<KeyStoreContents> edit) {
    Editing editing = new Editing(passwords, nextPassword, edit);
    file.change(editing);
    return Objects.requireNonNull(editing.made, "the file has been changed");
  }

  /** From the octets of a store to those of the changed one. */
  private final class Editing implements UnaryOperator<byte[]> {

    private final KeyStorePasswords passwords;
    private final Optional<char[]> nextPassword;
    private final UnaryOperator<KeyStoreContents> edit;
    private @Nullable Change made;

    Editing(
        KeyStorePasswords passwords,
        Optional<char[]> nextPassword,
        UnaryOperator<KeyStoreContents> edit) {
      this.passwords = passwords;
      this.nextPassword = nextPassword;
      this.edit = edit;
    }

    @Override
    public byte[] apply(byte[] octets) {
      OpenedKeyStore before = read(octets, passwords);
      requireWritten(before.format());
      requireOpened(before, nextPassword.isPresent());
      KeyStoreContents after = naming(() -> edited(before));
      made = new Change(before, after);
      return nextPassword.isEmpty() && profile.isEmpty() && after.equals(before.contents())
          ? octets
          : encode(
              before.format(),
              after,
              nextPassword.or(passwords::store).orElseThrow(),
              wanted().orElseGet(() -> Pkcs12Protection.like(before)));
    }

    private KeyStoreContents edited(OpenedKeyStore before) {
      KeyStoreContents after = edit.apply(before.contents());
      return after.equals(before.contents()) ? after : before.format().kept(after);
    }
  }

  private OpenedKeyStore read(byte[] octets, KeyStorePasswords passwords) {
    return naming(() -> KeyStoreFormat.of(octets).read(octets, passwords));
  }

  private void requireWritten(KeyStoreFormat format) {
    if (!format.isWritten()) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              Disk.shown(path) + ": minica reads " + format.label() + " and does not write it")
          .withHint("minica convert makes a PKCS#12 store of it");
    }
  }

  /**
   * A store without a MAC takes any passphrase. To be written under one, that has to have opened
   * something; else what is shut now would be shut to whoever opens the store.
   */
  private void requireOpened(OpenedKeyStore store, boolean anew) {
    if (store.verified() || has(Protection.Part.CERTIFICATES, store)) {
      return;
    } else if (!store.protections().isEmpty()) {
      requireUnlocked(store);
    } else if (!anew) {
      throw unprotected();
    }
  }

  private void requireUnlocked(OpenedKeyStore store) {
    for (KeyStoreEntry.Unopened entry : store.contents().unopened()) {
      if (entry.reason() == KeyStoreEntry.Unopened.Reason.LOCKED) {
        throw new MinicaException(
                Kind.WRONG_PASSPHRASE,
                Disk.shown(path)
                    + ": wrong passphrase: it has no MAC to tell by, and \""
                    + Escaped.of(entry.alias())
                    + "\" does not open")
            .withHint("give the passphrase of its private key");
      }
    }
  }

  private static boolean has(Protection.Part part, OpenedKeyStore store) {
    return store.protections().stream().anyMatch(each -> each.part() == part);
  }

  private byte[] encode(
      KeyStoreFormat format, KeyStoreContents contents, char[] password, Pkcs12Protection as) {
    if (profile.isPresent() && format != KeyStoreFormat.PKCS12) {
      throw new MinicaException(
          Kind.USAGE, "a profile of PKCS#12 is given, and the store is " + format.label());
    }
    for (KeyStoreEntry.Key key : contents.keys()) {
      if (key.chain().isEmpty() && format != KeyStoreFormat.PKCS12) {
        throw new MinicaException(
            Kind.BAD_INPUT,
            "\""
                + Escaped.of(key.alias())
                + "\" is a private key without a certificate, which "
                + format.label()
                + " cannot hold");
      }
    }
    KeyStoreContents dated = contents.dated(environment.now());
    return naming(() -> format.encode(dated, password, as, environment.random()));
  }

  private Optional<Pkcs12Protection> wanted() {
    return profile.map(Pkcs12Protection::of);
  }

  private <T> T naming(Supplier<T> step) {
    try {
      return step.get();
    } catch (MinicaException e) {
      throw e.restated(e.kind(), Disk.shown(path) + ": " + e.getMessage());
    }
  }
}
