package dev.minica.revocation;

import dev.minica.Environment;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An issuer, who signs OCSP responses for it, and what became of its certificates. */
final class OcspPki implements OcspAuthority {

  static final Environment ENVIRONMENT = Environment.system();

  private final Certificate root;
  private final SigningKey rootKey;
  private final OcspSigner signer;
  private final Map<SerialNumber, CertificateStatus> statuses = new ConcurrentHashMap<>();

  OcspPki(String name, KeyAlgorithm algorithm) {
    rootKey = newKey(algorithm);
    IssuanceRequest request =
        new IssuanceRequest(
            List.of(),
            Profile.ROOT,
            Optional.of(DistinguishedName.ofCommonName(name)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    root = new SelfSigner(rootKey, ENVIRONMENT).issue(request);
    SigningKey signerKey = newKey(algorithm);
    signer = new OcspSigner(signerKey, issue(Profile.OCSP, signerKey, "responder.example"));
  }

  static SigningKey newKey(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, ENVIRONMENT.random());
    return SigningKey.of(pair, ENVIRONMENT.random());
  }

  private Certificate issue(Profile profile, SigningKey key, String name) {
    return new Issuer(IssuingCa.ofRoot(root), rootKey, ENVIRONMENT)
        .issue(IssuanceRequest.of(profile, List.of(GeneralName.parse(name))), key.publicKey());
  }

  /** A certificate that this issuer's key signed, and nobody recorded. */
  Certificate stolen(String name) {
    return issue(Profile.SERVER, newKey(KeyAlgorithm.EC_P256), name);
  }

  /** A certificate that is good. */
  Certificate server(String name) {
    Certificate certificate = stolen(name);
    statuses.put(certificate.serialNumber(), CertificateStatus.GOOD);
    return certificate;
  }

  void revoke(Certificate certificate, Instant time, RevocationReason reason) {
    statuses.put(certificate.serialNumber(), CertificateStatus.revoked(time, reason));
  }

  OcspResponder responder() {
    return new OcspResponder(
        List.of(this),
        ENVIRONMENT,
        trouble -> {
          throw new AssertionError(trouble);
        });
  }

  @Override
  public Certificate issuer() {
    return root;
  }

  @Override
  public CertificateStatus status(SerialNumber serialNumber) {
    return statuses.getOrDefault(serialNumber, CertificateStatus.UNKNOWN);
  }

  @Override
  public OcspSigner signer() {
    return signer;
  }
}
