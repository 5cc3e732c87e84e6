package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.revocation.OcspSigner;
import dev.minica.store.RecordOutline;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whom a CA lets sign its OCSP responses (RFC 6960 section 4.2.2.2), so that the CA's own key is
 * not at work for each request. The key is in memory only; its certificate lasts a week and is
 * followed by another, with another key, before that is over.
 */
final class DelegatedSigner {

  /** How long to go on with a certificate that could not be followed by another yet. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What comes before the issuer's name in the common name. */
  private static final String NAME = "OCSP responder of ";

  private final Issuance issuance;
  private final Environment environment;
  private final Consumer<MinicaException> troubles;
  private @Nullable OcspSigner current;
  private Instant renewal = Instant.MIN;

  /**
   * @param troubles told when no new certificate can be issued while the old one still does
   */
  DelegatedSigner(Issuance issuance, Environment environment, Consumer<MinicaException> troubles) {
    this.issuance = issuance;
    this.environment = environment;
    this.troubles = troubles;
  }

  /** Whether a certificate was issued to such a signer. */
  static boolean isOne(RecordOutline issued) {
    return issued.profile().equals(Profile.OCSP.name())
        && issued
            .certificate()
            .subject()
            .commonName()
            .filter(cn -> cn.startsWith(NAME))
            .isPresent();
  }

  /**
   * Who signs now.
   *
   * @throws MinicaException if nobody does, and no certificate can be issued or recorded
   */
  synchronized OcspSigner get() {
    Instant now = environment.now();
    OcspSigner signer = current;
    boolean usable = signer != null && signer.certificate().validity().contains(now);
    if (signer != null && usable && now.isBefore(renewal)) {
      return signer;
    }
    try {
      return renew(now);
    } catch (MinicaException e) {
      if (signer == null || !usable) {
        throw e;
      }
      troubles.accept(e);
      renewal = now.plus(PATIENCE);
      return signer;
    }
  }

  private OcspSigner renew(Instant now) {
    SubjectPublicKeyInfo issuerKey = issuance.ca().certificate().publicKey();
    KeyPair pair = KeyPairs.generate(algorithm(issuerKey), environment.random());
    Certificate certificate = issuance.keep(request(), pair.publicKey());
    OcspSigner signer = new OcspSigner(SigningKey.of(pair, environment.random()), certificate);
    current = signer;
    renewal = new Validity(now, certificate.validity().notAfter()).lastSeventh();
    return signer;
  }

  /** One that whoever checks the issuer's signatures can check as well. */
  private static KeyAlgorithm algorithm(SubjectPublicKeyInfo issuerKey) {
    return issuerKey.isRsa()
        ? KeyAlgorithm.RSA_2048
        : issuerKey.algorithm().orElse(KeyAlgorithm.EC_P256);
  }

  private IssuanceRequest request() {
    DistinguishedName name = DistinguishedName.ofCommonName(NAME + issuance.ca().name());
    return new IssuanceRequest(
        List.of(),
        Profile.OCSP,
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
