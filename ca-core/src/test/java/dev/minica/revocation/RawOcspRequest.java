package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** An OCSP request for tests (RFC 6960 section 4.1.1), right or wrong. */
public final class RawOcspRequest {

  private final List<ASN1Encodable> before = new ArrayList<>();
  private final ASN1EncodableVector requests = new ASN1EncodableVector();
  private final List<Extension> extensions = new ArrayList<>();

  public static RawOcspRequest empty() {
    return new RawOcspRequest();
  }

  public static RawOcspRequest of(Certificate issuer, Certificate... certificates) {
    RawOcspRequest request = new RawOcspRequest();
    for (Certificate certificate : certificates) {
      request.asking(CertId.of(CertIdHash.SHA_1, issuer, certificate.serialNumber()));
    }
    return request;
  }

  public RawOcspRequest asking(Certificate issuer, SerialNumber serialNumber) {
    return asking(CertId.of(CertIdHash.SHA_1, issuer, serialNumber));
  }

  public RawOcspRequest asking(CertId certId) {
    requests.add(new DERSequence(certId.toAsn1()));
    return this;
  }

  public RawOcspRequest asking(CertId certId, Extension extension) {
    ASN1Encodable single = Der.decode(Extension.encodeAll(List.of(extension)), "extensions");
    requests.add(
        new DERSequence(
            new ASN1Encodable[] {certId.toAsn1(), new DERTaggedObject(true, 0, single)}));
    return this;
  }

  /** The version is one more than the number. */
  public RawOcspRequest version(int number) {
    before.add(new DERTaggedObject(true, 0, new ASN1Integer(number)));
    return this;
  }

  public RawOcspRequest nonce(byte[] nonce) {
    return with(
        new Extension(BasicOcspResponse.NONCE, false, Der.encode(new DEROctetString(nonce))));
  }

  public RawOcspRequest with(Extension extension) {
    extensions.add(extension);
    return this;
  }

  public byte[] encode() {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    before.forEach(fields::add);
    fields.add(new DERSequence(requests));
    if (!extensions.isEmpty()) {
      ASN1Encodable encoded = Der.decode(Extension.encodeAll(extensions), "extensions");
      fields.add(new DERTaggedObject(true, 2, encoded));
    }
    return Der.encode(new DERSequence(new DERSequence(fields)));
  }
}
