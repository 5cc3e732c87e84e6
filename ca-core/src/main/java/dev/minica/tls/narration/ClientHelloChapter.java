package dev.minica.tls.narration;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.ApplicationProtocols;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** What the client would do. */
final class ClientHelloChapter implements Teller {

  private static final String CLEAR =
      "The client speaks first, and in clear: whoever is on the way reads all of this message.";

  private static final String OFFER =
      "It says which versions and cipher suites it would use, those it likes best first.";

  private static final String RANDOM =
      "Its 32 random octets go into every key, so that no two connections have the same.";

  private static final String NAME =
      "It names the server that it wants, since many may live at one address.";

  private static final String NO_NAME =
      "It does not name the server that it wants: whoever is at that address may answer.";

  private static final String SHARES =
      "It does not wait to be told in which group keys are agreed on, but sends a fresh public"
          + " share right away, which saves a round trip if the server likes it.";

  private static final String LATER =
      "It shows no share of a key yet, and waits to be told in which group keys are agreed on.";

  private static final String NO_SHARES =
      "Nothing of a key is in it yet: in TLS 1.2 that comes only after the certificate.";

  private static final String AGAIN =
      "It had to be said twice here. The server wanted a share in another group, or a cookie back,"
          + " and asked for it with a HelloRetryRequest; the second ClientHello repeats the first"
          + " but for that.";

  private static final String COME_BACK =
      "The client has been here before, and would take up an earlier session.";

  private static final String KNOWN =
      "The client has a key that it believes the server has too, and offers to go on with that.";

  private static final String EARLY =
      "With it go data already, before the server has said a word. Whoever records them can send"
          + " them once more, so only a request that may be repeated belongs there.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Said<ClientHello>> hellos = facts.clientHellos();
    if (hellos.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.CLIENT_HELLO);
    Said<ClientHello> first = hellos.get(0);
    explain(first.what(), facts, draft);
    show(first, draft);
    if (hellos.size() > 1 && facts.trace().negotiation().isRetried()) {
      draft.say(AGAIN);
      shares(hellos.get(1), "second key share", draft);
    }
    return draft.steps(facts.steps(Topic.CLIENT_HELLO)).chapter();
  }

  private static void explain(ClientHello hello, Facts facts, ChapterDraft draft) {
    draft.say(CLEAR, OFFER, RANDOM, hello.serverName().isPresent() ? NAME : NO_NAME);
    boolean offersTls13 = hello.versions().contains(ProtocolVersions.TLS_1_3);
    Optional<KeyShares> shares = hello.allExtensions().find(KeyShares.class);
    if (shares.isPresent() && offersTls13) {
      draft.say(shares.get().entries().isEmpty() ? LATER : SHARES);
    }
    if (facts.isExternal()) {
      draft.say(KNOWN);
    } else if (Facts.comesBack(hello)) {
      draft.say(COME_BACK);
    } else if (!offersTls13) {
      draft.say(NO_SHARES);
    }
    if (facts.trace().negotiation().earlyData() != EarlyData.NOT_OFFERED) {
      draft.say(EARLY);
    }
  }

  private static void show(Said<ClientHello> said, ChapterDraft draft) {
    ClientHello hello = said.what();
    Extensions extensions = hello.allExtensions();
    hello.serverName().ifPresent(n -> draft.show(said.words("server_name", Words.foreign(n))));
    draft
        .show(said.words("versions", names(hello.versions(), ProtocolVersions::name)))
        .show(said.octets("random", hello.random(), ""))
        .show(said.words("cipher_suites", names(hello.cipherSuites(), CipherSuites::name)));
    if (!hello.legacySessionId().isEmpty()) {
      draft.show(said.octets("legacy_session_id", hello.legacySessionId(), ""));
    }
    extensions
        .find(SupportedGroups.class)
        .map(groups -> said.words("supported_groups", names(groups.groups(), NamedGroups::name)))
        .ifPresent(draft::show);
    extensions
        .find(SignatureAlgorithms.class)
        .map(
            all -> said.words("signature_algorithms", names(all.schemes(), SignatureSchemes::name)))
        .ifPresent(draft::show);
    shares(said, "key_share", draft);
    extensions
        .find(ApplicationProtocols.class)
        .map(all -> said.words("application protocols", foreign(all.names())))
        .ifPresent(draft::show);
    draft.show(said.words("extensions", names(extensions.types(), ExtensionTypes::name)));
  }

  private static void shares(Said<ClientHello> said, String name, ChapterDraft draft) {
    List<KeyShareEntry> entries =
        said.what().allExtensions().find(KeyShares.class).map(KeyShares::entries).orElse(List.of());
    for (KeyShareEntry entry : entries) {
      String group = NamedGroups.name(entry.group());
      draft.show(said.octets(name + " " + group, entry.keyExchange(), "the client's public share"));
    }
  }

  private static List<String> names(List<Integer> numbers, IntFunction<String> name) {
    return numbers.stream().map(name::apply).toList();
  }

  private static List<String> foreign(List<String> texts) {
    return texts.stream().map(Words::foreign).toList();
  }
}
