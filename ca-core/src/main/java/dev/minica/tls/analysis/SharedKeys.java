package dev.minica.tls.analysis;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.trace.Check;
import dev.minica.tls.wire.Octets;
import java.util.Arrays;
import java.util.Optional;

/** What two public shares come to, for who has the private key of one of them. */
final class SharedKeys {

  private static final String CLAUSE = "RFC 8446 section 7.4";

  private SharedKeys() {}

  /** The shared secret, told in the step; empty if neither private key is known. */
  static Optional<NamedOctets> of(
      Connection connection, Octets client, Octets server, StepDraft step) {
    for (KeyShare share : connection.evidence().own().keyShares()) {
      if (isSame(share.publicShare(), client)) {
        return agree(share, server, step);
      }
      if (isSame(share.publicShare(), server)) {
        return agree(share, client, step);
      }
    }
    return Optional.empty();
  }

  private static Optional<NamedOctets> agree(KeyShare own, Octets peer, StepDraft step) {
    try {
      return Optional.of(step.derived(own.agree(peer.toArray())));
    } catch (MinicaException refused) {
      step.check(Check.disagreed("the peer's share", String.valueOf(refused.getMessage()), CLAUSE));
      return Optional.empty();
    }
  }

  /** In TLS 1.2 a number may come without the zeros it begins with. */
  private static boolean isSame(byte[] share, Octets sent) {
    return Arrays.equals(withoutZeros(share), withoutZeros(sent.toArray()));
  }

  private static byte[] withoutZeros(byte[] octets) {
    int zeros = 0;
    while (zeros < octets.length && octets[zeros] == 0) {
      zeros++;
    }
    return Arrays.copyOfRange(octets, zeros, octets.length);
  }
}
