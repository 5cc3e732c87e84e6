package dev.minica.issuance;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.CertificationRequestSigner;
import dev.minica.csr.CertificationRequestTemplate;
import dev.minica.key.KeyPair;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Optional;

/** Whoever has a key and needs no CA to use it: asks others for certificates, or makes one. */
public final class KeyHolder {

  private final SigningKey key;
  private final Environment environment;

  /**
   * @throws MinicaException BAD_INPUT if the key is damaged or of an algorithm that minica does not
   *     sign with
   */
  public KeyHolder(KeyPair pair, Environment environment) {
    this.key = SigningKey.of(pair, environment.random());
    this.environment = environment;
  }

  /**
   * A request for a certificate of the key.
   *
   * @param names at least one
   * @param subject absent for the first name as common name, where it fits
   * @throws MinicaException REFUSED if the key is too weak for any CA
   */
  public CertificationRequest request(
      List<GeneralName> names, Optional<DistinguishedName> subject) {
    Issuer.refuseWeakKey(key.publicKey());
    DistinguishedName name = subject.orElseGet(() -> DefaultSubject.of(names));
    return CertificationRequestSigner.sign(CertificationRequestTemplate.of(name, names), key);
  }

  /**
   * A certificate of the key that it signs itself.
   *
   * @throws MinicaException as {@link SelfSigner#issue}
   */
  public Certificate selfSign(IssuanceRequest request) {
    return new SelfSigner(key, environment).issue(request);
  }

  /**
   * The same for what a request says.
   *
   * @throws MinicaException BAD_INPUT if the request is for another key; else as {@link
   *     SigningOrder#request} and {@link SelfSigner#issue}
   */
  public Certificate selfSign(CertificationRequest csr, SigningOrder order) {
    requireFor(csr, key.publicKey());
    return selfSign(order.request(csr));
  }

  /**
   * Makes sure that a request is for this key.
   *
   * @throws MinicaException BAD_INPUT if it is for another
   */
  public static void requireFor(CertificationRequest csr, SubjectPublicKeyInfo key) {
    if (!csr.publicKey().equals(key)) {
      throw new MinicaException(
          Kind.BAD_INPUT, "the key is not the one that the request asks a certificate for");
    }
  }
}
