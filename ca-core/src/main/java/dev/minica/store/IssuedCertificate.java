package dev.minica.store;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.util.Optional;

/**
 * A certificate and what its issuer knew beyond it.
 *
 * @param certificate as it was signed
 * @param profile the name of the profile it was issued under; one line, without control characters
 * @param profileFile of a profile that was a file: the SHA-256 of its octets in hexadecimal
 */
public record IssuedCertificate(
    Certificate certificate, String profile, Optional<String> profileFile) {

  /**
   * @throws MinicaException BAD_INPUT if the profile name is blank, begins or ends with a space, or
   *     holds a character that cannot be shown as it is
   */
  public IssuedCertificate {
    requireProfileName(profile);
  }

  static void requireProfileName(String profile) {
    if (profile.isBlank() || !profile.equals(profile.strip()) || !isShownAsItIs(profile)) {
      throw new MinicaException(
          Kind.BAD_INPUT, "not the name of a profile: \"" + Escaped.of(profile) + "\"");
    }
  }

  private static boolean isShownAsItIs(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Escaped.isNeededFor(text.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** One that was issued under a profile that is no file. */
  public IssuedCertificate(Certificate certificate, String profile) {
    this(certificate, profile, Optional.empty());
  }

  public SerialNumber serialNumber() {
    return certificate.serialNumber();
  }
}
