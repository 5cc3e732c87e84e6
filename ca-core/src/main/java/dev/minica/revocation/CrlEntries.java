package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * Walks the entries of a CRL.
 *
 * <pre>
 * SEQUENCE {
 *   userCertificate     CertificateSerialNumber,
 *   revocationDate      Time,
 *   crlEntryExtensions  Extensions OPTIONAL }
 * </pre>
 */
final class CrlEntries implements Iterator<CrlEntry> {

  /** RFC 5280 section 5.3.1. */
  static final String REASON_CODE = "2.5.29.21";

  private static final String INVALIDITY_DATE = "2.5.29.24";
  private static final String CERTIFICATE_ISSUER = "2.5.29.29";

  private final Iterator<byte[]> encoded;
  private DistinguishedName certificateIssuer;

  CrlEntries(DistinguishedName crlIssuer, byte[] entries) {
    this.encoded = Der.walk(entries);
    this.certificateIssuer = crlIssuer;
  }

  @Override
  public boolean hasNext() {
    return encoded.hasNext();
  }

  @Override
  public CrlEntry next() {
    if (!encoded.hasNext()) {
      throw new NoSuchElementException();
    }
    byte[] entry = encoded.next();
    return Der.read("CRL entry", () -> entry(Der.elements(entry)));
  }

  private CrlEntry entry(List<byte[]> fields) {
    if (fields.size() < 2 || fields.size() > 3) {
      throw new IllegalArgumentException("an entry of " + fields.size() + " fields");
    }
    List<Extension> extensions =
        fields.size() == 3 ? Extension.decodeAll(fields.get(2)) : List.of();
    RevocationReason reason = RevocationReason.UNSPECIFIED;
    boolean understood = true;
    for (Extension extension : extensions) {
      switch (extension.oid()) {
        case REASON_CODE -> reason = reason(extension);
        case CERTIFICATE_ISSUER -> certificateIssuer = issuer(extension);
        case INVALIDITY_DATE -> CertificateTime.decode(extension.value());
        default -> understood &= !extension.critical();
      }
    }
    return new CrlEntry(
        new SerialNumber(((ASN1Integer) Der.decode(fields.get(0), "serial number")).getValue()),
        certificateIssuer,
        CertificateTime.decode(fields.get(1)),
        reason,
        understood,
        extensions);
  }

  private static RevocationReason reason(Extension extension) {
    ASN1Enumerated code = (ASN1Enumerated) Der.decode(extension.value(), "reason code");
    return RevocationReason.ofCode(code.intValueExact())
        .orElseThrow(() -> new IllegalArgumentException("unknown reason " + code.getValue()));
  }

  /** RFC 5280 section 5.3.3: holds for the following entries, too, until another one does. */
  private static DistinguishedName issuer(Extension extension) {
    for (ASN1Encodable name : (ASN1Sequence) Der.decode(extension.value(), "certificate issuer")) {
      GeneralName general = GeneralName.decode(Der.encode(name));
      if (general.kind() == GeneralName.Kind.DIRECTORY) {
        return DistinguishedName.decode(Der.elements(general.encoded()).get(0));
      }
    }
    throw new IllegalArgumentException("a certificate issuer without a distinguished name");
  }
}
