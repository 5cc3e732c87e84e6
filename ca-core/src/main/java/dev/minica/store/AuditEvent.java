package dev.minica.store;

import dev.minica.issuance.IssuingCa;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a CA has done.
 *
 * @param time when, in whole seconds
 * @param action what
 * @param serialNumber of the certificate that it was done to or with
 * @param profile under which that was issued
 * @param issuer the name that the CA has for the member of it that signed
 * @param names of the certificate, for people: of any characters
 * @param reason of a revocation
 * @param number of a CRL
 * @param made the name that the CA has for an issuing CA that was made
 * @param replaces the serial number of what was renewed
 */
public record AuditEvent(
    Instant time,
    Action action,
    Optional<SerialNumber> serialNumber,
    Optional<String> profile,
    Optional<String> issuer,
    List<String> names,
    Optional<RevocationReason> reason,
    Optional<BigInteger> number,
    Optional<String> made,
    Optional<SerialNumber> replaces) {

  /** What a CA does that its log tells. */
  public enum Action {
    INIT,
    ISSUE,
    SIGN,
    RENEW,
    REVOKE,
    CRL,
    INTERMEDIATE,
    IMPORT;

    /** The word in the log. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public AuditEvent {
    names = List.copyOf(names);
  }

  /** One that made no issuing CA and replaces nothing. */
  public AuditEvent(
      Instant time,
      Action action,
      Optional<SerialNumber> serialNumber,
      Optional<String> profile,
      Optional<String> issuer,
      List<String> names,
      Optional<RevocationReason> reason,
      Optional<BigInteger> number) {
    this(
        time,
        action,
        serialNumber,
        profile,
        issuer,
        names,
        reason,
        number,
        Optional.empty(),
        Optional.empty());
  }

  /** That an issuing CA of this name was made. */
  public static AuditEvent ofIntermediate(Instant time, IssuedCertificate issued, String name) {
    AuditEvent event = ofCertificate(time, Action.INTERMEDIATE, issued, IssuingCa.ROOT);
    return new AuditEvent(
        time,
        event.action,
        event.serialNumber,
        event.profile,
        event.issuer,
        event.names,
        Optional.empty(),
        Optional.empty(),
        Optional.of(name),
        Optional.empty());
  }

  /** The same event, by which the certificate of this number was renewed. */
  public AuditEvent replacing(SerialNumber old) {
    return new AuditEvent(
        time, action, serialNumber, profile, issuer, names, reason, number, made, Optional.of(old));
  }

  /** That a certificate was issued, or imported as one that was. */
  public static AuditEvent ofCertificate(
      Instant time, Action action, IssuedCertificate issued, String issuer) {
    List<String> names = new ArrayList<>();
    for (GeneralName name : issued.certificate().subjectAltNames()) {
      names.add(name.value());
    }
    return new AuditEvent(
        time,
        action,
        Optional.of(issued.serialNumber()),
        Optional.of(issued.profile()),
        Optional.of(issuer),
        names,
        Optional.empty(),
        Optional.empty());
  }

  /** That a certificate was revoked. */
  public static AuditEvent ofRevocation(
      Instant time, IssuedCertificate issued, String issuer, RevocationReason reason) {
    return ofCertificate(time, Action.REVOKE, issued, issuer).because(reason);
  }

  /** That a revocation was imported, of a certificate that is not there itself. */
  public static AuditEvent ofImport(
      Instant time, SerialNumber serialNumber, String issuer, RevocationReason reason) {
    return new AuditEvent(
        time,
        Action.IMPORT,
        Optional.of(serialNumber),
        Optional.empty(),
        Optional.of(issuer),
        List.of(),
        Optional.of(reason),
        Optional.empty());
  }

  /** The same of what is revoked for this reason. */
  public AuditEvent because(RevocationReason why) {
    return new AuditEvent(
        time, action, serialNumber, profile, issuer, names, Optional.of(why), number);
  }

  /** That a CRL was made. */
  public static AuditEvent ofCrl(Instant time, String issuer, BigInteger number) {
    return new AuditEvent(
        time,
        Action.CRL,
        Optional.empty(),
        Optional.empty(),
        Optional.of(issuer),
        List.of(),
        Optional.empty(),
        Optional.of(number));
  }
}
