package dev.minica.ca.checkup;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.internal.io.FileFacts;
import dev.minica.internal.io.StateDirectory;
import dev.minica.revocation.Crl;
import dev.minica.store.AuditLog;
import dev.minica.store.CrlArchive;
import dev.minica.store.DirectoryStore;
import dev.minica.store.Extract;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A CA directory that is looked over. It is read once, in the order that shows whole deeds while
 * others are at work: of two files, first the one that is written last. So each CRL is read before
 * the revocations it names, each revocation before the record of what it revokes, each record
 * before the certificate of its issuer. Only the log, which is written last of all, is read last:
 * what is missing in it may be on its way.
 */
final class Patient {

  /** Longer than any command takes from a first file to a last. */
  private static final Duration ON_THE_WAY = Duration.ofHours(1);

  /** So long a command may take from a record to the log. */
  private static final Duration ON_THE_WAY_TO_THE_LOG = Duration.ofMinutes(1);

  /**
   * The last CRL of an issuer.
   *
   * @param crl absent if there is none, or it cannot be read
   */
  record LastCrl(String keyId, Optional<Crl> crl, Optional<String> problem) {}

  private final Layout layout;
  private final StateDirectory state;
  private final Environment environment;
  private final List<LastCrl> lastCrls;
  private final Extract<Revocation> revocations;
  private final Set<SerialNumber> recorded = new HashSet<>();
  private final List<Certificate> unsigned;
  private final List<String> corrupt;
  private final List<Member> members;

  Patient(Layout layout, StateDirectory state, Environment environment) {
    this.layout = layout;
    this.state = state;
    this.environment = environment;
    this.lastCrls = crls().issuerKeyIds().stream().map(this::lastCrl).toList();
    this.revocations = store().readableRevocations();
    List<Certificate> known = authorities(layout.members());
    Extract<Certificate> read =
        store()
            .extract(
                issued -> {
                  note(issued.serialNumber());
                  return Optional.of(issued.certificate().certificate())
                      .filter(certificate -> !isSigned(certificate, known));
                });
    this.members = layout.members();
    List<Certificate> all = authorities(members);
    this.unsigned =
        read.items().stream().filter(certificate -> !isSigned(certificate, all)).toList();
    this.corrupt = read.corrupt();
  }

  /** Called by several threads. */
  private void note(SerialNumber serialNumber) {
    synchronized (recorded) {
      recorded.add(serialNumber);
    }
  }

  private LastCrl lastCrl(String keyId) {
    try {
      return new LastCrl(keyId, crls().latest(keyId), Optional.empty());
    } catch (MinicaException e) {
      return new LastCrl(keyId, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static List<Certificate> authorities(Collection<Member> members) {
    return members.stream().flatMap(member -> member.certificate().stream()).toList();
  }

  static boolean isSigned(Certificate certificate, List<Certificate> authorities) {
    return authorities.stream()
        .filter(certificate::namesAsIssuer)
        .anyMatch(authority -> certificate.isSignedBy(authority.publicKey()));
  }

  Layout layout() {
    return layout;
  }

  StateDirectory state() {
    return state;
  }

  Path directory() {
    return state.root();
  }

  Instant now() {
    return environment.now();
  }

  CrlArchive crls() {
    return new CrlArchive(state);
  }

  DirectoryStore store() {
    return new DirectoryStore(state);
  }

  AuditLog log() {
    return new AuditLog(state);
  }

  /** The issuing CAs, damaged ones as well. */
  List<Member> members() {
    return members;
  }

  /** The issuing CA with this key identifier. */
  Optional<Member> member(String keyId) {
    return members.stream()
        .filter(member -> member.keyId().filter(keyId::equals).isPresent())
        .findFirst();
  }

  List<LastCrl> lastCrls() {
    return lastCrls;
  }

  /** The revocations that can be read, and what is said of the others. */
  Extract<Revocation> revocations() {
    return revocations;
  }

  Optional<Revocation> revocation(Certificate certificate) {
    return revocations.items().stream()
        .filter(revocation -> revocation.isOf(certificate))
        .findFirst();
  }

  /** The serial numbers on record in the store. */
  Set<SerialNumber> recorded() {
    return recorded;
  }

  /** What is on record and was signed by nobody here. */
  List<Certificate> unsigned() {
    return unsigned;
  }

  /** What is said of records that cannot be read. */
  List<String> corrupt() {
    return corrupt;
  }

  /** Whether something of that number was issued, an intermediate perhaps. */
  boolean isOnRecord(SerialNumber serialNumber) {
    return recorded.contains(serialNumber) || intermediate(serialNumber).isPresent();
  }

  private List<Certificate> intermediates() {
    return authorities(members.stream().filter(member -> !member.name().isRoot()).toList());
  }

  /** The intermediate with this serial number. */
  Optional<Certificate> intermediate(SerialNumber serialNumber) {
    return intermediates().stream()
        .filter(certificate -> certificate.serialNumber().equals(serialNumber))
        .findFirst();
  }

  /** How many certificates are on record. */
  int certificates() {
    return recorded.size() + intermediates().size();
  }

  /** What is in a directory below, that one's name included; {@code .} is the directory itself. */
  List<FileFacts> files(String below) {
    Path folder = directory().resolve(below).normalize();
    List<FileFacts> files = new ArrayList<>();
    for (String name : state.disk().list(folder)) {
      FileFacts.of(folder.resolve(name)).ifPresent(files::add);
    }
    files.sort((one, other) -> one.name().compareTo(other.name()));
    return files;
  }

  /** A file as a path below the directory. */
  String where(Path file) {
    return directory().equals(file) ? "." : directory().relativize(file).toString();
  }

  /**
   * What of these is nobody's work in progress: all, if nobody is writing; else those that have
   * lain there for longer than any work takes.
   */
  List<FileFacts> atRest(Supplier<List<FileFacts>> looking) {
    List<FileFacts> found = new ArrayList<>();
    boolean isCertain = state.whileNobodyWrites(() -> found.addAll(looking.get()));
    if (!isCertain) {
      looking.get().stream()
          .filter(file -> file.modified().isBefore(now().minus(ON_THE_WAY)))
          .forEach(found::add);
    }
    return found;
  }

  /** Whether who wrote this file must have written of it to the log by now. */
  boolean isOverdueInLog(Path file) {
    return FileFacts.of(file)
        .filter(facts -> facts.modified().isBefore(now().minus(ON_THE_WAY_TO_THE_LOG)))
        .isPresent();
  }
}
