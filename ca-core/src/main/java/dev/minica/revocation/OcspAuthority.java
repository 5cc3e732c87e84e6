package dev.minica.revocation;

import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;

/** An issuer that a responder speaks for. Its methods are called by any number of threads. */
public interface OcspAuthority {

  /** The issuer. */
  Certificate issuer();

  /**
   * What is true now: a revocation that was acknowledged before the call is seen by it.
   *
   * @throws MinicaException if it cannot be known
   */
  CertificateStatus status(SerialNumber serialNumber);

  /**
   * Who signs now.
   *
   * @throws MinicaException if there is nobody
   */
  OcspSigner signer();
}
