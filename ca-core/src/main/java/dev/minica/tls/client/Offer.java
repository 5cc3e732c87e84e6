package dev.minica.tls.client;

import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.SignatureScheme;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.ApplicationProtocols;
import dev.minica.tls.wire.extension.Cookie;
import dev.minica.tls.wire.extension.EcPointFormats;
import dev.minica.tls.wire.extension.EmptyExtension;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.PskKeyExchangeModes;
import dev.minica.tls.wire.extension.RenegotiationInfo;
import dev.minica.tls.wire.extension.ServerNames;
import dev.minica.tls.wire.extension.SessionTicket;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.extension.SupportedVersions;
import dev.minica.tls.wire.handshake.ClientHello;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the client offers, and the ClientHello that says so. */
final class Offer {

  private static final int RANDOM = 32;
  private static final int UNCOMPRESSED = 0;
  private static final int NO_COMPRESSION = 0;
  private static final int PSK_DHE_KE = 1;

  private final ClientWishes wishes;
  private final ClientSettings settings;
  private final Menu menu;
  private final SecureRandom random;
  private final Octets clientRandom;
  private final Octets sessionId;
  private final Map<NamedGroup, KeyShare> shares = new EnumMap<>(NamedGroup.class);

  Offer(Menu menu, ClientWishes wishes, ClientSettings settings, SecureRandom random) {
    this.wishes = wishes;
    this.settings = settings;
    this.menu = menu;
    this.random = random;
    this.clientRandom = randomOctets();
    this.sessionId = is13() ? randomOctets() : Octets.EMPTY;
  }

  private Octets randomOctets() {
    byte[] octets = new byte[RANDOM];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  private boolean is12() {
    return menu.has(TlsVersion.TLS_1_2);
  }

  private boolean is13() {
    return menu.has(TlsVersion.TLS_1_3);
  }

  Menu menu() {
    return menu;
  }

  /** What key logs tell connections by. */
  Octets clientRandom() {
    return clientRandom;
  }

  /** Those that the last ClientHello has. */
  Collection<KeyShare> shares() {
    return shares.values();
  }

  /** The client's key share in a group, if it has sent one. */
  Optional<KeyShare> share(int group) {
    return NamedGroup.ofId(group).flatMap(each -> Optional.ofNullable(shares.get(each)));
  }

  /** Whether the client has said that it knows the group. */
  boolean hasGroup(int group) {
    return menu.groups().stream().anyMatch(each -> each.id() == group);
  }

  /** The first ClientHello. */
  ClientHello first(Workbook workbook) {
    if (is13()) {
      firstShares().forEach(group -> generate(group, workbook));
    }
    return hello(Optional.empty());
  }

  /** Those that most servers take one of, so that none has to ask again. */
  private List<NamedGroup> firstShares() {
    if (!settings.shares().isEmpty()) {
      return settings.shares();
    }
    List<NamedGroup> groups = menu.groups();
    boolean isHybridFirst = !groups.isEmpty() && groups.get(0).isTls13Only();
    return groups.subList(0, Math.min(groups.size(), isHybridFirst ? 2 : 1));
  }

  private void generate(NamedGroup group, Workbook workbook) {
    shares.put(
        group, workbook.asymmetric(group + " key pair", () -> group.group().generate(random)));
  }

  /**
   * The one after a HelloRetryRequest (RFC 8446 section 4.1.2).
   *
   * @param wanted the group that the server wants a share in, if it is that
   */
  ClientHello second(Optional<NamedGroup> wanted, Optional<Cookie> cookie, Workbook workbook) {
    wanted.ifPresent(
        group -> {
          shares.clear();
          generate(group, workbook);
        });
    return hello(cookie);
  }

  private ClientHello hello(Optional<Cookie> cookie) {
    List<Extension> extensions = new ArrayList<>();
    wishes.serverName().ifPresent(name -> extensions.add(ServerNames.ofHost(name)));
    keyExchange(extensions);
    if (!wishes.applicationProtocols().isEmpty()) {
      extensions.add(ApplicationProtocols.of(wishes.applicationProtocols().toArray(String[]::new)));
    }
    if (is12()) {
      of12(extensions);
    }
    if (is13()) {
      of13(extensions);
    }
    cookie.ifPresent(extensions::add);
    return new ClientHello(
        ProtocolVersions.TLS_1_2,
        clientRandom,
        sessionId,
        suites(),
        List.of(NO_COMPRESSION),
        Optional.of(new Extensions(extensions)));
  }

  private List<Integer> suites() {
    return menu.suites().stream()
        .map(CipherSuite::name)
        .map(name -> CipherSuites.id(name).orElseThrow())
        .toList();
  }

  private void keyExchange(List<Extension> extensions) {
    if (!menu.groups().isEmpty()) {
      extensions.add(new SupportedGroups(menu.groups().stream().map(NamedGroup::id).toList()));
    }
    if (is12()) {
      extensions.add(new EcPointFormats(List.of(UNCOMPRESSED)));
    }
    extensions.add(
        new SignatureAlgorithms(
            ExtensionTypes.SIGNATURE_ALGORITHMS,
            Arrays.stream(SignatureScheme.values())
                .filter(scheme -> is13() || !isTls13Only(scheme))
                .map(SignatureScheme::id)
                .toList()));
  }

  private static boolean isTls13Only(SignatureScheme scheme) {
    return switch (scheme) {
      case MLDSA44, MLDSA65, MLDSA87 -> true;
      default -> false;
    };
  }

  private void of12(List<Extension> extensions) {
    if (settings.extendedMasterSecret()) {
      extensions.add(new EmptyExtension(ExtensionTypes.EXTENDED_MASTER_SECRET));
    }
    if (settings.encryptThenMac()) {
      extensions.add(new EmptyExtension(ExtensionTypes.ENCRYPT_THEN_MAC));
    }
    extensions.add(new SessionTicket(Octets.EMPTY));
    extensions.add(new RenegotiationInfo(Octets.EMPTY));
  }

  private void of13(List<Extension> extensions) {
    extensions.add(
        new SupportedVersions(
            is12()
                ? List.of(ProtocolVersions.TLS_1_3, ProtocolVersions.TLS_1_2)
                : List.of(ProtocolVersions.TLS_1_3)));
    extensions.add(new PskKeyExchangeModes(List.of(PSK_DHE_KE)));
    extensions.add(
        new KeyShares(
            shares.entrySet().stream()
                .map(
                    each ->
                        new KeyShareEntry(
                            each.getKey().id(), Octets.of(each.getValue().publicShare())))
                .toList()));
  }
}
