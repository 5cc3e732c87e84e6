package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.CertificationRequest;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;

/**
 * Reads public keys in the forms people keep them in: SubjectPublicKeyInfo (RFC 5280 section
 * 4.1.2.7), PKCS#1 (RFC 8017 appendix A.1.1), or inside a certificate or certification request.
 */
public final class EncodedPublicKey {

  private static final String PKCS1_LABEL = "RSA PUBLIC KEY";

  private EncodedPublicKey() {}

  /**
   * The public key that a PEM text or a DER value holds openly; of several certificates the
   * first's, which in a chain is the one that the others vouch for. A request counts where there is
   * no certificate; whether its key has signed it is not looked at.
   *
   * @return nothing if there is a private key to compute it from, or neither key nor certificate
   *     nor request
   * @throws MinicaException BAD_INPUT if there is more than one public key, or a malformed one
   */
  public static Optional<SubjectPublicKeyInfo> find(byte[] pemOrDer) {
    return Pem.isDer(pemOrDer) ? ofDer(pemOrDer) : ofBlocks(Pem.decode(pemOrDer));
  }

  private static Optional<SubjectPublicKeyInfo> ofBlocks(List<PemBlock> blocks) {
    if (blocks.stream().anyMatch(block -> block.label().endsWith(PemBlock.PRIVATE_KEY))) {
      return Optional.empty();
    }
    List<PemBlock> keys = blocks.stream().filter(EncodedPublicKey::isKey).toList();
    if (keys.size() > 1) {
      throw new MinicaException(Kind.BAD_INPUT, "more than one public key: " + keys);
    }
    return keys.stream()
        .findFirst()
        .or(() -> blocks.stream().filter(PemBlock::isCertificate).findFirst())
        .or(() -> blocks.stream().filter(EncodedRequest::isRequest).findFirst())
        .map(EncodedPublicKey::ofBlock);
  }

  private static boolean isKey(PemBlock block) {
    return block.label().equals(PemBlock.PUBLIC_KEY) || block.label().equals(PKCS1_LABEL);
  }

  private static SubjectPublicKeyInfo ofBlock(PemBlock block) {
    return block.read(
        octets ->
            ofDer(octets)
                .orElseThrow(
                    () ->
                        new MinicaException(Kind.BAD_INPUT, block.label() + " is something else")));
  }

  /**
   * Tells them apart by their fields: SubjectPublicKeyInfo is SEQUENCE and BIT STRING, PKCS#1 two
   * INTEGERs, and what is signed ends in a BIT STRING after two SEQUENCEs.
   */
  private static Optional<SubjectPublicKeyInfo> ofDer(byte[] der) {
    ASN1Sequence fields =
        Der.read("public key", () -> ASN1Sequence.getInstance(Der.decode(der, "public key")));
    boolean signed = fields.size() > 1 && last(fields) instanceof ASN1BitString;
    if (signed && fields.size() == 2) {
      return Optional.of(SubjectPublicKeyInfo.decode(der));
    } else if (signed && fields.size() == 3) {
      return Optional.of(
          isRequestInfo(fields.getObjectAt(0))
              ? CertificationRequest.decode(der).publicKey()
              : Certificate.decode(der).publicKey());
    }
    boolean twoNumbers = fields.size() == 2 && fields.getObjectAt(0) instanceof ASN1Integer;
    return twoNumbers && last(fields) instanceof ASN1Integer
        ? Optional.of(ofPkcs1(der))
        : Optional.empty();
  }

  /**
   * RFC 2986 section 4: version, subject, key, attributes; a certificate has six fields or more.
   */
  private static boolean isRequestInfo(ASN1Encodable signed) {
    return signed instanceof ASN1Sequence fields
        && fields.size() <= 4
        && fields.size() > 0
        && fields.getObjectAt(0) instanceof ASN1Integer;
  }

  private static Object last(ASN1Sequence fields) {
    return fields.getObjectAt(fields.size() - 1);
  }

  /** The BIT STRING of an RSA SubjectPublicKeyInfo is PKCS#1 (RFC 3279 section 2.3.1). */
  private static SubjectPublicKeyInfo ofPkcs1(byte[] der) {
    return SubjectPublicKeyInfo.decode(
        Der.encode(
            new DERSequence(
                AlgorithmIds.withNull(SubjectPublicKeyInfo.RSA_ENCRYPTION),
                new DERBitString(der))));
  }
}
