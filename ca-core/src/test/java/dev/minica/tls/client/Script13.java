package dev.minica.tls.client;

import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.KeyShareEntry;
import dev.minica.tls.wire.extension.KeyShares;
import dev.minica.tls.wire.extension.SelectedKeyShare;
import dev.minica.tls.wire.extension.SelectedVersion;
import dev.minica.tls.wire.handshake.Certificate13;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.EncryptedExtensions;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.ServerHello;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** TLS 1.3 with x25519, and what comes after it. */
final class Script13 extends Script {

  private static final String SUITE = "TLS_AES_128_GCM_SHA256";

  private final CipherSuite suite = CipherSuite.of(SUITE).orElseThrow();
  private final KeyShare share = NamedGroup.X25519.group().generate(RANDOM);
  private Optional<RecordProtection> keys = Optional.empty();
  private Optional<KeySchedule13.Handshake> stage = Optional.empty();
  private Optional<TrafficSecret> secret = Optional.empty();

  Script13(Credential credential, byte[] heard, Socket socket) throws WireException {
    super(credential, heard, socket);
  }

  @Override
  void send(int type, Octets content) {
    if (keys.isEmpty()) {
      sendClear(type, content);
    } else {
      Plaintext plaintext = new Plaintext(type, content.toArray());
      write(Octets.of(keys.get().seal(plaintext, RANDOM).record()));
    }
  }

  /** After which there are handshake keys. */
  void serverHello() {
    int group = NamedGroup.X25519.id();
    Octets public13 = Octets.of(share.publicShare());
    say(
        new ServerHello(
            ProtocolVersions.TLS_1_2,
            random(32),
            client().legacySessionId(),
            CipherSuites.id(SUITE).orElseThrow(),
            0,
            Optional.of(
                new Extensions(
                    List.of(
                        new SelectedVersion(ProtocolVersions.TLS_1_3),
                        new SelectedKeyShare(new KeyShareEntry(group, public13)))))));
    KeySchedule13.Handshake handshake =
        new KeySchedule13(suite).early().handshake(share.agree(theirs(group).toArray()).output());
    stage = Optional.of(handshake);
    take(handshake.traffic(Sender.SERVER, hash()).output());
  }

  private Octets theirs(int group) {
    return client().allExtensions().find(KeyShares.class).orElseThrow().entries().stream()
        .filter(entry -> entry.group() == group)
        .findFirst()
        .orElseThrow()
        .keyExchange();
  }

  private void take(NamedOctets traffic) {
    TrafficSecret taken = new TrafficSecret(suite, Sender.SERVER, traffic);
    secret = Optional.of(taken);
    keys = Optional.of(RecordProtection.tls13(suite, taken.writeKeys()));
  }

  private NamedOctets hash() {
    return transcript().hash13(suite.hash(), "all so far").output();
  }

  void extensions() {
    say(new EncryptedExtensions(Extensions.NONE));
  }

  void showCertificate() {
    say(
        new Certificate13(
            Octets.EMPTY, List.of(new Certificate13.Entry(certificate(), Extensions.NONE))));
  }

  void proof() {
    say(new CertificateVerify(signed(SignedContent.certificateVerify(Sender.SERVER, hash()))));
  }

  /** After which there are application keys. */
  void finished() {
    Octets mac = Octets.of(secret.orElseThrow().verifyData(hash()).octets());
    say(new Finished(mac));
    take(stage.orElseThrow().master().traffic(Sender.SERVER, hash()).output());
  }

  /** All of it, without fault. */
  void shakeHands() {
    serverHello();
    extensions();
    showCertificate();
    proof();
    finished();
  }
}
