package dev.minica.defect;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyPair;
import dev.minica.seed.Seed;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For whom specimens are made, and when.
 *
 * @param host the DNS name that the client asks for. Some defects need the domains above it, so
 *     with three labels or more there are all
 * @param environment its clock says when the specimens are shown; keys and serial numbers come from
 *     its randomness
 * @param server whose key and names they have; otherwise a new key's, and the host's
 */
public record Setting(String host, Environment environment, Optional<Server> server) {

  /** RFC 2606 section 3: nobody has it. */
  public static final String HOST = "server.defects.example";

  /**
   * A server there is.
   *
   * @param key its own
   * @param like a certificate of that key, which lends subject, names and usages
   */
  public record Server(KeyPair key, Certificate like) {

    private static final Set<String> KEPT =
        Set.of(
            Extension.KEY_USAGE,
            Extension.EXTENDED_KEY_USAGE,
            Extension.SUBJECT_ALT_NAME,
            Extension.BASIC_CONSTRAINTS);

    /** What a server's kind is known by. */
    List<Extension> kept() {
      return like.extensions().stream().filter(own -> KEPT.contains(own.oid())).toList();
    }
  }

  /**
   * @throws MinicaException USAGE if the host is no DNS name
   */
  public Setting {
    if (GeneralName.parse(host).kind() != GeneralName.Kind.DNS) {
      throw new MinicaException(Kind.USAGE, host + " is no DNS name")
          .withHint("take one such as " + HOST);
    }
  }

  /** For a new server of this host. */
  public Setting(String host, Environment environment) {
    this(host, environment, Optional.empty());
  }

  /** For {@link #HOST}. */
  public static Setting of(Environment environment) {
    return new Setting(HOST, environment);
  }

  /**
   * For this host, at the {@link Seed#EPOCH}, with keys that anybody can make again. Each defect
   * and host draws from a stream of its own, so that one more in the catalogue changes no other.
   */
  public static Setting of(String host, Defect defect, Seed seed) {
    String label = "defect/" + defect.id() + "/" + host;
    return new Setting(host, seed.environment(label, Seed.EPOCH));
  }

  /** What follows the first dot. */
  static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
