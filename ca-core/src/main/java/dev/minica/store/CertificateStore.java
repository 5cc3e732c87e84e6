package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.x509.SerialNumber;
import java.util.Optional;

/**
 * The certificates that a CA has issued. Each verb is atomic, and safe among any number of threads
 * and processes on the same store, without anybody waiting for anybody else's work. Nothing
 * recorded is ever changed or removed.
 */
public interface CertificateStore {

  /**
   * Records a certificate. It is durable when this returns, so that whoever hands the certificate
   * out afterwards hands out nothing unrecorded. Of several calls with one serial number exactly
   * one succeeds, whatever the certificates.
   *
   * @throws MinicaException CONFLICT if a certificate with that serial number is recorded;
   *     BAD_INPUT if the number is negative or longer than the 20 octets of RFC 5280 section
   *     4.1.2.2; REFUSED if the certificate is too large for the store; FAILED if it cannot be
   *     stored: it is not recorded then, except where the message says otherwise
   */
  void record(IssuedCertificate issued);

  /**
   * The certificate with this serial number, or nothing if none is recorded.
   *
   * @throws MinicaException BAD_INPUT if its record is corrupt; FAILED if the store cannot be read
   */
  Optional<IssuedCertificate> find(SerialNumber serialNumber);

  /**
   * All records, those included that cannot be read any more: one corrupt record hides no other.
   * Whatever was recorded before the call is in it; what is recorded during the call may be.
   *
   * @throws MinicaException FAILED if the store cannot be read
   */
  Listing list();
}
