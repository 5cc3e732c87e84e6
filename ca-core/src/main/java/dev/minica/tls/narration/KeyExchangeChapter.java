package dev.minica.tls.narration;

import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ClientKeyExchange;
import dev.minica.tls.wire.handshake.DheServerKeyExchange;
import dev.minica.tls.wire.handshake.EcdheServerKeyExchange;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.util.List;
import java.util.Optional;

/** How both come to a secret although everybody listens. */
final class KeyExchangeChapter implements Teller {

  private static final String ENCRYPTED =
      "The client draws 48 octets, the pre-master secret: the version that it offered, and 46 at"
          + " random. It encrypts them with the public key of the certificate, and only the private"
          + " key opens them.";

  private static final String NOT_FORWARD_SECRET =
      "So all depends on that one key, for as long as it exists: who records the connection today"
          + " and gets the key in ten years reads it then. TLS 1.3 has done away with this.";

  private static final String SHARES =
      "Each side draws a private key for this connection alone, keeps it, and shows the public"
          + " half, its share. From the own private key and the other's share both compute the same"
          + " secret; who has seen both shares, and nothing else, cannot.";

  private static final String KEM =
      "The group joins two ways of agreement. On the curve each side combines its private key with"
          + " the other's share; with ML-KEM the client shows an encapsulation key and the server"
          + " sends back a secret that is wrapped with it. Both have to be broken before the secret"
          + " is.";

  private static final String KEM_ALONE =
      "The client shows an encapsulation key of ML-KEM, made for this connection alone. The server"
          + " wraps a secret with it and sends that back; only who has the client's decapsulation"
          + " key gets it out.";

  private static final String UNSIGNED_12 =
      "Nothing in a share says whose it is, and in this suite nobody signs: whoever is in between"
          + " can put in another, and be the server to the client and the client to the server.";

  private static final String SIGNED_12 =
      "Nothing in a share says whose it is. So the server signs its own, with both random values:"
          + " whoever is in between cannot put in another, nor replay an old one. The client's"
          + " share is not signed; that it arrived unchanged is what Finished shows.";

  private static final String IN_HELLOS =
      "Both shares were in the hellos already, so this costs no message of its own.";

  private static final String IN_LATER_HELLOS =
      "Both shares were in the hellos; the client's first one was not to the server's liking, which"
          + " cost a HelloRetryRequest and a second ClientHello.";

  private static final String SIGNED_13 =
      "Nothing in a share says whose it is: what protects them is the server's signature over the"
          + " whole conversation, CertificateVerify.";

  private static final String SHARES_AND_PSK =
      "Who the other side is follows from the pre-shared key; the shares make the keys of this"
          + " connection new all the same, so that whoever steals that key later does not read what"
          + " was said.";

  private static final String PSK =
      "Nothing is agreed on anew: all keys follow from the pre-shared key. That is quick, and gives"
          + " up forward secrecy: whoever gets that key later reads what was recorded.";

  private static final String GONE =
      "Once both have forgotten their private keys, nobody can compute the secret again, not even"
          + " with the key of the certificate: that is forward secrecy.";

