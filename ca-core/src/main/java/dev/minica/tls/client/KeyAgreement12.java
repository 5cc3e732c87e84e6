package dev.minica.tls.client;

import dev.minica.MinicaException;
import dev.minica.key.RsaEncryption;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.Group;
import dev.minica.tls.crypto.KeySchedule12;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.PreMasterSecret;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.ClientKeyExchange;
import dev.minica.tls.wire.handshake.DheServerKeyExchange;
import dev.minica.tls.wire.handshake.DigitallySigned;
import dev.minica.tls.wire.handshake.EcdheServerKeyExchange;
import dev.minica.tls.wire.handshake.KeyExchange;
import dev.minica.tls.wire.handshake.ServerKeyExchange;
import java.util.Optional;

/** How client and server of TLS 1.2 come to a pre-master secret (RFC 5246 section 7.4.7). */
final class KeyAgreement12 {

  private final Visit visit;
  private final CipherSuite suite;
  private final KeySchedule12 schedule;
  private final Peer peer;
  private Optional<ServerKeyExchange> params = Optional.empty();

  KeyAgreement12(Visit visit, CipherSuite suite, KeySchedule12 schedule, Peer peer) {
    this.visit = visit;
    this.suite = suite;
    this.schedule = schedule;
    this.peer = peer;
  }

  /** How messages of a suite are read. */
  static KeyExchange of(CipherSuite suite) {
    return switch (suite.keyExchange()) {
      case RSA -> KeyExchange.RSA;
      case DHE -> KeyExchange.DHE;
      case ECDHE -> KeyExchange.ECDHE;
      default -> KeyExchange.OTHER;
    };
  }

  /** Takes the server's part, which it has to have signed. */
  void params(ServerKeyExchange sent) throws Departure {
    SignedContent content =
        SignedContent.serverKeyExchange(
            schedule.clientRandom(), schedule.serverRandom(), sent.params().toArray());
    DigitallySigned signed =
        sent.signedParams()
            .orElseThrow(
                () ->
                    Departure.over(
                        Departure.ILLEGAL_PARAMETER,
                        "the server's key exchange is of another kind than that of " + suite));
    peer.check(signed, content, visit.workbook());
    params = Optional.of(sent);
  }

  /** Says the client's part, and has the pre-master secret. */
  NamedOctets answer() throws Departure {
    try {
      if (of(suite) == KeyExchange.RSA) {
        return encrypted();
      }
      ServerKeyExchange server =
          params.orElseThrow(() -> Departure.unexpected("ServerHelloDone", "ServerKeyExchange"));
      return server instanceof DheServerKeyExchange dhe
          ? dhe(dhe).output()
          : ecdhe((EcdheServerKeyExchange) server).output();
    } catch (MinicaException e) {
      throw Departure.refused(e);
    }
  }

  private NamedOctets encrypted() {
    NamedOctets drawn = PreMasterSecret.rsa(ProtocolVersions.TLS_1_2, visit.random());
    NamedOctets secret = NamedOctets.secret(drawn.name(), withVersion(drawn));
    visit.notes().preMasterSecret(secret);
    byte[] ciphertext =
        visit
            .workbook()
            .asymmetric(
                "encryption to " + peer.key(),
                () -> RsaEncryption.encrypt(peer.key(), secret.octets(), visit.random()));
    say(KeyExchange.RSA, visit.sabotage().at(Fault.ENCRYPTED_PRE_MASTER, Octets.of(ciphertext)));
    return secret;
  }

  private byte[] withVersion(NamedOctets drawn) {
    Octets octets = Octets.of(drawn.octets());
    return visit.sabotage().at(Fault.PRE_MASTER_VERSION, octets, 0).toArray();
  }

  private Derivation dhe(DheServerKeyExchange server) {
    Group group = Group.finiteField(server.p().toArray(), server.g().toArray());
    return PreMasterSecret.dhe(
        agreed(KeyExchange.DHE, group.name(), group, server.publicValue()).output());
  }

  private Derivation ecdhe(EcdheServerKeyExchange server) throws Departure {
    String name = NamedGroups.name(server.group());
    NamedGroup group =
        NamedGroup.ofId(server.group())
            .filter(each -> visit.offer().hasGroup(each.id()))
            .orElseThrow(
                () ->
                    Departure.over(
                        Departure.ILLEGAL_PARAMETER,
                        "the server takes " + name + ", which was not offered"));
    return PreMasterSecret.ecdhe(
        agreed(KeyExchange.ECDHE, name, group.group(), server.point()).output());
  }

  private Derivation agreed(KeyExchange kind, String name, Group group, Octets peerShare) {
    KeyShare own =
        visit.workbook().asymmetric(name + " key pair", () -> group.generate(visit.random()));
    visit.notes().keyShare(own);
    say(kind, visit.sabotage().at(Fault.KEY_SHARE, Octets.of(own.publicShare())));
    return visit.workbook().asymmetric(name + " agreement", () -> own.agree(peerShare.toArray()));
  }

  private void say(KeyExchange kind, Octets exchangeKeys) {
    visit.dialogue().say(new ClientKeyExchange(kind, exchangeKeys));
  }
}
