package dev.minica.inspection;

import java.util.List;
import java.util.Optional;

/**
 * What a TLS server showed of itself, whether anybody would trust it or not.
 *
 * @param address host and port, as they were asked for
 * @param protocol the version that was agreed on, such as {@code TLSv1.3}
 * @param cipherSuite the cipher suite that was agreed on
 * @param chain the certificates that it sent, in its order, each in the octets that it sent
 * @param staples the OCSP responses that it sent along
 * @param trouble why the handshake went no further than its certificates, in words; empty if it did
 */
public record ServerAnswer(
    String address,
    String protocol,
    String cipherSuite,
    List<byte[]> chain,
    List<byte[]> staples,
    Optional<String> trouble) {

  public ServerAnswer {
    chain = List.copyOf(chain);
    staples = List.copyOf(staples);
  }
}
