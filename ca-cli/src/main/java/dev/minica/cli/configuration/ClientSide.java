package dev.minica.cli.configuration;

import dev.minica.tls.ServerAddress;
import dev.minica.x509.GeneralName;

/**
 * A client that verifies a server.
 *
 * @param server to connect to
 * @param authenticates whether it shows a certificate of its own
 */
public record ClientSide(TlsFiles files, ServerAddress server, boolean authenticates) {

  /** Whether the server has a name that SNI can tell it, and no address (RFC 6066 section 3). */
  boolean hasName() {
    return GeneralName.parse(server.host()).kind() == GeneralName.Kind.DNS;
  }
}
