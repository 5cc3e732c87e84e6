package dev.minica.tls.engine;

import dev.minica.tls.KeyExchange;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.wire.Octets;
import dev.minica.x509.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client is to offer, and whom it is to believe.
 *
 * @param serverName for server_name (RFC 6066 section 3); absent to send none
 * @param versions that it offers
 * @param keyExchange that it offers in TLS 1.2; absent for all
 * @param suites as IANA names them, in order; empty for those that the engine offers by itself
 * @param groups in order; empty for those that the engine offers by itself
 * @param applicationProtocols of ALPN (RFC 7301), in order; empty to send none
 * @param identity what it shows if it is asked for a certificate
 * @param roots whom it believes
 * @param request what it sends once the handshake is done; empty to send nothing
 * @param limit for the whole, connecting included
 */
public record ClientWishes(
    Optional<String> serverName,
    Set<TlsVersion> versions,
    Optional<KeyExchange> keyExchange,
    List<String> suites,
    List<NamedGroup> groups,
    List<String> applicationProtocols,
    Optional<TlsIdentity> identity,
    List<Certificate> roots,
    Octets request,
    Duration limit) {

  public ClientWishes {
    versions = Set.copyOf(versions);
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    applicationProtocols = List.copyOf(applicationProtocols);
    roots = List.copyOf(roots);
  }
}
