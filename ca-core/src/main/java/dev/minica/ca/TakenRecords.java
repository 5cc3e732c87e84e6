package dev.minica.ca;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.takeover.ForeignRevocation;
import dev.minica.ca.takeover.IssuedProfile;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.RevocationReason;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a foreign CA has issued and revoked, as far as it can be recorded here. */
final class TakenRecords {

  /** From here on it pays to check signatures by all processors at once. */
  private static final int MANY = 1_000;

  /** More serial numbers help nobody who reads a note. */
  private static final int NAMED = 20;

  private final Certificate ca;
  private final Map<SerialNumber, IssuedCertificate> issued = new LinkedHashMap<>();
  private final Map<SerialNumber, Revocation> revocations = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  TakenRecords(Certificate ca) {
    this.ca = ca;
  }

  Map<SerialNumber, IssuedCertificate> issued() {
    return issued;
  }

  Map<SerialNumber, Revocation> revocations() {
    return revocations;
  }

  /** What is not taken over, and why. */
  List<String> notes() {
    return notes;
  }

  /** Takes those that this CA has signed, but for its own certificate. */
  void addIssued(List<Certificate> certificates) {
    Stream<Certificate> stream =
        certificates.size() < MANY ? certificates.stream() : certificates.parallelStream();
    List<Certificate> own = stream.filter(this::isIssued).toList();
    List<Certificate> others = new ArrayList<>(certificates);
    others.removeAll(new HashSet<>(own));
    others.removeIf(ca::equals);
    if (!others.isEmpty()) {
      note("not taken over, since another CA or key signed them", others);
    }
    own.stream().filter(certificate -> !certificate.equals(ca)).forEach(this::addIssued);
  }

  private boolean isIssued(Certificate certificate) {
    return certificate.namesAsIssuer(ca)
        && certificate.identifiersAllow(ca)
        && certificate.mayBeSignedBy(ca.publicKey());
  }

  private void addIssued(Certificate certificate) {
    SerialNumber serial = certificate.serialNumber();
    if (!isRecordable(serial)) {
      note(
          "not taken over, for a serial number that is negative or too long", List.of(certificate));
      return;
    }
    try {
      requireReadable(certificate);
    } catch (MinicaException e) {
      notes.add("certificate " + serial + " is not taken over: " + e.getMessage());
      return;
    }
    IssuedCertificate other =
        issued.putIfAbsent(
            serial, new IssuedCertificate(certificate, IssuedProfile.of(certificate)));
    if (other != null && !other.certificate().equals(certificate)) {
      notes.add(
          "of two certificates " + serial + " one is not taken over: " + certificate.subject());
    }
  }

  /** What listing and revoking read of each record: one that is malformed must not stop them. */
  private static void requireReadable(Certificate certificate) {
    certificate.subjectAltNames();
    certificate.basicConstraints();
    certificate.authorityKeyIdentifier();
  }

  private void note(String what, List<Certificate> certificates) {
    noteSerials(what, certificates.stream().map(Certificate::serialNumber).toList());
  }

  private void noteSerials(String what, List<SerialNumber> all) {
    List<String> some = all.stream().limit(NAMED).map(SerialNumber::toString).toList();
    notes.add(what + ": " + String.join(", ", some) + (all.size() > NAMED ? ", ..." : ""));
  }

  /**
   * Takes them all: a CRL from which one is missing would be worse than none.
   *
   * @throws MinicaException BAD_INPUT if one cannot be recorded
   */
  void addRevocations(List<ForeignRevocation> foreign) {
    String keyId = Revocation.keyId(ca);
    for (ForeignRevocation each : foreign) {
      SerialNumber serial = each.serialNumber();
      if (!isRecordable(serial)) {
        throw new MinicaException(
            Kind.BAD_INPUT,
            "the revocation of certificate "
                + serial
                + " cannot be recorded: the number is negative or has over "
                + SerialNumber.MAX_OCTETS
                + " octets");
      }
      revocations.putIfAbsent(
          serial, new Revocation(serial, keyId, each.notAfter(), each.revokedAt(), each.reason()));
    }
  }

  /**
   * Takes what a CRL names besides. When such a certificate would have expired is not known unless
   * it is there, but at the latest with its CA.
   */
  void addNamed(Crl crl) {
    boolean isAlone = issued.isEmpty() && revocations.isEmpty();
    List<SerialNumber> more = new ArrayList<>();
    for (CrlEntry entry : crl.entries()) {
      SerialNumber serial = entry.serialNumber();
      if (entry.reason() == RevocationReason.REMOVE_FROM_CRL) {
        notes.add("certificate " + serial + " is removed from the CRL, and so is not revoked here");
      } else if (!revocations.containsKey(serial)) {
        addRevocations(List.of(revocation(entry)));
        more.add(serial);
      }
    }
    if (!isAlone && !more.isEmpty()) {
      noteSerials("revoked since the last CRL says so, and not the index", more);
    }
  }

  private ForeignRevocation revocation(CrlEntry entry) {
    IssuedCertificate known = issued.get(entry.serialNumber());
    Certificate lasting = known == null ? ca : known.certificate();
    return new ForeignRevocation(
        entry.serialNumber(),
        lasting.validity().notAfter(),
        entry.revocationDate(),
        entry.reason());
  }

  private static boolean isRecordable(SerialNumber serial) {
    return serial.value().signum() >= 0
        && serial.value().bitLength() <= 8 * SerialNumber.MAX_OCTETS;
  }
}
