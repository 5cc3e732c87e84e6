package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.AuthorityNames;
import java.util.List;
import java.util.Optional;

/**
 * CertificateRequest up to TLS 1.2 (RFC 5246 section 7.4.4, erratum 2864).
 *
 * <pre>
 * opaque DistinguishedName&lt;1..2^16-1&gt;;
 *
 * struct {
 *     ClientCertificateType certificate_types&lt;1..2^8-1&gt;;
 *     SignatureAndHashAlgorithm supported_signature_algorithms&lt;2..2^16-2&gt;;
 *     DistinguishedName certificate_authorities&lt;0..2^16-1&gt;;
 * } CertificateRequest;
 * </pre>
 *
 * @param certificateTypes numbers of IANA's registry
 * @param signatureAlgorithms absent before TLS 1.2
 * @param authorities DER of names; none if any would do
 */
public record CertificateRequest12(
    List<Integer> certificateTypes,
    Optional<List<Integer>> signatureAlgorithms,
    List<Octets> authorities)
    implements CertificateRequest {

  private static final int MAX_TYPES = 0xff;
  private static final int MAX_ALGORITHMS = 0xfffe;
  private static final int MAX_AUTHORITIES = 0xffff;

  public CertificateRequest12 {
    certificateTypes = Bounds.numbers("certificate_types", 1, certificateTypes, 1, MAX_TYPES);
    signatureAlgorithms =
        signatureAlgorithms.map(
            each -> Bounds.numbers("supported_signature_algorithms", 2, each, 2, MAX_ALGORITHMS));
    authorities.forEach(each -> Bounds.length("DistinguishedName", each, 1, MAX_AUTHORITIES));
    authorities = Bounds.vectors("certificate_authorities", 2, authorities, 0, MAX_AUTHORITIES);
  }

  static CertificateRequest12 decode(Cursor in, Context context) throws WireException {
    return new CertificateRequest12(
        in.list(
            "certificate_types",
            1,
            1,
            MAX_TYPES,
            each -> each.uint8("ClientCertificateType", CodePoints::clientCertificateType)),
        context.namesAlgorithms() ? Optional.of(algorithms(in)) : Optional.empty(),
        in.list("certificate_authorities", 2, 0, MAX_AUTHORITIES, AuthorityNames::decode));
  }

  private static List<Integer> algorithms(Cursor in) throws WireException {
    return in.list(
        "supported_signature_algorithms",
        2,
        2,
        MAX_ALGORITHMS,
        each -> each.uint16("SignatureAndHashAlgorithm", SignatureSchemes::name));
  }

  @Override
  public List<Integer> signatureSchemes() {
    return signatureAlgorithms.orElse(List.of());
  }

  @Override
  public void encodeBody(Encoder out) {
    out.list(1, certificateTypes, Encoder::uint8);
    signatureAlgorithms.ifPresent(each -> out.list(2, each, Encoder::uint16));
    out.list(2, authorities, (each, name) -> each.vector(2, name));
  }
}
