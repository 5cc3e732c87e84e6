package dev.minica.tls.crypto;

import java.util.List;

/** Names for what key agreements take and give. */
final class SharedSecret {

  private static final String NAME = "shared secret";

  private SharedSecret() {}

  static Derivation of(
      String clause, String function, NamedOctets privateKey, byte[] peerShare, byte[] secret) {
    NamedOctets peer = NamedOctets.open("peer's share", peerShare);
    return new Derivation(
        NamedOctets.secret(NAME, secret),
        clause,
        function + "(" + privateKey.name() + ", " + peer.name() + ")",
        List.of(privateKey, peer));
  }

  /** Both, one after the other. */
  static Derivation concatenated(String clause, NamedOctets first, NamedOctets second) {
    return new Derivation(
        NamedOctets.secret(NAME, Octets.concatenated(first.octets(), second.octets())),
        clause,
        first.name() + " || " + second.name(),
        List.of(first, second));
  }
}
