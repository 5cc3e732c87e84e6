package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
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

  /** DSA (RFC 3279 section 2.3.2) and DH (section 2.3.3, PKCS #3): the parameters begin with p. */
  private static final Set<String> PRIME_FIRST =
      Set.of("1.2.840.10040.4.1", "1.2.840.10046.2.1", "1.2.840.113549.1.3.1");

  private static final String EC = SubjectPublicKeyInfo.EC_PUBLIC_KEY;

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

  /** What an AlgorithmIdentifier alone says of a key. The caller runs it under {@link Der#read}. */
  static Meaning ofAlgorithm(ASN1Sequence identifier) {
    String oid = Asn1.oid(identifier.getObjectAt(0));
    String name = AlgorithmNames.ofKey(oid);
    Description.Builder description =
        Description.builder().hidden("algorithm", name).hidden("oid", oid);
    StringBuilder words = new StringBuilder(name);
    if (PRIME_FIRST.contains(oid)) {
      int bits = primeBits(identifier);
      description.hidden("size", Value.of(bits));
      words.append(", ").append(bits).append(" bits");
    } else if (identifier.size() > 1
        && identifier.getObjectAt(1) instanceof ASN1ObjectIdentifier curve
        && oid.equals(EC)) {
      description.hidden("curve", AlgorithmNames.ofCurve(curve.getId()));
      words.append(' ').append(AlgorithmNames.ofCurve(curve.getId()));
    }
    return new Meaning(description.build(), List.of(Lines.bounded(words.toString())));
  }

  private static int primeBits(ASN1Sequence identifier) {
    ASN1Sequence parameters = (ASN1Sequence) identifier.getObjectAt(1);
    return ((ASN1Integer) parameters.getObjectAt(0)).getValue().bitLength();
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
    if (key.isEc()) {
      curve();
    } else if (key.isRsa() || key.algorithmOid().equals(RSA_PSS)) {
      rsa(RSAPublicKey.getInstance(Der.decode(key.keyBits(), "RSA key")));
    } else if (PRIME_FIRST.contains(key.algorithmOid())) {
      size(primeBits(algorithm()));
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
    ASN1Encodable parameters = algorithm().getObjectAt(1);
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

  private ASN1Sequence algorithm() {
    return (ASN1Sequence) ((ASN1Sequence) Der.decode(key.encoded(), "key")).getObjectAt(0);
  }
}
