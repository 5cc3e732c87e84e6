package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.Delivery;
import dev.minica.cli.keystore.ChangedStore;
import dev.minica.cli.keystore.ExaminedStore;
import dev.minica.cli.keystore.StoreOpening;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.file.InputFile;
import dev.minica.keystore.Cure;
import dev.minica.keystore.Diagnosis;
import dev.minica.keystore.Examination;
import dev.minica.keystore.KeyStoreFile;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code minica keystore doctor}: why a key store does not work, and one that does. */
final class KeystoreDoctorCommand implements Command {

  private static final String OUT = "--out";
  private static final String OUT_PASSWORD = "--out-password";

  private final Syntax syntax = new Syntax();
  private final Argument<Path> store =
      syntax.operand("STORE", Paths::parse, "the key store; - is standard input");
  private final StoreOpening opening = StoreOpening.withKeys(syntax);
  private final Argument<List<Path>> certs =
      syntax.repeated(
          "--cert", "FILE", Paths::parse, "certificates that a chain may lack; the CA's are known");
  private final Argument<Boolean> fix = syntax.flag("--fix", "writes a corrected copy");
  private final Argument<Optional<Path>> out =
      syntax.option(OUT, "FILE", Paths::output, "the copy (default: STORE's name and -fixed)");
  private final Argument<Optional<PassphraseSource>> outPassword =
      syntax.option(
          OUT_PASSWORD, "SOURCE", PassphraseSource::parse, "of the copy (default: that of STORE)");
  private final Argument<Boolean> force =
      syntax.flag("--force", "replaces the copy if it is there");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Says why a key store does not work: another passphrase, a file that is cut off or no"
                + " key store, protection that Java does not know, certificates that Java does not"
                + " see, a key under a passphrase of its own, a chain out of order or incomplete, a"
                + " certificate of another key, a private key in a trust store, what has expired or"
                + " is there twice, an empty passphrase; and what a Java program reports for it.",
            "--fix writes a copy with all that can be mended: keys under the passphrase of the"
                + " store, chains in order and completed from the CA and --cert, certificates marked"
                + " as trusted, nothing twice, nothing expired among what is trusted. STORE itself"
                + " is not touched.",
            "Whether a chain that ends below its root lacks an intermediate nobody can tell from"
                + " the store alone: with --cert, or the CA's directory, it is certain. A store of"
                + " trusted certificates is told by \"trust\" or \"cacerts\" in its name. "
                + StoreChange.SOURCES)
        .example("minica keystore doctor server.p12 --password env:PW", "what is wrong with it?")
        .example(
            "minica keystore doctor truststore.p12 --password pass:changeit --fix",
            "and a trust store that Java sees, as truststore-fixed.p12")
        .example(
            "minica keystore doctor s.jks --cert chain.pem --fix --out new.jks",
            "with certificates that its chain may lack")
        .exits(ExitCode.NO, ExitCode.BAD_INPUT, ExitCode.CONFLICT, ExitCode.WRONG_PASSPHRASE);
  }

  @Override
  public ExitCode run(Session session) {
    check();
    if (fix.value() && out.value().isPresent()) {
      copy(session, out.value().get()).requireFree(force.value());
    }
    InputFile input = session.input(store.value());
    byte[] octets = input.read();
    List<Certificate> known = known(session);
    try (KeyStorePasswords passwords =
        opening.passwords(
            session.passphrases(), store.value().toString(), Examination.takesPassphrase(octets))) {
      Diagnosis diagnosis =
          Examination.of(octets, name(), passwords, known, session.environment().now());
      Optional<ExaminedStore.Copy> copy =
          fix.value() && !diagnosis.findings().isEmpty()
              ? copy(session, diagnosis, passwords, known)
              : Optional.empty();
      ExaminedStore result = new ExaminedStore(session.called(store.value()), diagnosis, copy);
      session.show(result);
      return result.isSound() ? ExitCode.DONE : ExitCode.NO;
    }
  }

  private void check() {
    if (!fix.value() && (out.value().isPresent() || outPassword.value().isPresent())) {
      throw new MinicaException(
          Kind.USAGE, (out.value().isPresent() ? OUT : OUT_PASSWORD) + " is given without --fix");
    }
    if (fix.value() && out.value().isEmpty() && Paths.isStandardInput(store.value())) {
      throw new MinicaException(Kind.USAGE, "standard input gives the copy no name")
          .withHint("name the copy with " + OUT);
    }
  }

  private String name() {
    return String.valueOf(store.value().getFileName());
  }

  private List<Certificate> known(Session session) {
    List<Certificate> known = new ArrayList<>();
    certs.value().forEach(path -> known.addAll(NewEntries.certificates(session.input(path))));
    known.addAll(authority(session));
    return known;
  }

  /** A CA that cannot be used is not what is asked about. */
  private static List<Certificate> authority(Session session) {
    try {
      return NewEntries.authority(session);
    } catch (MinicaException e) {
      session.warn("the CA is left aside: " + e.getMessage());
      return List.of();
    }
  }

  /** Nothing if there is nothing to be saved. */
  private Optional<ExaminedStore.Copy> copy(
      Session session, Diagnosis diagnosis, KeyStorePasswords passwords, List<Certificate> known) {
    return Cure.of(diagnosis, known, session.environment().now())
        .flatMap(cure -> ifPossible(session, () -> write(session, cure, passwords, known)));
  }

  /** What cannot be written is no reason to keep the diagnosis back. */
  private static <T> Optional<T> ifPossible(Session session, Supplier<T> writing) {
    try {
      return Optional.of(writing.get());
    } catch (MinicaException e) {
      if (e.kind() != Kind.BAD_INPUT && e.kind() != Kind.USAGE) {
        throw e;
      }
      session.warn("no copy is made: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static KeyStoreFile copy(Session session, Path path) {
    return new KeyStoreFile(session.resolve(path), session.environment());
  }

  private ExaminedStore.Copy write(
      Session session, Cure cure, KeyStorePasswords passwords, List<Certificate> known) {
    Path path = session.resolve(out.value().orElseGet(() -> beside(cure.format())));
    KeyStoreFile file = copy(session, path);
    file.requireFree(force.value());
    char[] characters = password(session, passwords);
    try (KeyStorePasswords opening = KeyStorePasswords.of(characters)) {
      file.create(cure.format(), cure.contents(), characters, force.value());
      Diagnosis after =
          Examination.of(
              session.input(path).read(), name(), opening, known, session.environment().now());
      return new ExaminedStore.Copy(path, cure.format(), said(passwords), after.findings());
    }
  }

  private Path beside(KeyStoreFormat format) {
    int dot = name().lastIndexOf('.');
    String base = dot > 0 ? name().substring(0, dot) : name();
    return store.value().resolveSibling(base + "-fixed." + format.fileExtension());
  }

  private char[] password(Session session, KeyStorePasswords passwords) {
    if (outPassword.value().isPresent()) {
      return session
          .passphrases()
          .fresh(OUT_PASSWORD, "the copy", outPassword.value())
          .characters();
    }
    return inherited(passwords)
        .map(characters -> Arrays.copyOf(characters, characters.length))
        .orElseGet(Delivery.DEFAULT_PASSWORD::toCharArray);
  }

  /** An empty one is no passphrase. */
  private static Optional<char[]> inherited(KeyStorePasswords passwords) {
    return passwords.store().filter(characters -> characters.length > 0);
  }

  private ChangedStore.Password said(KeyStorePasswords passwords) {
    if (outPassword.value().isPresent()) {
      return new ChangedStore.Password("the one given for it", false);
    }
    return inherited(passwords).isPresent()
        ? new ChangedStore.Password("the one given", false)
        : new ChangedStore.Password(Delivery.DEFAULT_PASSWORD, true);
  }
}
