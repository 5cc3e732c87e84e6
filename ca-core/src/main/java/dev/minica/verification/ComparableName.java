package dev.minica.verification;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * A name, or the base of a subtree, in the form in which name constraints compare it (RFC 5280
 * section 4.2.1.10).
 *
 * @param name the name itself
 * @param tag the number of its choice, 0 to 8
 * @param text what is compared: a DNS name or the host of a URI in lower case, an e-mail address
 *     with a lower-case domain, the canonical text of a distinguished name; of any other form,
 *     nothing
 */
record ComparableName(GeneralName name, int tag, String text) {

  /** emailAddress of PKCS#9, in subjects. */
  private static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

  private static final String COMMON_NAME = "2.5.4.3";

  private static final int RFC822_NAME = 1;
  private static final int DNS_NAME = 2;

  /** A name that a certificate holds. */
  static ComparableName of(GeneralName name) {
    return of(name, text(name));
  }

  /** The base of a subtree; that of URIs is a host or domain and no URI. */
  static ComparableName ofBase(GeneralName base) {
    return base.kind() == GeneralName.Kind.URI
        ? of(base, base.value().toLowerCase(Locale.ROOT))
        : of(base);
  }

  private static ComparableName of(GeneralName name, String text) {
    return new ComparableName(name, name.encoded()[0] & 0x1f, text);
  }

  private static String text(GeneralName name) {
    return switch (name.kind()) {
      case DNS -> name.value().toLowerCase(Locale.ROOT);
      case EMAIL -> withLowerCaseDomain(name.value());
      case URI -> UriHost.of(name.value());
      case DIRECTORY -> DistinguishedName.decode(Der.elements(name.encoded()).get(0)).canonical();
      default -> "";
    };
  }

  private static String withLowerCaseDomain(String address) {
    int at = address.lastIndexOf('@') + 1;
    return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }

  /**
   * The names of a certificate that constraints apply to: its subject, the e-mail addresses in
   * that, and the alternative names. The e-mail addresses count also where there are alternative
   * names, and common names like hosts where there is no DNS name, as in OpenSSL, GnuTLS and NSS:
   * RFC 5280 asks for neither, but there are clients that would take them for names.
   */
  static List<ComparableName> namesOf(Certificate certificate) {
    return namesOf(certificate.subject(), certificate.subjectAltNames());
  }

  static List<ComparableName> namesOf(DistinguishedName subject, List<GeneralName> altNames) {
    List<ComparableName> names = new ArrayList<>();
    if (!subject.isEmpty()) {
      names.add(of(GeneralName.ofDirectory(subject)));
    }
    subject.attributes().stream()
        .filter(attribute -> attribute.oid().equals(EMAIL_ADDRESS))
        .map(attribute -> ofText(RFC822_NAME, attribute.value()))
        .forEach(names::add);
    altNames.forEach(name -> names.add(of(name)));
    if (names.stream().noneMatch(name -> name.tag == DNS_NAME)) {
      names.addAll(hostsIn(subject));
    }
    return List.copyOf(names);
  }

  /** Common names that somebody might take for a DNS name. */
  private static List<ComparableName> hostsIn(DistinguishedName subject) {
    return commonNames(subject).stream()
        .filter(name -> name.name().value().indexOf('.') > 0)
        .filter(name -> DnsName.isHostOrWildcard(name.text()))
        .toList();
  }

  /** All common names as if they were DNS names, whatever they are. */
  static List<ComparableName> commonNames(DistinguishedName subject) {
    return subject.attributes().stream()
        .filter(attribute -> attribute.oid().equals(COMMON_NAME))
        .map(attribute -> ofText(DNS_NAME, attribute.value()))
        .toList();
  }

  /** A name of any text, since a subject may hold any. */
  private static ComparableName ofText(int tag, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return of(
        GeneralName.decode(
            Der.encode(new DERTaggedObject(false, tag, new DEROctetString(octets)))));
  }

  /** Whether both are the same choice of GeneralName: constraints speak of their own form only. */
  boolean isSameFormAs(ComparableName other) {
    return tag == other.tag;
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
