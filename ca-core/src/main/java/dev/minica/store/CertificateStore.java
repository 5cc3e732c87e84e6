package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.x509.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The certificates that a CA has issued and revoked. Each verb is atomic, and safe among any number
 * of threads and processes on the same store, without anybody waiting for anybody else's work.
 * Nothing recorded is ever changed or removed.
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
  default Listing list() {
    Extract<IssuedCertificate> all = extract(outline -> Optional.of(outline.whole()));
    return new Listing(all.items(), all.corrupt());
  }

  /**
   * What is made of each certificate, in the order of {@link #list}: for who needs little of each
   * of very many, which need not be in memory at once then.
   *
   * @param making called once for each, perhaps by several threads at once; nothing leaves it out.
   *     If it fails with BAD_INPUT, since what it asks for is malformed, the record is corrupt
   * @throws MinicaException as {@link #list}
   */
  <T> Extract<T> extract(Function<RecordOutline, Optional<T>> making);

  /**
   * Revokes a certificate, for good. It is durable when this returns. Of several calls with one
   * serial number exactly one succeeds.
   *
   * @throws MinicaException CONFLICT if it is revoked already, saying since when; BAD_INPUT as
   *     {@link #record}; FAILED if it cannot be stored: it is not revoked then, except where the
   *     message says otherwise
   */
  void revoke(Revocation revocation);

  /**
   * The revocation of the certificate with this serial number, or nothing if it is not revoked.
   *
   * @throws MinicaException BAD_INPUT if it is corrupt; FAILED if the store cannot be read
   */
  Optional<Revocation> findRevocation(SerialNumber serialNumber);

  /**
   * All revocations, by ascending serial number. Whatever was revoked before the call is among
   * them; what is revoked during the call may be.
   *
   * @throws MinicaException BAD_INPUT if a single one is corrupt: a list from which a revoked
   *     certificate is missing must not pass for all; FAILED if the store cannot be read
   */
  List<Revocation> revocations();

  /**
   * How many revocations there are, without reading them. As none is ever removed, the same number
   * as before means the same revocations.
   *
   * @throws MinicaException FAILED if the store cannot be read
   */
  int countRevocations();
}
