package dev.minica.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Protection;
import dev.minica.internal.pbe.BoundExceeded;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.io.EOFException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for what keeps a key store from doing what it is for.
 *
 * <p>Not all of it can be seen from inside. Whether a chain that ends before its root lacks an
 * intermediate or, as it may (RFC 8446 section 4.4.2), only the root, is decided by certificates
 * that are known otherwise; where none of them is the issuer, a server's certificate alone is taken
 * for a chain without its intermediates, unless its issuer calls itself a root. Whether a store is
 * one of trusted certificates is told by its name.
 */
public final class Examination {

  private final OpenedKeyStore store;
  private final List<Certificate> known;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private Examination(OpenedKeyStore store, List<Certificate> known, Instant now) {
    this.store = store;
    this.known = known;
    this.now = now;
  }

  /** Whether little can be said of it without a passphrase; not so if it is malformed. */
  public static boolean takesPassphrase(byte[] octets) {
    try {
      return KeyStoreFormat.detect(octets).filter(format -> format.isLocked(octets)).isPresent();
    } catch (MinicaException malformed) {
      return false;
    }
  }

  /**
   * Examines what a file holds.
   *
   * @param fileName tells, by "trust" or "cacerts", what it is for
   * @param passwords cleared by the caller
   * @param known certificates that may be missing in it: those of a CA, and its intermediates
   * @throws MinicaException WRONG_PASSPHRASE if none was given and nothing can be read without
   */
  public static Diagnosis of(
      byte[] octets,
      String fileName,
      KeyStorePasswords passwords,
      List<Certificate> known,
      Instant now) {
    if (octets.length == 0) {
      return Diagnosis.unreadable(Finding.of(Trouble.EMPTY_FILE));
    }
    Optional<KeyStoreFormat> format = KeyStoreFormat.detect(octets);
    if (format.isEmpty()) {
      return Diagnosis.unreadable(Finding.of(unknown(octets)));
    }
    try {
      OpenedKeyStore store = format.get().read(octets, passwords);
      return of(store, isForTrust(fileName), known, now, isEmpty(passwords));
    } catch (MinicaException e) {
      return unopened(octets, fileName, passwords, known, now, e);
    }
  }

  /** DER that announces more than there is, or something else altogether. */
  private static Trouble unknown(byte[] octets) {
    return DerLength.isCutOff(octets) ? Trouble.CUT_OFF : Trouble.NO_KEY_STORE;
  }

  private static Diagnosis unopened(
      byte[] octets,
      String fileName,
      KeyStorePasswords passwords,
      List<Certificate> known,
      Instant now,
      MinicaException reason) {
    if (reason.kind() == Kind.WRONG_PASSPHRASE) {
      if (passwords.store().isEmpty()) {
        throw reason;
      }
      return isEmpty(passwords)
          ? Diagnosis.unreadable(Finding.of(Trouble.WRONG_PASSPHRASE))
          : underEmpty(octets, fileName, known, now);
    } else if (reason.kind() != Kind.BAD_INPUT) {
      throw reason;
    }
    return Diagnosis.unreadable(
        Finding.of(trouble(octets, reason), String.valueOf(reason.getMessage())));
  }

  private static Trouble trouble(byte[] octets, MinicaException reason) {
    if (DerLength.isCutOff(octets) || isCausedBy(EOFException.class, reason)) {
      return Trouble.CUT_OFF;
    }
    if (isCausedBy(BoundExceeded.class, reason)) {
      return Trouble.TOO_LARGE;
    }
    return isCausedBy(NoSuchAlgorithmException.class, reason)
        ? Trouble.UNSUPPORTED
        : Trouble.MALFORMED;
  }

  private static boolean isCausedBy(Class<? extends Exception> type, Throwable reason) {
    return Stream.iterate(reason, Objects::nonNull, Throwable::getCause).anyMatch(type::isInstance);
  }

  /** It does not open with the passphrase that was given: perhaps it does with none. */
  private static Diagnosis underEmpty(
      byte[] octets, String fileName, List<Certificate> known, Instant now) {
    Diagnosis diagnosis = of(octets, fileName, KeyStorePasswords.of(new char[0]), known, now);
    return diagnosis.store().isPresent()
        ? diagnosis
        : Diagnosis.unreadable(Finding.of(Trouble.WRONG_PASSPHRASE));
  }

  private static boolean isEmpty(KeyStorePasswords passwords) {
    return passwords.store().filter(password -> password.length == 0).isPresent();
  }

  private static boolean isForTrust(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.contains("truststore")
        || name.contains("cacerts")
        || List.of(name.split("[^a-z]+", -1)).contains("trust");
  }

  private static Diagnosis of(
      OpenedKeyStore store,
      boolean forTrust,
      List<Certificate> known,
      Instant now,
      boolean emptyPassphrase) {
    Examination examination = new Examination(store, known, now);
    if (emptyPassphrase && !store.protections().isEmpty()) {
      examination.findings.add(Finding.of(Trouble.EMPTY_PASSPHRASE));
    }
    examination.lookAtProtection();
    examination.lookAtEntries();
    examination.lookForDuplicates();
    examination.lookForKeys(forTrust);
    return new Diagnosis(Optional.of(store), examination.findings);
  }

