package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;

/**
 * What certificates, requests, CRLs and OCSP responses have in common (RFC 5280 sections 4.1 and
 * 5.1, RFC 2986 section 4.2, RFC 6960 section 4.2.1): something signed, and its signature.
 *
 * <pre>
 * SEQUENCE {
 *   toBeSigned          ANY,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signature           BIT STRING,
 *   ... }
 * </pre>
 *
 * <p>The parts are the octets as they stand there: what is decoded of them is just what the
 * signature covers.
 */
public final class SignedEncoding {

  private static final int SEQUENCE = 0x30;

  /** The second octet of a value of indefinite length (X.690 clause 8.1.3.6). */
  private static final byte INDEFINITE = (byte) 0x80;

  private final List<byte[]> parts;
  private final byte[] signature;

  private SignedEncoding(List<byte[]> parts, byte[] signature) {
    this.parts = parts;
    this.signature = signature;
  }

  /**
   * Takes one apart that ends with its signature.
   *
   * @param what it is, for messages
   * @throws MinicaException BAD_INPUT if it is not that structure
   */
  public static SignedEncoding decode(byte[] der, String what) {
    return decode(der, what, 3);
  }

  /**
   * Takes one apart.
   *
   * @param what it is, for messages
   * @param most how many fields there may be: three, and others after the signature
   * @throws MinicaException BAD_INPUT if it is not that structure
   */
  public static SignedEncoding decode(byte[] der, String what, int most) {
    Der.check(der, what);
    return Der.read(
        what,
        () -> {
          List<byte[]> parts = parts(der, most);
          return new SignedEncoding(parts, octets(parts.get(2), what));
        });
  }

  /**
   * Puts one together.
   *
   * @param toBeSigned DER of what is signed
   * @param algorithm DER of the signatureAlgorithm
   * @param signature its octets, as {@link SigningKey#sign} gives them
   */
  public static SignedEncoding of(byte[] toBeSigned, byte[] algorithm, byte[] signature) {
    byte[] bitString = Der.encode(new DERBitString(signature));
    return new SignedEncoding(List.of(toBeSigned, algorithm, bitString), signature);
  }

  /** The same content with another signature, and nothing after it. */
  public SignedEncoding with(byte[] other) {
    return of(toBeSigned(), algorithmEncoded(), other);
  }

  /** All of it. */
  public byte[] encoded() {
    return Der.constructed(SEQUENCE, parts.toArray(byte[][]::new));
  }

  private static List<byte[]> parts(byte[] der, int most) {
    if (der[0] != SEQUENCE || der[1] == INDEFINITE) {
      throw new IllegalArgumentException("no SEQUENCE of definite length");
    }
    List<byte[]> parts = Der.elements(der);
    if (parts.size() < 3 || parts.size() > most) {
      throw new IllegalArgumentException(
          parts.size() + " fields instead of 3" + (most > 3 ? " to " + most : ""));
    }
    return parts;
  }

  /** A signature that ends within an octet is none that any algorithm makes. */
  private static byte[] octets(byte[] bitString, String what) {
    ASN1BitString bits = (ASN1BitString) Der.decode(bitString, what);
    return bits.getPadBits() == 0 ? bits.getOctets() : new byte[0];
  }

  /** DER of what is signed; no copy. */
  public byte[] toBeSigned() {
    return parts.get(0);
  }

  /** DER of the signatureAlgorithm; no copy. */
  public byte[] algorithmEncoded() {
    return parts.get(1);
  }

  /**
   * The object identifier of the signatureAlgorithm in dotted decimal.
   *
   * @throws MinicaException BAD_INPUT if it has none
   */
  public String algorithmOid() {
    return Der.read(
        "signature algorithm",
        () -> {
          ASN1Sequence fields = (ASN1Sequence) Der.decode(parts.get(1), "signature algorithm");
          return ((ASN1ObjectIdentifier) fields.getObjectAt(0)).getId();
        });
  }

  /** The algorithm it is signed with, if minica knows it and the parameters are the right ones. */
  public Optional<SignatureAlgorithm> algorithm() {
    return SignatureAlgorithm.ofIdentifier(parts.get(1));
  }

  /** The octets of the signature; no copy. */
  public byte[] signature() {
    return signature;
  }

  /** DER of the fields after the signature; no copies. */
  public List<byte[]> further() {
    return parts.subList(3, parts.size());
  }

  /** Whether this key's private half made the signature; "no" also for an unknown algorithm. */
  public boolean isSignedBy(SubjectPublicKeyInfo key) {
    return algorithm()
        .filter(a -> SignatureCheck.verifies(key, a, toBeSigned(), signature))
        .isPresent();
  }
}
