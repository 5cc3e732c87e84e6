package dev.minica.issuance;

import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.util.List;

/** The subject of a certificate or request for which nobody asked for one. */
public final class DefaultSubject {

  /** ub-common-name of RFC 5280 appendix A.1, in characters. */
  private static final int MAX_COMMON_NAME = 64;

  /** ub-organization-name, likewise. */
  private static final int MAX_ORGANIZATION = 64;

  private static final String DOTS = "...";

  private DefaultSubject() {}

  /**
   * The first name as common name, for people to read: clients look at the subjectAltName only (RFC
   * 9525 section 2). A name too long for it leaves the subject empty, which RFC 5280 section
   * 4.1.2.6 allows.
   *
   * @param names at least one
   */
  public static DistinguishedName of(List<GeneralName> names) {
    String first = names.get(0).value();
    return first.length() <= MAX_COMMON_NAME
        ? DistinguishedName.ofCommonName(first)
        : DistinguishedName.EMPTY;
  }

  /**
   * The same for who is its own issuer, whose name must not be empty (RFC 5280 section 4.1.2.4): a
   * name too long for a common name becomes an organization, cut and with three dots at its end. As
   * a common name it could be taken for that of another host.
   *
   * @param names at least one
   */
  static DistinguishedName ofIssuer(List<GeneralName> names) {
    DistinguishedName name = of(names);
    return name.isEmpty() ? DistinguishedName.ofOrganization(cut(names.get(0).value())) : name;
  }

  private static String cut(String text) {
    int end = MAX_ORGANIZATION - DOTS.length();
    boolean isBetween = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, isBetween ? end - 1 : end) + DOTS;
  }
}
