package dev.minica.tls.analysis;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.List;
import java.util.OptionalInt;

/** Whether a server took of what the client offered, and of nothing else. */
final class HelloChecks {

  private final ClientHello client;
  private final ServerHello server;
  private final StepDraft step;

  HelloChecks(ClientHello client, ServerHello server, Message message) {
    this.client = client;
    this.server = server;
    this.step = message.step(Topic.SERVER_HELLO);
  }

  void check() {
    version();
    suite();
    extensions();
    if (server.version() == ProtocolVersions.TLS_1_3) {
      sessionId();
      shares();
    }
    step.check(
        server.compressionMethod() == 0,
        "no compression",
        "method " + server.compressionMethod(),
        "RFC 8446 section 4.1.3");
  }

  private void version() {
    String name = ProtocolVersions.name(server.version());
    boolean isOffered =
        client.versions().contains(server.version())
            // RFC 5246 appendix E.1: before TLS 1.3 the client says the highest it speaks
            || (server.version() < ProtocolVersions.TLS_1_3
                && server.version() <= client.legacyVersion()
                && client.allExtensions().find(ExtensionTypes.SUPPORTED_VERSIONS).isEmpty());
    step.check(isOffered, "the version is one of those offered", name, "RFC 8446 section 4.2.1");
    OptionalInt downgraded = server.downgradedTo();
    boolean isDowngrade =
        downgraded.isPresent() && client.versions().contains(ProtocolVersions.TLS_1_3);
    step.check(
        !isDowngrade,
        "no sign of a downgrade in the random",
        "the server speaks a higher version, and so does the client",
        "RFC 8446 section 4.1.3");
  }

  private void suite() {
    step.check(
        client.cipherSuites().contains(server.cipherSuite()),
        "the cipher suite is one of those offered",
        CipherSuites.name(server.cipherSuite()),
        "RFC 8446 section 4.1.3");
  }

  /** A cookie alone may come without having been asked for (RFC 8446 section 4.2). */
  private void extensions() {
    List<String> unasked =
        server.allExtensions().list().stream()
            .map(Extension::type)
            .filter(type -> !isAsked(type))
            .map(ExtensionTypes::name)
            .toList();
    step.check(
        unasked.isEmpty(),
        "each extension answers one of the client's",
        String.join(", ", unasked),
        "RFC 8446 section 4.2");
  }

  private boolean isAsked(int type) {
    return client.allExtensions().has(type)
        || type == ExtensionTypes.COOKIE
        // RFC 5746 section 3.3
        || (type == ExtensionTypes.RENEGOTIATION_INFO
            && client.cipherSuites().contains(CipherSuites.EMPTY_RENEGOTIATION_INFO_SCSV));
  }

  private void sessionId() {
    step.check(
        server.legacySessionId().equals(client.legacySessionId()),
        "legacy_session_id is the client's",
        "it is another",
        "RFC 8446 section 4.1.3");
  }

  private void shares() {
    server.allExtensions().find(SelectedKeyShare.class).ifPresent(this::share);
    server.allExtensions().find(RetryGroup.class).ifPresent(this::retry);
  }

  private void share(SelectedKeyShare selected) {
    int group = selected.entry().group();
    step.check(
        sharedGroups().contains(group),
        "the key share is in a group of one of the client's",
        NamedGroups.name(group),
        "RFC 8446 section 4.2.8");
  }

  private void retry(RetryGroup wanted) {
    List<Integer> supported =
        client
            .allExtensions()
            .find(SupportedGroups.class)
            .map(SupportedGroups::groups)
            .orElse(List.of());
    step.check(
        supported.contains(wanted.group()) && !sharedGroups().contains(wanted.group()),
        "the group is one that the client knows and sent no key share of",
        NamedGroups.name(wanted.group()),
        "RFC 8446 section 4.2.8");
  }

  private List<Integer> sharedGroups() {
    return client
        .allExtensions()
        .find(KeyShares.class)
        .map(KeyShares::entries)
        .orElse(List.of())
        .stream()
        .map(KeyShareEntry::group)
        .toList();
  }
}
