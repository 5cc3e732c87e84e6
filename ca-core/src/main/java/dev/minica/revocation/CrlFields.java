package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SignedEncoding;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.jspecify.annotations.Nullable;

/**
 * A CRL taken apart (RFC 5280 section 5.1), its entries as octets, since there can be very many.
 *
 * <pre>
 * CertificateList ::= SEQUENCE {
 *   tbsCertList         TBSCertList,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signatureValue      BIT STRING }
 *
 * TBSCertList ::= SEQUENCE {
 *   version              INTEGER OPTIONAL,
 *   signature            AlgorithmIdentifier,
 *   issuer               Name,
 *   thisUpdate           Time,
 *   nextUpdate           Time OPTIONAL,
 *   revokedCertificates  SEQUENCE OF SEQUENCE { ... } OPTIONAL,
 *   crlExtensions        [0] Extensions OPTIONAL }
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out, never compared
record CrlFields(
    SignedEncoding signed,
    int version,
    byte[] tbsAlgorithm,
    DistinguishedName issuer,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    byte[] entries,
    List<Extension> extensions) {

  private static final int INTEGER = 0x02;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int EXTENSIONS = 0xa0;
  private static final byte[] NO_ENTRIES = {SEQUENCE, 0};

  /** The caller runs it under {@link Der#read}. */
  static CrlFields decode(byte[] der) {
    SignedEncoding signed = SignedEncoding.decode(der, "CRL");
    Deque<byte[]> tbs = new ArrayDeque<>(Der.elements(signed.toBeSigned()));
    byte[] version = next(tbs, INTEGER);
    byte[] algorithm = tbs.remove();
    DistinguishedName issuer = DistinguishedName.decode(tbs.remove());
    Instant thisUpdate = CertificateTime.decode(tbs.remove());
    byte[] nextUpdate = next(tbs, UTC_TIME);
    nextUpdate = nextUpdate == null ? next(tbs, GENERALIZED_TIME) : nextUpdate;
    byte[] entries = next(tbs, SEQUENCE);
    byte[] extensions = next(tbs, EXTENSIONS);
    if (!tbs.isEmpty()) {
      throw new IllegalArgumentException(tbs.size() + " fields too many");
    }
    return new CrlFields(
        signed,
        version == null ? 1 : 1 + integer(version),
        algorithm,
        issuer,
        thisUpdate,
        Optional.ofNullable(nextUpdate).map(CertificateTime::decode),
        entries == null ? NO_ENTRIES : entries,
        extensions == null ? List.of() : Extension.decodeAll(Der.elements(extensions).get(0)));
  }

  private static byte @Nullable [] next(Deque<byte[]> fields, int tag) {
    byte[] first = fields.peek();
    return first != null && (first[0] & 0xff) == tag ? fields.remove() : null;
  }

  private static int integer(byte[] der) {
    return ((ASN1Integer) Der.decode(der, "version")).intValueExact();
  }
}
