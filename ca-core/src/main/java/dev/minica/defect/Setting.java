package dev.minica.defect;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.GeneralName;

/**
 * For whom specimens are made, and when.
 *
 * @param host the DNS name that the client asks for; of three labels or more, so that wildcards can
 *     go wrong in each
 * @param environment its clock says when the specimens are shown; keys and serial numbers come from
 *     its randomness
 */
public record Setting(String host, Environment environment) {

  /** RFC 2606 section 3: nobody has it. */
  public static final String HOST = "server.defects.example";

  /**
   * @throws MinicaException USAGE if the host is no DNS name, or one of less than three labels
   */
  public Setting {
    GeneralName name = GeneralName.parse(host);
    if (name.kind() != GeneralName.Kind.DNS || parent(parent(host)).isEmpty()) {
      throw new MinicaException(Kind.USAGE, host + " is no DNS name of three labels")
          .withHint("take one such as " + HOST);
    }
  }

  /** For {@link #HOST}. */
  public static Setting of(Environment environment) {
    return new Setting(HOST, environment);
  }

  /** What follows the first dot. */
  static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
