package dev.minica.revocation;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers OCSP requests (RFC 6960 section 2) for the issuers it speaks for, whatever carries them.
 * Each answer is made for its request, so that a revocation is in the next one. Any number of
 * threads may ask.
 */
public final class OcspResponder {

  /**
   * How long an answer may be kept by who asked. Servers that staple answers fetch one as often as
   * that, and what they keep does not show a revocation.
   */
  static final Duration VALIDITY = Duration.ofHours(1);

  private final List<OcspAuthority> authorities;
  private final Environment environment;
  private final Consumer<MinicaException> troubles;

  /**
   * @param troubles told why a request was answered with internalError or tryLater, which clients
   *     are not told
   */
  public OcspResponder(
      List<? extends OcspAuthority> authorities,
      Environment environment,
      Consumer<MinicaException> troubles) {
    this.authorities = List.copyOf(authorities);
    this.environment = environment;
    this.troubles = troubles;
  }

  /**
   * The answer to whatever octets came in. There always is one, since the protocol has words for
   * each failure (RFC 6960 section 2.3): malformedRequest for what cannot be read or understood;
   * unauthorized for certificates of issuers that it does not speak for, and of several issuers at
   * once, for whom no one signature can speak; internalError; tryLater where something was busy.
   */
  public OcspResponse answer(byte[] request) {
    try {
      return answer(OcspRequest.decode(request));
    } catch (MinicaException malformed) {
      return OcspResponseSigner.failure(OcspResponseStatus.MALFORMED_REQUEST);
    }
  }

  private OcspResponse answer(OcspRequest request) {
    if (!request.unknownCritical().isEmpty()) {
      return OcspResponseSigner.failure(OcspResponseStatus.MALFORMED_REQUEST);
    }
    Optional<OcspAuthority> authority = authority(request.certIds());
    if (authority.isEmpty()) {
      return OcspResponseSigner.failure(OcspResponseStatus.UNAUTHORIZED);
    }
    try {
      return answer(request, authority.get());
    } catch (MinicaException e) {
      troubles.accept(e);
      return OcspResponseSigner.failure(
          e.kind() == Kind.BUSY ? OcspResponseStatus.TRY_LATER : OcspResponseStatus.INTERNAL_ERROR);
    }
  }

  /** The one issuer of them all. */
  private Optional<OcspAuthority> authority(List<CertId> certIds) {
    return authorities.stream()
        .filter(one -> certIds.stream().allMatch(id -> id.isIssuedBy(one.issuer())))
        .findFirst();
  }

  private OcspResponse answer(OcspRequest request, OcspAuthority authority) {
    OcspSigner signer = authority.signer();
    // before any status is read: that is when it was known to be right
    Instant now = environment.now();
    Instant until = earlier(now.plus(VALIDITY), signer.certificate().validity().notAfter());
    List<SingleResponse> responses = new ArrayList<>();
    for (CertId certId : request.certIds()) {
      CertificateStatus status = authority.status(certId.serialNumber());
      responses.add(
          new SingleResponse(
              certId, status.status(), status.revocation(), now, Optional.of(until), List.of()));
    }
    return OcspResponseSigner.sign(
        new OcspResponseTemplate(now, responses, request.nonce()),
        signer.key(),
        List.of(signer.certificate()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
