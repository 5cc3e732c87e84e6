package dev.minica.verification;

import dev.minica.internal.asn1.Der;
import dev.minica.revocation.Crl;
import dev.minica.revocation.RevocationReason;
import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Time;

/** CRLs for tests, sound ones and such as are wrong on purpose. */
final class TestCrl {

  private static final String REASON_CODE = "2.5.29.21";

  private final Entity signer;
  private final ASN1EncodableVector entries = new ASN1EncodableVector();
  private final ASN1EncodableVector extensions = new ASN1EncodableVector();
  private DistinguishedName issuer;
  private Instant thisUpdate = TestPki.NOW.minusSeconds(3600);
  private Instant nextUpdate = TestPki.NOW.plusSeconds(3600);

  private TestCrl(Entity signer) {
    this.signer = signer;
    this.issuer = signer.certificate().subject();
  }

  static TestCrl of(Entity signer) {
    return new TestCrl(signer);
  }

  TestCrl issuer(DistinguishedName name) {
    issuer = name;
    return this;
  }

  TestCrl from(Instant start, Instant end) {
    thisUpdate = start;
    nextUpdate = end;
    return this;
  }

  TestCrl number(int number) {
    return extension(Crl.CRL_NUMBER, false, new ASN1Integer(number));
  }

  /** A delta CRL, to be numbered like any other. */
  TestCrl deltaTo(int number) {
    return extension(Crl.DELTA_CRL_INDICATOR, true, new ASN1Integer(number));
  }

  /** An issuing distribution point with nothing but this BOOLEAN field. */
  TestCrl only(int field) {
    return extension(
        Crl.ISSUING_DISTRIBUTION_POINT,
        true,
        new DERSequence(new DERTaggedObject(false, field, ASN1Boolean.TRUE)));
  }

  TestCrl extension(String oid, boolean critical, ASN1Encodable value) {
    extensions.add(encoded(oid, critical, value));
    return this;
  }

  TestCrl revoke(Certificate certificate, RevocationReason reason) {
    return revoke(certificate, encoded(REASON_CODE, false, new ASN1Enumerated(reason.code())));
  }

  /** An entry with an extension of this kind instead of a reason. */
  TestCrl revokeWith(Certificate certificate, Extension extension) {
    return revoke(
        certificate,
        encoded(extension.oid(), extension.critical(), Der.decode(extension.value(), "extension")));
  }

  private TestCrl revoke(Certificate certificate, ASN1Encodable extension) {
    entries.add(
        sequence(
            new ASN1Integer(certificate.serialNumber().value()),
            time(TestPki.NOW.minusSeconds(7200)),
            new DERSequence(extension)));
    return this;
  }

  Crl sign() {
    ASN1Primitive algorithm = Der.decode(signer.key().algorithm().algorithmIdentifier(), "alg");
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(1));
    fields.add(algorithm);
    fields.add(Der.decode(issuer.encoded(), "issuer"));
    fields.add(time(thisUpdate));
    fields.add(time(nextUpdate));
    if (entries.size() > 0) {
      fields.add(new DERSequence(entries));
    }
    fields.add(new DERTaggedObject(true, 0, new DERSequence(extensions)));
    DERSequence tbs = new DERSequence(fields);
    DERBitString signature = new DERBitString(signer.key().sign(Der.encode(tbs)));
    return Crl.decode(Der.encode(sequence(tbs, algorithm, signature)));
  }

  private static ASN1Encodable encoded(String oid, boolean critical, ASN1Encodable value) {
    DEROctetString octets = new DEROctetString(Der.encode(value));
    return critical
        ? sequence(new ASN1ObjectIdentifier(oid), ASN1Boolean.TRUE, octets)
        : sequence(new ASN1ObjectIdentifier(oid), octets);
  }

  private static ASN1Encodable time(Instant instant) {
    return new Time(Date.from(instant));
  }

  private static DERSequence sequence(ASN1Encodable... fields) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    Arrays.stream(fields).forEach(vector::add);
    return new DERSequence(vector);
  }
}
