package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyWeakness;
import dev.minica.seed.DoNotTrust;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.KeyUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The policy on CAs that others made: below which of them certificates are worth anything. */
public final class Acceptance {

  /** The tag [0] before the other fields of a TBSCertificate (RFC 5280 section 4.1). */
  private static final byte VERSION = (byte) 0xa0;

  private static final int MAX_CHAIN = 10;

  private static final String HINT = "make a new CA with minica init";

  private Acceptance() {}

  /**
   * The certificates from a CA up to its root.
   *
   * @throws MinicaException REFUSED if one of them is no CA's, has an unfit key or a name that is
   *     not in DER, or is made for tests; BAD_INPUT if one is missing, or there are too many
   */
  public static List<Certificate> chain(ForeignCa ca) {
    List<Certificate> chain = new ArrayList<>(List.of(ca.certificate()));
    require(ca.certificate());
    while (!isRoot(last(chain))) {
      if (chain.size() == MAX_CHAIN) {
        throw new MinicaException(
            Kind.BAD_INPUT, "more than " + MAX_CHAIN + " certificates are above one another");
      }
      chain.add(issuer(last(chain), ca.above(), chain));
    }
    return List.copyOf(chain);
  }

  private static Certificate last(List<Certificate> chain) {
    return chain.get(chain.size() - 1);
  }

  private static boolean isRoot(Certificate certificate) {
    return certificate.isSelfIssued() && certificate.mayBeSignedBy(certificate.publicKey());
  }

  private static Certificate issuer(
      Certificate subject, List<Certificate> above, List<Certificate> chain) {
    for (Certificate candidate : above) {
      if (!chain.contains(candidate)
          && subject.namesAsIssuer(candidate)
          && subject.identifiersAllow(candidate)) {
        require(candidate); // before its key is used
        if (subject.mayBeSignedBy(candidate.publicKey())) {
          return candidate;
        }
      }
    }
    throw new MinicaException(
            Kind.BAD_INPUT,
            "the CA is no root, and the certificate of its issuer is not there: "
                + subject.issuer())
        .withHint("give the certificates above it, up to the root, with --root FILE");
  }

  /**
   * Holds one certificate to the policy.
   *
   * @throws MinicaException REFUSED; BAD_INPUT if an extension is malformed
   */
  static void require(Certificate certificate) {
    requireInEarnest(certificate);
    if (!certificate.isCa()) {
      throw refused(
          certificate,
          certificate.version() < 3
              ? "is of version " + certificate.version() + ", and cannot say that it is a CA's"
              : "does not say that it is a CA's (RFC 5280 section 4.2.1.9)");
    }
    if (certificate
        .keyUsage()
        .filter(usages -> !usages.contains(KeyUsage.KEY_CERT_SIGN))
        .isPresent()) {
      throw refused(certificate, "has a key usage without keyCertSign");
    }
    List<KeyWeakness> weaknesses = KeyWeakness.of(certificate.publicKey());
    if (!weaknesses.isEmpty()) {
      throw refused(
          certificate,
          "has an unfit key: "
              + weaknesses.stream().map(KeyWeakness::words).collect(Collectors.joining("; ")));
    }
    requireName(certificate);
  }

  /** Other programs mark their test certificates by the same words, in whatever attribute. */
  private static void requireInEarnest(Certificate certificate) {
    for (DistinguishedName.Attribute attribute : certificate.subject().attributes()) {
      if (attribute.value().toUpperCase(Locale.ROOT).contains(DoNotTrust.UNIT)) {
        throw new MinicaException(
                Kind.REFUSED,
                "the CA is one for tests, whose key everybody can make: its subject holds \""
                    + DoNotTrust.UNIT
                    + "\"")
            .withHint(HINT);
      }
    }
  }

  /** What it issues repeats its name octet for octet, and has to be DER (X.690 clause 10). */
  private static void requireName(Certificate certificate) {
    if (certificate.subject().isEmpty()) {
      throw refused(certificate, "has an empty subject (RFC 5280 section 4.1.2.6)");
    }
    byte[] name = subject(certificate);
    if (!Arrays.equals(name, Der.encode(Der.decode(name, "subject")))) {
      throw refused(certificate, "has a subject that is not in DER");
    }
  }

  /** Its octets as they stand there, which no decoded name is sure to have. */
  private static byte[] subject(Certificate certificate) {
    List<byte[]> fields = Der.elements(Der.elements(certificate.encoded()).get(0));
    boolean hasVersion = fields.get(0)[0] == VERSION;
    return fields.get(hasVersion ? 5 : 4);
  }

  private static MinicaException refused(Certificate certificate, String reason) {
    return new MinicaException(
            Kind.REFUSED, "the certificate of " + certificate.subject() + " " + reason)
        .withHint(HINT);
  }
}
