package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyAlgorithm.Family;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kind a new key is to be: that of the old one. RSA keys have one of the lengths that minica
 * makes, the next that is no shorter: 1,024 bits are no longer taken by anybody's defaults.
 *
 * @param remark what changes, as a clause; absent if nothing does
 */
record KeyKind(KeyAlgorithm algorithm, Optional<String> remark) {

  private static final int OCTET_BITS = 8;

  /**
   * The kind of a key.
   *
   * @throws MinicaException REFUSED if minica makes none of the kind
   */
  static KeyKind of(SubjectPublicKeyInfo key) {
    Optional<KeyAlgorithm> same = key.algorithm();
    if (same.isPresent()) {
      return new KeyKind(same.get(), Optional.empty());
    } else if (key.isRsa() || key.algorithmOid().equals(SubjectPublicKeyInfo.RSASSA_PSS)) {
      KeyAlgorithm next = rsa(modulusBits(key));
      return new KeyKind(next, Optional.of("the key is " + next + " now, and was " + words(key)));
    }
    throw new MinicaException(Kind.REFUSED, "minica makes no keys like " + key)
        .withHint("--keep-key keeps the key of what signs nothing");
  }

  private static String words(SubjectPublicKeyInfo key) {
    return key.isRsa() ? key.toString() : "for RSASSA-PSS alone";
  }

  /** What is not taken apart counts as short. */
  private static int modulusBits(SubjectPublicKeyInfo key) {
    if (key.isRsa()) {
      return key.modulusBits();
    }
    List<Tlv> numbers = Tlv.of(key.keyBits(), "public key").elements(1);
    return numbers.isEmpty() ? 0 : OCTET_BITS * (numbers.get(0).size() - 1);
  }

  private static KeyAlgorithm rsa(int bits) {
    return of(Family.RSA)
        .filter(each -> each.size() >= bits)
        .findFirst()
        .orElse(KeyAlgorithm.RSA_4096);
  }

  /** From the smallest to the largest. */
  private static Stream<KeyAlgorithm> of(Family family) {
    return Arrays.stream(KeyAlgorithm.values()).filter(each -> each.family() == family);
  }

  /**
   * The kind of key that signed a certificate, which its signature shows: that of RSA is as long as
   * the modulus, the numbers of ECDSA are as long as those of the curve. P-256 where it shows
   * nothing.
   */
  static KeyAlgorithm ofSigner(Certificate certificate) {
    String oid = certificate.signatureAlgorithmOid();
    byte[] signature = certificate.signature();
    if (oid.startsWith("1.2.840.113549.1.1.")) {
      return rsa(OCTET_BITS * signature.length);
    } else if (oid.startsWith("1.2.840.10045.4.")) {
      return curve(signature);
    }
    return SignatureAlgorithm.ofOid(oid)
        .flatMap(
            algorithm ->
                Arrays.stream(KeyAlgorithm.values())
                    .filter(each -> SignatureAlgorithm.of(each) == algorithm)
                    .findFirst())
        .orElse(KeyAlgorithm.EC_P256);
  }

  /** ECDSA-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 section 2.2.3). */
  private static KeyAlgorithm curve(byte[] signature) {
    int octets =
        Tlv.of(signature, "signature").elements(2).stream().mapToInt(Tlv::size).max().orElse(0);
    return of(Family.EC)
        .filter(each -> (each.size() + OCTET_BITS) / OCTET_BITS >= octets)
        .findFirst()
        .orElse(KeyAlgorithm.EC_P521);
  }
}
