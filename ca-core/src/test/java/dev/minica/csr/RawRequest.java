package dev.minica.csr;

import dev.minica.Environment;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/** A request put together field by field, for those that no honest program makes. */
public final class RawRequest {

  private static final SecureRandom RANDOM = Environment.system().random();

  /** The key of all of them but those that bring their own. */
  public static final KeyPair PAIR = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);

  private final SigningKey key = SigningKey.of(PAIR, RANDOM);
  private final List<ASN1Encodable> attributes = new ArrayList<>();
  private byte[] subject = DistinguishedName.ofCommonName("server.example").encoded();
  private int version;
  private byte[] algorithm = key.algorithm().algorithmIdentifier();
  private byte[] signature = new byte[0];

  /** Asks for these, in a list of their own. */
  public RawRequest extensions(Extension... extensions) {
    return attribute(
        Attribute.EXTENSION_REQUEST,
        Der.decode(Extension.encodeAll(List.of(extensions)), "extensions"));
  }

  /** Has this attribute too. */
  public RawRequest attribute(String oid, ASN1Encodable... values) {
    attributes.add(
        new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(oid), new DERSet(values)}));
    return this;
  }

  public RawRequest subject(byte[] der) {
    subject = der.clone();
    return this;
  }

  public RawRequest version(int encoded) {
    version = encoded;
    return this;
  }

  /** Says that it is signed with this algorithm. */
  public RawRequest algorithm(String oid) {
    algorithm = Der.encode(new DERSequence(new ASN1ObjectIdentifier(oid)));
    return this;
  }

  /** Has this signature instead of its own. */
  public RawRequest signature(byte[] octets) {
    signature = octets.clone();
    return this;
  }

  public CertificationRequest make() {
    return CertificationRequest.decode(encoded());
  }

  public byte[] encoded() {
    ASN1EncodableVector set = new ASN1EncodableVector();
    attributes.forEach(set::add);
    byte[] info =
        Der.encode(
            new DERSequence(
                new ASN1Encodable[] {
                  new ASN1Integer(version),
                  Der.decode(subject, "subject"),
                  Der.decode(PAIR.publicKey().encoded(), "key"),
                  new DERTaggedObject(false, 0, new DERSet(set))
                }));
    byte[] made = signature.length == 0 ? key.sign(info) : signature;
    return Der.encode(
        new DERSequence(
            new ASN1Encodable[] {
              Der.decode(info, "info"), Der.decode(algorithm, "algorithm"), new DERBitString(made)
            }));
  }
}
