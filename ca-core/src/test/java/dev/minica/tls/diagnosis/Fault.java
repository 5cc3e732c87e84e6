package dev.minica.tls.diagnosis;

import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Set;

/**
 * A mistake that is made on purpose.
 *
 * @param cause that has to be named
 * @param server that has the mistake, or meets it
 * @param wish what the clients are told
 * @param unmoved the clients that do not mind
 * @param root whom the clients believe
 * @param chain that the server shows; none if that is not what is wrong
 */
record Fault(
    String name,
    Cause cause,
    Server.Start server,
    Wish wish,
    Set<String> unmoved,
    List<Certificate> root,
    List<Certificate> chain) {

  /** With clients that do not mind. */
  Fault except(String... clients) {
    return new Fault(name, cause, server, wish, Set.of(clients), root, chain);
  }

  /** With what the server shows. */
  Fault showing(Credential credential) {
    return new Fault(name, cause, server, wish, unmoved, root, credential.chain());
  }
}