  private void lookAtProtection() {
    store.protections().stream()
        .filter(protection -> !protection.isKnownToJava())
        .map(Protection::scheme)
        .distinct()
        .forEach(scheme -> findings.add(Finding.of(Trouble.UNSUPPORTED, scheme)));
  }

  private void lookAtEntries() {
    if (store.contents().entries().isEmpty()) {
      findings.add(Finding.of(Trouble.NO_ENTRY));
    }
    for (ListedEntry listed : ListedEntry.of(store, now)) {
      for (Trouble trouble : listed.troubles()) {
        add(listed, trouble);
      }
      if (listed.entry() instanceof KeyStoreEntry.Key key && key.sealed().isPresent()) {
        add(listed, Trouble.OWN_PASSPHRASE);
      }
      lookForIssuer(listed);
    }
  }

  private void add(ListedEntry listed, Trouble trouble) {
    String alias = listed.entry().alias();
    switch (trouble) {
      case EXPIRED ->
          dated(listed, c -> c.validity().notAfter().isBefore(now), c -> c.validity().notAfter())
              .forEach(detail -> findings.add(Finding.about(alias, trouble, detail)));
      case NOT_YET_VALID ->
          dated(listed, c -> c.validity().notBefore().isAfter(now), c -> c.validity().notBefore())
              .forEach(detail -> findings.add(Finding.about(alias, trouble, detail)));
      case INCOMPLETE ->
          findings.add(Finding.about(alias, trouble, missing(firstWithoutIssuer(listed))));
      default -> findings.add(Finding.about(alias, trouble));
    }
  }

  private static List<String> dated(
      ListedEntry listed, Predicate<Certificate> wrong, Function<Certificate, Instant> date) {
    return listed.certificates().stream()
        .filter(wrong)
        .map(certificate -> certificate.subject() + ", " + date.apply(certificate))
        .toList();
  }

  private static Certificate firstWithoutIssuer(ListedEntry listed) {
    List<Certificate> chain = listed.certificates();
    return chain.stream()
        .filter(certificate -> !certificate.isSelfIssued())
        .filter(certificate -> chain.stream().noneMatch(certificate::namesAsIssuer))
        .findFirst()
        .orElse(chain.get(0));
  }

  private static String missing(Certificate certificate) {
    return "the certificate of " + certificate.issuer() + " is missing";
  }

  /** Whether a chain that stops short of a root lacks more than the root. */
  private void lookForIssuer(ListedEntry listed) {
    if (listed.missingIssuer().isEmpty() || listed.troubles().contains(Trouble.INCOMPLETE)) {
      return;
    }
    List<Certificate> chain = listed.certificates();
    Certificate last = chain.get(chain.size() - 1);
    Optional<Certificate> issuer = issuer(last);
    boolean lacking =
        issuer.isPresent()
            ? !issuer.get().isSelfIssued()
            : chain.size() == 1 && !isCalledRoot(last.issuer());
    if (lacking) {
      findings.add(Finding.about(listed.entry().alias(), Trouble.INCOMPLETE, missing(last)));
    }
  }

  private Optional<Certificate> issuer(Certificate certificate) {
    return Stream.concat(
            known.stream(), store.contents().trusted().stream().map(each -> each.certificate()))
        .filter(certificate::namesAsIssuer)
        .filter(candidate -> certificate.isSignedBy(candidate.publicKey()))
        .findFirst();
  }

  private static boolean isCalledRoot(DistinguishedName name) {
    return name.toString().toLowerCase(Locale.ROOT).contains("root");
  }

  private void lookForDuplicates() {
    Map<Certificate, String> aliases = new HashMap<>();
    for (KeyStoreEntry.Trusted trusted : store.contents().trusted()) {
      String first = aliases.putIfAbsent(trusted.certificate(), trusted.alias());
      if (first != null) {
        findings.add(
            Finding.about(trusted.alias(), Trouble.DUPLICATE, "it is \"" + first + "\", too"));
      }
    }
  }

  private void lookForKeys(boolean forTrust) {
    for (KeyStoreEntry entry : store.contents().entries()) {
      if (isKey(entry) && (forTrust || isCaBesideTrusted(entry))) {
        findings.add(Finding.about(entry.alias(), Trouble.KEY_AMONG_TRUSTED));
      }
    }
  }

  private static boolean isKey(KeyStoreEntry entry) {
    return entry instanceof KeyStoreEntry.Key || ListedEntry.isLocked(entry);
  }

  /** A CA's key in a store from which others take the CA's certificate. */
  private boolean isCaBesideTrusted(KeyStoreEntry entry) {
    List<Certificate> chain = entry.certificates();
    return store.contents().trusted().stream().anyMatch(KeyStoreEntry.Trusted::marked)
        && !chain.isEmpty()
        && chain.get(0).isCa();
  }
}
