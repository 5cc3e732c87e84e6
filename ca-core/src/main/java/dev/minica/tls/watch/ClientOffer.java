package dev.minica.tls.watch;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What a client says in its first ClientHello that it can do (RFC 8446 section 4.1.2), by the names
 * in IANA's registries, in its own order.
 *
 * @param versions such as {@code TLS 1.3}
 * @param cipherSuites such as {@code TLS_AES_128_GCM_SHA256}
 * @param groups for the key exchange, such as {@code x25519}; empty if it says nothing of them
 * @param signatureAlgorithms such as {@code ecdsa_secp256r1_sha256}; likewise
 * @param serverName the name it asks for (RFC 6066 section 3); any character may be in it
 */
public record ClientOffer(
    List<String> versions,
    List<String> cipherSuites,
    List<String> groups,
    List<String> signatureAlgorithms,
    Optional<String> serverName) {

  private static final List<Integer> NONE = List.of();

  public ClientOffer {
    versions = List.copyOf(versions);
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
    signatureAlgorithms = List.copyOf(signatureAlgorithms);
  }

  static ClientOffer of(ClientHello hello) {
    return new ClientOffer(
        names(hello.versions(), ProtocolVersions::name),
        names(hello.cipherSuites(), CipherSuites::name),
        names(
            hello
                .allExtensions()
                .find(SupportedGroups.class)
                .map(SupportedGroups::groups)
                .orElse(NONE),
            NamedGroups::name),
        names(schemes(hello), SignatureSchemes::name),
        hello.serverName());
  }

  /** There may be a second list of the same shape, for the signatures in certificates. */
  private static List<Integer> schemes(ClientHello hello) {
    return hello.allExtensions().list().stream()
        .filter(extension -> extension.type() == ExtensionTypes.SIGNATURE_ALGORITHMS)
        .map(extension -> extension instanceof SignatureAlgorithms own ? own.schemes() : NONE)
        .findFirst()
        .orElse(NONE);
  }

  private static List<String> names(List<Integer> numbers, IntFunction<String> name) {
    return numbers.stream().map(name::apply).toList();
  }
}
