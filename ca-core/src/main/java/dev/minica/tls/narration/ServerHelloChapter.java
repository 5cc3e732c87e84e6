package dev.minica.tls.narration;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.RetryGroup;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.handshake.EncryptedExtensions;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.List;
import java.util.Optional;

/** What the server takes of it. */
final class ServerHelloChapter implements Teller {

  private static final String TAKES =
      "The server answers with one of each: the version, the cipher suite, and random octets of its"
          + " own. It may take nothing that was not offered.";

  private static final String SUITE_13 =
      "In TLS 1.3 the suite names a cipher and a hash only; key exchange and signature are agreed"
          + " on apart, in extensions. From the next message on all is encrypted, the certificate"
          + " included.";

  private static final String SUITE_12 =
      "In TLS 1.2 the suite says nearly everything: how keys are agreed on, with which kind of key"
          + " the server shows who it is, the cipher, and the hash. All messages up to"
          + " ChangeCipherSpec stay in clear.";

  private static final String RESUMED_12 =
      "The server still knows the session, or could open the ticket, and takes it up: no"
          + " certificate and no key exchange follow, and both have the master secret already.";

  private static final String RESUMED_13 =
      "The server takes the pre-shared key that the client offered: no certificate follows, since"
          + " only who had it before can go on.";

  private static final String RETRY =
      "First it asked to be asked again (HelloRetryRequest, a ServerHello with a random that says"
          + " so).";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Said<ServerHello>> hellos = facts.messages(ServerHello.class);
    if (hellos.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.SERVER_HELLO);
    explain(facts, hellos, draft);
    for (Said<ServerHello> said : hellos) {
      if (said.what().isHelloRetryRequest()) {
        retry(said, draft);
      } else {
        show(said, facts, draft);
      }
    }
    protocol(facts).ifPresent(draft::show);
    return draft.steps(facts.steps(Topic.SERVER_HELLO)).chapter();
  }

  private static void explain(Facts facts, List<Said<ServerHello>> hellos, ChapterDraft draft) {
    if (hellos.stream().anyMatch(said -> said.what().isHelloRetryRequest())) {
      draft.say(RETRY);
    }
    if (facts.serverHello().isEmpty()) {
      return;
    }
    draft.say(TAKES);
    if (facts.isTls13()) {
      draft.say(SUITE_13);
    } else if (facts.isTls12()) {
      draft.say(SUITE_12);
    }
    if (facts.trace().negotiation().isResumed()) {
      draft.say(facts.isTls13() ? RESUMED_13 : RESUMED_12);
    }
  }

  private static void retry(Said<ServerHello> said, ChapterDraft draft) {
    said.what()
        .allExtensions()
        .find(RetryGroup.class)
        .map(wanted -> said.words("wanted group", NamedGroups.name(wanted.group())))
        .ifPresent(draft::show);
  }

  private static void show(Said<ServerHello> said, Facts facts, ChapterDraft draft) {
    ServerHello hello = said.what();
    draft
        .show(said.words("version", ProtocolVersions.name(hello.version())))
        .show(said.words("cipher_suite", CipherSuites.name(hello.cipherSuite())));
    facts.suite().map(suite -> said.words("which means", meaning(suite))).ifPresent(draft::show);
    draft.show(said.octets("random", hello.random(), ""));
    if (!facts.isTls13() && !hello.legacySessionId().isEmpty()) {
      draft.show(said.octets("session_id", hello.legacySessionId(), "the name of the session"));
    }
    hello
        .allExtensions()
        .find(SelectedKeyShare.class)
        .map(SelectedKeyShare::entry)
        .map(
            entry ->
                said.octets(
                    "key_share " + NamedGroups.name(entry.group()),
                    entry.keyExchange(),
                    "the server's public share"))
        .ifPresent(draft::show);
    List<String> extensions =
        hello.allExtensions().types().stream().map(ExtensionTypes::name).toList();
    if (!extensions.isEmpty()) {
      draft.show(said.words("extensions", extensions));
    }
  }

  /** In TLS 1.3 it is said under keys already. */
  private static Optional<Value> protocol(Facts facts) {
    Optional<Said<EncryptedExtensions>> hidden =
        facts.messages(EncryptedExtensions.class).stream().findFirst();
    return facts
        .trace()
        .negotiation()
        .applicationProtocol()
        .map(Words::foreign)
        .flatMap(
            name ->
                hidden
                    .map(said -> said.words("application protocol", name))
                    .or(() -> facts.serverHello().map(s -> s.words("application protocol", name))));
  }

  private static List<String> meaning(CipherSuite suite) {
    String cipher = suite.cipher().map(Object::toString).orElse("a cipher that is not opened here");
    String hash = (suite.isTls13() ? "HKDF with " : "PRF with ") + suite.hash().label();
    return suite.isTls13()
        ? List.of(cipher, hash)
        : List.of(
            "key exchange " + suite.keyExchange(),
            "authentication by " + suite.authentication(),
            cipher,
            hash);
  }
}
