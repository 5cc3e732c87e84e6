package dev.minica.defect;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.GeneralName;

/**
 * For whom specimens are made, and when.
 *
 * @param host the DNS name that the client asks for. Some defects need the domains above it, so
 *     with three labels or more there are all
 * @param environment its clock says when the specimens are shown; keys and serial numbers come from
 *     its randomness
 */
public record Setting(String host, Environment environment) {

  /** RFC 2606 section 3: nobody has it. */
  public static final String HOST = "server.defects.example";

  /**
   * @throws MinicaException USAGE if the host is no DNS name
   */
  public Setting {
    GeneralName name = GeneralName.parse(host);
    if (name.kind() != GeneralName.Kind.DNS) {
      throw new MinicaException(Kind.USAGE, host + " is no DNS name")
          .withHint("take one such as " + HOST);
    }
  }

  /** For {@link #HOST}. */
  public static Setting of(Environment environment) {
    return new Setting(HOST, environment);
  }

  /**
   * What follows the first dot.
   *
   * @throws MinicaException USAGE if nothing does
   */
  static String parent(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      throw new MinicaException(Kind.USAGE, "this defect needs a domain above " + name)
          .withHint("take a host of three labels, such as " + HOST);
    }
    return name.substring(dot + 1);
  }
}
