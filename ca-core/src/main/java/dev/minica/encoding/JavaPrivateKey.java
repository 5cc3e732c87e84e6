package dev.minica.encoding;

import dev.minica.internal.asn1.Der;
import dev.minica.key.PrivateKeyInfo;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key as the readers of key stores take it. */
public final class JavaPrivateKey {

  /** ML-DSA-44, -65 and -87. */
  private static final Set<String> ML_DSA =
      Set.of("2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19");

  private JavaPrivateKey() {}

  /**
   * DER of the key as OneAsymmetricKey (RFC 5958 section 2) in version 1: OpenSSL 3.0 does not read
   * version 2, which has the public key as well.
   *
   * <pre>
   * OneAsymmetricKey ::= SEQUENCE {
   *   version              INTEGER { v1(0) },
   *   privateKeyAlgorithm  AlgorithmIdentifier,
   *   privateKey           OCTET STRING, ... }
   * </pre>
   */
  public static byte[] encode(PrivateKeyInfo key) {
    ASN1Sequence fields = ASN1Sequence.getInstance(Der.decode(key.encoded(), "private key"));
    return Der.encode(
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(0),
              fields.getObjectAt(1),
              ML_DSA.contains(key.algorithmOid()) ? expanded(key) : fields.getObjectAt(2)
            }));
  }

  /**
   * Java reads one of the three choices of RFC 9881 section 6.
   *
   * <pre>
   * ML-DSA-PrivateKey ::= CHOICE {
   *   seed         [0] OCTET STRING,
   *   expandedKey  OCTET STRING,
   *   both         SEQUENCE { seed OCTET STRING, expandedKey OCTET STRING } }
   * </pre>
   */
  private static DEROctetString expanded(PrivateKeyInfo key) {
    return Der.read(
        "ML-DSA private key",
        () -> {
          var mlDsa = (MLDSAPrivateKeyParameters) PrivateKeyFactory.createKey(key.encoded());
          return new DEROctetString(Der.encode(new DEROctetString(mlDsa.getEncoded())));
        });
  }
}
