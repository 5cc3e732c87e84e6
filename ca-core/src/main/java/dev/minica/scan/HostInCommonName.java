package dev.minica.scan;

import dev.minica.lint.Attribute;
import dev.minica.lint.Role;
import dev.minica.lint.Specimen;
import dev.minica.scan.Judgement.Verdict;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyUsage;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server's certificate from the time before alternative names, which programs still make: it says
 * by nothing but its common name whose it is. RFC 9525 section 2: that is not compared any more.
 *
 * <p>What says that it is for servers breaks a rule of lint then. What says nothing of the kind may
 * be anybody's, and is a server's if it is called like one.
 */
final class HostInCommonName {

  private static final String RULE = "rfc9525/server-has-name";

  /** RFC 1034 section 3.5 with two labels at least, IPv4, and what all machines call themselves. */
  private static final Pattern HOST =
      Pattern.compile(
          "localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}"
              + "|(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*");

  /** RFC 5280 appendix A: ub-common-name. */
  private static final int LONGEST = 64;

  private HostInCommonName() {}

  static Optional<Verdict> trouble(Specimen certificate) {
    return mayBeServers(certificate.role()) && !certificate.has(Extension.SUBJECT_ALT_NAME)
        ? host(certificate).map(HostInCommonName::verdict)
        : Optional.empty();
  }

  private static boolean mayBeServers(Role role) {
    return !role.isCa()
        && role.keyPurposes().isEmpty()
        && (!role.hasKeyUsage()
            || role.allowsAny(
                KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT));
  }

  private static Optional<String> host(Specimen certificate) {
    return certificate.subjectAttributes().stream()
        .filter(attribute -> attribute.type().equals(Attribute.COMMON_NAME))
        .map(Attribute::text)
        .filter(name -> name.length() <= LONGEST && HOST.matcher(name).matches())
        .findFirst();
  }

  private static Verdict verdict(String host) {
    String message = RULE + ": " + host + " is a common name, and there is no alternative name";
    return new Verdict(Problem.BROKEN_RULE, message, Optional.of(RULE));
  }
}
