package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.PemBlock;
import dev.minica.internal.asn1.Der;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/** Parameters of keys, which openssl writes before the keys themselves. */
final class ParametersDescription {

  private ParametersDescription() {}

  /** Only the label says what they are of: in DER they could be of anything. */
  static Finding read(PemBlock block) {
    byte[] der = block.content();
    Meaning meaning =
        switch (block.label()) {
          case "EC PARAMETERS" -> Der.read("EC parameters", () -> curve(der));
          case "DH PARAMETERS", "X9.42 DH PARAMETERS" ->
              Der.read("DH parameters", () -> group("DH", der));
          case "DSA PARAMETERS" -> Der.read("DSA parameters", () -> group("DSA", der));
          default -> throw new MinicaException(Kind.BAD_INPUT, "parameters of an unknown kind");
        };
    return Finding.of(
        Description.builder()
            .shown("type", "type", Value.of("parameters"), List.of("parameters of keys"))
            .shown("parameters", "for", meaning.value(), meaning.lines())
            .build());
  }

  private static Meaning curve(byte[] der) {
    ASN1Primitive value = Der.decode(der, "EC parameters");
    Description.Builder description = Description.builder().hidden("algorithm", "EC");
    if (!(value instanceof ASN1ObjectIdentifier oid)) {
      requireSequence(value);
      return new Meaning(
          description.hidden("curve", "explicit parameters").build(),
          List.of("EC with a curve of its own, spelled out"));
    }
    String name = AlgorithmNames.ofCurve(oid.getId());
    description.hidden("curve", name).hidden("curveOid", oid.getId());
    X9ECParameters curve = ECNamedCurveTable.getByOID(oid);
    if (curve == null) {
      return new Meaning(description.build(), List.of(Lines.bounded("EC " + name)));
    }
    int bits = curve.getCurve().getFieldSize();
    return new Meaning(
        description.hidden("size", Value.of(bits)).build(),
        List.of("EC " + name + ", " + bits + " bits"));
  }

  private static void requireSequence(ASN1Primitive value) {
    if (!(value instanceof ASN1Sequence)) {
      throw new IllegalArgumentException("neither the name of a curve nor a curve");
    }
  }

  /** The first two numbers are p and g of DH (PKCS #3), and p and q of DSA (RFC 3279). */
  private static Meaning group(String algorithm, byte[] der) {
    ASN1Sequence numbers = (ASN1Sequence) Der.decode(der, "parameters");
    BigInteger prime = ((ASN1Integer) numbers.getObjectAt(0)).getValue();
    BigInteger second = ((ASN1Integer) numbers.getObjectAt(1)).getValue();
    int bits = prime.bitLength();
    boolean dh = algorithm.equals("DH");
    String words = dh ? "generator " + RevocationExtensions.decimal(second) : "";
    Description value =
        Description.builder()
            .hidden("algorithm", algorithm)
            .hidden("size", Value.of(bits))
            .hidden(
                dh ? "generator" : "subgroupSize",
                dh ? Value.of(RevocationExtensions.decimal(second)) : Value.of(second.bitLength()))
            .build();
    return new Meaning(
        value,
        List.of(
            algorithm
                + ", "
                + bits
                + " bits, "
                + (dh ? words : "subgroup of " + second.bitLength() + " bits")));
  }
}
