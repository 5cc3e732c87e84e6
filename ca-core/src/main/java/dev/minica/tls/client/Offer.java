package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.SignatureScheme;
import dev.minica.tls.crypto.Transcript;
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
import dev.minica.tls.wire.extension.StatusRequest;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.extension.SupportedVersions;
import dev.minica.tls.wire.handshake.ClientHello;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final Notes notes;
  private final Workbook workbook;
  private final Sabotage sabotage;
  private final SecureRandom random;
  private final Octets clientRandom;
  private final Octets sessionId;
  private final Map<NamedGroup, KeyShare> shares = new EnumMap<>(NamedGroup.class);
  private Optional<PskOffer> psk;
  private boolean isFirst = true;

  Offer(
      ClientWishes wishes,
      ClientSettings settings,
      Notes notes,
      Workbook workbook,
      Sabotage sabotage,
      Environment environment) {
    this.wishes = wishes;
    this.settings = settings;
    this.menu = Menu.of(wishes);
    this.notes = notes;
    this.workbook = workbook;
    this.sabotage = sabotage;
    this.random = environment.random();
    this.clientRandom = randomOctets();
    this.sessionId = newSessionId();
    this.psk = settings.session13().filter(each -> is13()).map(each -> psk(each, environment));
    psk.map(PskOffer::key).ifPresent(notes::preSharedKey);
  }

  /**
   * That of the session to resume; else one that only shows by its echo whether a ticket was taken
   * (RFC 5077 section 3.4), or makes TLS 1.3 look like 1.2 (RFC 8446 appendix D.4).
   */
  private Octets newSessionId() {
    Optional<Session.OfTls12> session = settings.session12();
    if (session.isPresent() && session.get().ticket().isEmpty()) {
      return session.get().id();
    }
    return is13() || session.isPresent() ? randomOctets() : Octets.EMPTY;
  }

  private PskOffer psk(Session.OfTls13 session, Environment environment) {
    Octets ticket = sabotage.at(Fault.TICKET, session.ticket());
    return new PskOffer(session, ticket, session.obfuscatedAge(environment.now()));
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

  /** What key logs tell connections by. */
  Octets clientRandom() {
    return clientRandom;
  }

  /** What a session of TLS 1.2 that is resumed is known by. */
  Octets sessionId() {
    return sessionId;
  }

  /** The session of TLS 1.3 that the last ClientHello would resume. */
  Optional<PskOffer> psk() {
    return psk;
  }

  /** Whether the last ClientHello is followed by early data. */
  boolean hasEarlyData() {
    return isFirst
        && !settings.earlyData().isEmpty()
        && psk.filter(each -> each.session().maxEarlyData() >= settings.earlyData().length())
            .isPresent();
  }

  /** The client's key share in a group, if it has sent one. */
  Optional<KeyShare> share(int group) {
    return NamedGroup.ofId(group).flatMap(each -> Optional.ofNullable(shares.get(each)));
  }

  /** Whether the client has said that it knows the group. */
  boolean hasGroup(int group) {
    return menu.groups().stream().anyMatch(each -> each.id() == group);
  }

  /**
   * The first ClientHello.
   *
   * @param before the transcript, which is empty
   */
  ClientHello first(Transcript before) {
    if (is13()) {
      firstShares().forEach(this::generate);
    }
    return hello(Optional.empty(), before);
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

  private void generate(NamedGroup group) {
    KeyShare share = workbook.asymmetric(group + " key pair", () -> group.group().generate(random));
    shares.put(group, share);
    notes.keyShare(share);
  }

  /**
   * The one after a HelloRetryRequest (RFC 8446 section 4.1.2).
   *
   * @param suite that the server has taken
   * @param wanted the group that the server wants a share in, if it is that
   * @param before the transcript, which ends with the HelloRetryRequest
   */
  ClientHello second(
      CipherSuite suite, Optional<NamedGroup> wanted, Optional<Cookie> cookie, Transcript before) {
    isFirst = false;
    psk = psk.filter(each -> each.hash() == suite.hash());
    wanted.ifPresent(
        group -> {
          shares.clear();
          generate(group);
        });
    return hello(cookie, before);
  }

  private ClientHello hello(Optional<Cookie> cookie, Transcript before) {
    List<Extension> extensions = new ArrayList<>();
    wishes.serverName().ifPresent(name -> extensions.add(ServerNames.ofHost(name)));
    extensions.add(StatusRequest.OF_ANY_RESPONDER);
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
    ClientHello hello =
        new ClientHello(
            ProtocolVersions.TLS_1_2,
            clientRandom,
            sessionId,
            suites(),
            List.of(NO_COMPRESSION),
            Optional.of(new Extensions(extensions)));
    // RFC 8446 section 4.2.11: the last of all extensions
    return psk.map(each -> each.addTo(hello, before, sabotage)).orElse(hello);
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
    Octets ticket = settings.session12().map(Session.OfTls12::ticket).orElse(Octets.EMPTY);
    extensions.add(
        new SessionTicket(ticket.isEmpty() ? ticket : sabotage.at(Fault.TICKET, ticket)));
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
                            each.getKey().id(),
                            sabotage.at(Fault.KEY_SHARE, Octets.of(each.getValue().publicShare()))))
                .toList()));
    if (hasEarlyData()) {
      extensions.add(new EmptyExtension(ExtensionTypes.EARLY_DATA));
    }
  }
}
