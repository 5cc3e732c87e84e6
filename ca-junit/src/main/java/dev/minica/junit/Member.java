package dev.minica.junit;

import dev.minica.Environment;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.key.KeyPair;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.revocation.CertificateStatus;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.OcspAuthority;
import dev.minica.revocation.OcspSigner;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A CA with its key, what it has issued and what of that is revoked. It signs its answers itself.
 */
final class Member implements OcspAuthority {

  private static final Duration CRL_LIFETIME = Duration.ofDays(7);

  private record Revoked(Instant since, RevocationReason reason) {}

  private final IssuingCa ca;
  private final Origin origin;
  private final SigningKey signing;
  private final Set<SerialNumber> issued = ConcurrentHashMap.newKeySet();
  private final Map<SerialNumber, Revoked> revoked = new ConcurrentHashMap<>();
  private final AtomicLong crls = new AtomicLong();

  Member(IssuingCa ca, KeyPair keys, Origin origin) {
    this.ca = ca;
    this.origin = origin;
    this.signing = SigningKey.of(keys, origin.environment(ca.name() + "/signing").random());
  }

  IssuingCa ca() {
    return ca;
  }

  Certificate issue(
      IssuanceRequest request, SubjectPublicKeyInfo subjectKey, Environment environment) {
    Certificate certificate = new Issuer(ca, signing, environment).issue(request, subjectKey);
    issued.add(certificate.serialNumber());
    return certificate;
  }

  boolean hasIssued(Certificate certificate) {
    return issued.contains(certificate.serialNumber())
        && certificate.isSignedBy(signing.publicKey());
  }

  /** The first reason is the one that stays. */
  void revoke(Certificate certificate, RevocationReason reason) {
    Instant now = origin.now();
    revoked.putIfAbsent(certificate.serialNumber(), new Revoked(now, reason));
  }

  /** All that is revoked, said now. */
  Crl crl() {
    Certificate issuer = ca.certificate();
    Instant now = origin.now();
    return new Issuer(ca, signing, origin.environment("now"))
        .sign(
            new CrlTemplate(
                issuer.subject(),
                signing.publicKey().keyIdentifier(),
                now,
                now.plus(CRL_LIFETIME),
                BigInteger.valueOf(crls.incrementAndGet()),
                entries()));
  }

  private List<CrlTemplate.Entry> entries() {
    return revoked.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(SerialNumber::value)))
        .map(
            each ->
                new CrlTemplate.Entry(
                    each.getKey(), each.getValue().since(), each.getValue().reason()))
        .toList();
  }

  @Override
  public Certificate issuer() {
    return ca.certificate();
  }

  @Override
  public CertificateStatus status(SerialNumber serialNumber) {
    Revoked found = revoked.get(serialNumber);
    if (found != null) {
      return CertificateStatus.revoked(found.since(), found.reason());
    }
    return issued.contains(serialNumber) ? CertificateStatus.GOOD : CertificateStatus.UNKNOWN;
  }

  @Override
  public OcspSigner signer() {
    return new OcspSigner(signing, ca.certificate());
  }
}
