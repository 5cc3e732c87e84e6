package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.ca.CertificateAuthority;
import dev.minica.revocation.CrlFormat;
import dev.minica.revocation.CrlTemplate;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.Certificate;
import java.util.Optional;

/**
 * {@code minica revoke} by openssl, and the CRL by which clients learn of it.
 *
 * @param authority issuing as who issued the certificate
 * @param next the CRL before it is revoked
 */
public record RevokeScript(
    CertificateAuthority authority,
    Certificate certificate,
    RevocationReason reason,
    CrlTemplate next) {

  /**
   * Writes the script.
   *
   * @throws MinicaException USAGE if openssl cannot say the reason
   */
  public OpensslScript write() {
    OpensslScript.Builder script =
        new OpensslScript.Builder("Revokes a certificate of a CA that minica made, in a CRL.");
    script.says(
        "The CA's own files are used as they are. minica records a revocation, and needs no key",
        "for that; openssl leaves no trace in the CA directory, and prints the CRL that has it.");
    Certification.Signer signer = new ScriptAuthority(authority, Optional.empty()).signer();
    signer.key().using(script);
    CrlSteps steps = new CrlSteps(script, signer, next);
    steps.database(authority.revocations());
    steps.revoke(certificate, reason);
    steps.crl(CrlFormat.PEM, Optional.empty());
    return script.build();
  }
}
