package dev.minica.tls.client;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.Authentication;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.KeyExchange;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.registry.CipherSuites;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a client offers to a server, and can do.
 *
 * @param versions one or both
 * @param suites the preferred ones first
 * @param groups the preferred ones first
 */
record Menu(Set<TlsVersion> versions, List<CipherSuite> suites, List<NamedGroup> groups) {

  private static final List<NamedGroup> GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1,
          NamedGroup.X448,
          NamedGroup.FFDHE2048,
          NamedGroup.FFDHE3072);

  private static final List<String> SUITES_13 =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_CCM_SHA256");

  private static final List<String> HANDSHAKES_12 =
      List.of("ECDHE_ECDSA", "ECDHE_RSA", "DHE_RSA", "RSA");

  private static final List<String> CIPHERS_12 =
      List.of(
          "AES_128_GCM_SHA256",
          "AES_256_GCM_SHA384",
          "CHACHA20_POLY1305_SHA256",
          "AES_128_CBC_SHA256",
          "AES_256_CBC_SHA384",
          "AES_256_CBC_SHA256",
          "AES_128_CBC_SHA",
          "AES_256_CBC_SHA");

  Menu {
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
  }

  /**
   * What is wished, or what the client offers by itself.
   *
   * @throws MinicaException USAGE if there is nothing to offer, or a suite that this client cannot
   *     do
   */
  static Menu of(ClientWishes wishes) {
    if (wishes.versions().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "no version of TLS to offer");
    }
    List<CipherSuite> all =
        wishes.suites().isEmpty() ? usual() : wishes.suites().stream().map(Menu::suite).toList();
    List<CipherSuite> suites = all.stream().filter(suite -> isWished(suite, wishes)).toList();
    if (suites.isEmpty()) {
      throw new MinicaException(Kind.USAGE, "no cipher suite to offer in these versions")
          .withHint("TLS 1.3 has others than TLS 1.2");
    }
    return new Menu(wishes.versions(), suites, groups(wishes));
  }

  boolean has(TlsVersion version) {
    return versions.contains(version);
  }

  private static List<CipherSuite> usual() {
    List<String> names = new ArrayList<>(SUITES_13);
    for (String handshake : HANDSHAKES_12) {
      CIPHERS_12.forEach(cipher -> names.add("TLS_" + handshake + "_WITH_" + cipher));
    }
    return names.stream()
        .filter(name -> CipherSuites.id(name).isPresent())
        .flatMap(name -> CipherSuite.of(name).stream())
        .toList();
  }

  private static CipherSuite suite(String name) {
    return CipherSuite.of(name)
        .filter(suite -> CipherSuites.id(name).isPresent() && isDoable(suite))
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE,
                        "minica's own client has no cipher suite \"" + Escaped.of(name) + "\"")
                    .withHint("names as IANA has them, such as TLS_AES_128_GCM_SHA256"));
  }

  private static boolean isDoable(CipherSuite suite) {
    boolean isKnown =
        switch (suite.keyExchange()) {
          case BY_EXTENSION, RSA, DHE, ECDHE -> true;
          default -> false;
        };
    boolean isSigned =
        suite.authentication() != Authentication.DSS
            && suite.authentication() != Authentication.ANONYMOUS;
    return isKnown && isSigned && suite.cipher().isPresent();
  }

  private static boolean isWished(CipherSuite suite, ClientWishes wishes) {
    if (suite.isTls13()) {
      return wishes.versions().contains(TlsVersion.TLS_1_3);
    }
    return wishes.versions().contains(TlsVersion.TLS_1_2)
        && wishes
            .keyExchange()
            .filter(wished -> suite.keyExchange() != KeyExchange.valueOf(wished.name()))
            .isEmpty();
  }

  private static List<NamedGroup> groups(ClientWishes wishes) {
    List<NamedGroup> wished = wishes.groups().isEmpty() ? GROUPS : wishes.groups();
    boolean tls13 = wishes.versions().contains(TlsVersion.TLS_1_3);
    return wished.stream().filter(group -> tls13 || !group.isTls13Only()).toList();
  }
}
