package dev.minica.revocation;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import java.util.List;
import java.util.Optional;

/**
 * What an OCSP client asks (RFC 6960 section 4.1.1), in a process that strangers can talk to: so it
 * is read within bounds. Who asks, and a signature of theirs, are not looked at.
 *
 * @param certIds of which certificates; 1 to {@value #MAX_CERT_IDS}
 * @param nonce 1 to {@value #MAX_NONCE} octets that the answer has to repeat (RFC 9654 section 2.1)
 * @param unknownCritical the object identifiers of critical extensions that are not understood:
 *     with any of them the request must not be answered (RFC 6960 section 4.1.2)
 */
public record OcspRequest(
    List<CertId> certIds, Optional<byte[]> nonce, List<String> unknownCritical) {

  /** The longest request that is read, in octets: {@value #MAX_CERT_IDS} CertIDs have room. */
  public static final int MAX_OCTETS = 16 * 1024;

  /** The most certificates that are asked for at once. */
  public static final int MAX_CERT_IDS = 100;

  /** RFC 9654 section 2.1: responders refuse what is longer. */
  public static final int MAX_NONCE = 128;

  public OcspRequest {
    certIds = List.copyOf(certIds);
    unknownCritical = List.copyOf(unknownCritical);
  }

  /**
   * Reads one DER OCSPRequest.
   *
   * @throws MinicaException BAD_INPUT if it is not that structure, or over a bound
   */
  public static OcspRequest decode(byte[] der) {
    if (der.length > MAX_OCTETS) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "OCSP request: " + der.length + " octets are over the bound of " + MAX_OCTETS);
    }
    return Der.read("OCSP request", () -> OcspRequestFields.decode(der));
  }

  /** Understood is the nonce, and nothing else (RFC 6960 section 4.4). */
  static boolean isUnderstood(Extension extension) {
    return extension.oid().equals(BasicOcspResponse.NONCE);
  }
}
