package dev.minica.revocation;

import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What those fetch who check certificates of a CA: certificates and CRLs, whose place RFC 5280
 * section 3 calls the repository, and answers of its OCSP responder. Its methods are called by any
 * number of threads, and each tells what is true at the time of the call.
 */
public interface Repository {

  /** What the CA calls those of its members that sign certificates. */
  List<String> names();

  /** Whether the OCSP responder speaks for the member with this name, which takes a key. */
  boolean answersFor(String name);

  /** The certificate of the member with this name, if there is one. */
  Optional<Certificate> certificate(String name);

  /**
   * The CRL of the member with this name, if there is one.
   *
   * @throws dev.minica.MinicaException if it cannot be had
   */
  Optional<Crl> crl(String name);

  /** The answer to an OCSP request, whatever that is: see {@link OcspResponder#answer}. */
  OcspResponse answer(byte[] ocspRequest);
}
