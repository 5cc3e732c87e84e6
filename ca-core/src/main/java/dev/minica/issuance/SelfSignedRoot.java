package dev.minica.issuance;

import dev.minica.Environment;
import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;

/** Where a CA begins: a certificate whose issuer is its subject and whose key signed it. */
public final class SelfSignedRoot {

  private SelfSignedRoot() {}

  /**
   * A root of profile {@link Profile#ROOT}. It has no authority key identifier: RFC 5280 section
   * 4.2.1.1 lets a self-signed certificate go without.
   *
   * @throws dev.minica.MinicaException USAGE if the lifetime ends after the year 9999
   */
  public static Certificate issue(
      DistinguishedName name, SigningKey key, TimeSpan lifetime, Environment environment) {
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(environment.random()),
            name,
            ValidityRule.fromNow(environment.now(), lifetime),
            name,
            key.publicKey(),
            Profile.ROOT.extensions(key.publicKey()));
    return CertificateSigner.sign(template, key);
  }
}