  private static final String OTHER =
      "The messages of this kind of key exchange are not looked into here.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    KeyOrigin origin = facts.keyOrigin();
    boolean hasMessages =
        !facts.messages(ServerKeyExchange.class).isEmpty()
            || !facts.messages(ClientKeyExchange.class).isEmpty();
    boolean isSkipped = origin == KeyOrigin.EARLIER_SESSION;
    if (isSkipped || (!hasMessages && !facts.isTls13()) || facts.serverHello().isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.KEY_EXCHANGE);
    explain(origin, facts, draft);
    shares13(facts, draft);
    facts.messages(ServerKeyExchange.class).forEach(said -> server(said, draft));
    facts.messages(ClientKeyExchange.class).forEach(said -> client(said, draft));
    draft.steps(facts.steps(Topic.KEY_EXCHANGE));
    if (!facts.isTls13()) {
      draft.oftenSaid(Misconceptions.encryptsWithPrivateKey(facts));
    }
    return draft.oftenSaid(Misconceptions.publicKeyEncryptsSessionKey(facts)).chapter();
  }

  private static void explain(KeyOrigin origin, Facts facts, ChapterDraft draft) {
    switch (origin) {
      case ENCRYPTED_TO_SERVER -> draft.say(ENCRYPTED).say(NOT_FORWARD_SECRET);
      case SHARES ->
          draft
              .say(agreement(facts))
              .say(facts.isTls13() ? inHellos(facts) + " " + SIGNED_13 : signed12(facts), GONE);
      case SHARES_AND_PSK -> draft.say(agreement(facts)).say(inHellos(facts), SHARES_AND_PSK);
      case PSK -> draft.say(PSK);
      default -> draft.say(OTHER);
    }
  }

  private static String agreement(Facts facts) {
    return facts.hasKem() ? facts.isHybrid() ? KEM : KEM_ALONE : SHARES;
  }

  private static String inHellos(Facts facts) {
    return facts.trace().negotiation().isRetried() ? IN_LATER_HELLOS : IN_HELLOS;
  }

  private static String signed12(Facts facts) {
    return facts.isAnonymous() ? UNSIGNED_12 : SIGNED_12;
  }

  private static void shares13(Facts facts, ChapterDraft draft) {
    Optional<KeyShareEntry> server =
        facts
            .serverHello()
            .flatMap(said -> said.what().allExtensions().find(SelectedKeyShare.class))
            .map(SelectedKeyShare::entry);
    if (server.isEmpty() || !facts.isTls13()) {
      return;
    }
    int group = server.get().group();
    facts.serverHello().ifPresent(said -> draft.show(said.words("group", NamedGroups.name(group))));
    lastClientHello(facts).ifPresent(said -> clientShare(said, group).forEach(draft::show));
    facts
        .serverHello()
        .ifPresent(
            said -> draft.show(said.octets("the server's share", server.get().keyExchange(), "")));
  }

  private static Optional<Said<ClientHello>> lastClientHello(Facts facts) {
    return facts.clientHellos().stream().reduce((first, second) -> second);
  }

  private static List<Value> clientShare(Said<ClientHello> said, int group) {
    return said
        .what()
        .allExtensions()
        .find(KeyShares.class)
        .map(KeyShares::entries)
        .orElse(List.of())
        .stream()
        .filter(entry -> entry.group() == group)
        .map(entry -> said.octets("the client's share", entry.keyExchange(), ""))
        .toList();
  }

  private static void server(Said<ServerKeyExchange> said, ChapterDraft draft) {
    if (said.what() instanceof EcdheServerKeyExchange ecdhe) {
      draft
          .show(said.words("group", NamedGroups.name(ecdhe.group())))
          .show(said.octets("the server's share", ecdhe.point(), "its public point on the curve"));
    } else if (said.what() instanceof DheServerKeyExchange dhe) {
      draft
          .show(said.octets("dh_p", dhe.p(), "the prime"))
          .show(said.octets("dh_g", dhe.g(), "the generator"))
          .show(said.octets("the server's share", dhe.publicValue(), "dh_Ys, g^x mod p"));
    }
    said.what()
        .signedParams()
        .ifPresent(signed -> SignatureValue.of(said, signed).forEach(draft::show));
  }

  private static void client(Said<ClientKeyExchange> said, ChapterDraft draft) {
    ClientKeyExchange sent = said.what();
    draft.show(
        switch (sent.keyExchange()) {
          case RSA ->
              said.octets(
                  "EncryptedPreMasterSecret",
                  sent.exchangeKeys(),
                  "RSAES-PKCS1-v1_5 under the public key of the certificate");
          case DHE -> said.octets("the client's share", sent.exchangeKeys(), "dh_Yc, g^y mod p");
          case ECDHE ->
              said.octets("the client's share", sent.exchangeKeys(), "its point on the same curve");
          case OTHER -> said.octets("exchange_keys", sent.exchangeKeys(), "");
        });
  }
}
