package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/** A public key: which algorithm, how large, and the names that others have for it. */
final class KeyDescription {

  /** Above this an exponent is no number that says anything to anybody. */
  private static final int MAX_EXPONENT_BITS = 256;

  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final String EC = "1.2.840.10045.2.1";

  private final SubjectPublicKeyInfo key;
  private final Description.Builder description = Description.builder();
  private final StringBuilder words = new StringBuilder();

  private KeyDescription(SubjectPublicKeyInfo key) {
    this.key = key;
  }

  /** Its fields for programs, and for people what matters of them. */
  static Meaning of(SubjectPublicKeyInfo key) {
    return new KeyDescription(key).meaning();
  }

  private Meaning meaning() {
    String algorithm = AlgorithmNames.ofKey(key.algorithmOid());
    description.hidden("algorithm", algorithm).hidden("oid", key.algorithmOid());
    words.append(algorithm);
    try {
      Der.read("key", this::parameters);
    } catch (MinicaException malformed) {
      description.hidden("malformed", String.valueOf(malformed.getMessage()));
      words.append(", malformed");
    }
    String identifier = Lines.colons(key.keyIdentifier());
    description
        .hidden("keyIdentifier", identifier)
        .hidden("sha256", Lines.colons(Digests.sha256(key.encoded())));
    return new Meaning(
        description.build(), List.of(Lines.bounded(words.toString()), "identifier " + identifier));
  }

  private boolean parameters() {
    if (key.algorithmOid().equals(EC)) {
      curve();
    } else if (key.isRsa() || key.algorithmOid().equals(RSA_PSS)) {
      rsa(RSAPublicKey.getInstance(Der.decode(key.keyBits(), "RSA key")));
    }
    return true;
  }

  private void rsa(RSAPublicKey rsa) {
    size(rsa.getModulus().bitLength());
    String exponent = exponent(rsa.getPublicExponent());
    description.hidden("exponent", exponent);
    words.append(", exponent ").append(exponent);
  }

  private static String exponent(BigInteger exponent) {
    int bits = exponent.bitLength();
    return bits <= MAX_EXPONENT_BITS ? exponent.toString() : "of " + bits + " bits";
  }

  private void size(int bits) {
    description.hidden("size", Value.of(bits));
    words.append(", ").append(bits).append(" bits");
  }

  /**
   *
   *
   * <pre>
   * ECParameters ::= CHOICE { namedCurve OBJECT IDENTIFIER, ... } (RFC 5480 section 2.1.1)
   * </pre>
   */
  private void curve() {
    ASN1Sequence algorithm =
        (ASN1Sequence) ((ASN1Sequence) Der.decode(key.encoded(), "key")).getObjectAt(0);
    ASN1Encodable parameters = algorithm.getObjectAt(1);
    if (parameters instanceof ASN1ObjectIdentifier oid) {
      String name = AlgorithmNames.ofCurve(oid.getId());
      description.hidden("curve", name).hidden("curveOid", oid.getId());
      words.append(' ').append(name);
      X9ECParameters curve = ECNamedCurveTable.getByOID(oid);
      if (curve != null) {
        size(curve.getCurve().getFieldSize());
      }
    } else {
      description.hidden("curve", "explicit parameters");
      words.append(" with a curve of its own, spelled out in parameters");
    }
  }
}
