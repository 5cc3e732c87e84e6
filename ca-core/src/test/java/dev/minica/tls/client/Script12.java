package dev.minica.tls.client;

import dev.minica.tls.analysis.Credential;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.EmptyExtension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.handshake.Certificate12;
import dev.minica.tls.wire.handshake.CertificateRequest12;
import dev.minica.tls.wire.handshake.CertificateStatus;
import dev.minica.tls.wire.handshake.EcdheServerKeyExchange;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** TLS 1.2 with ECDHE up to ServerHelloDone: the flight that is in clear. */
final class Script12 extends Script {

  private static final int OCSP = 1;
  private static final int ECDSA_SIGN = 64;
  private static final int ECDSA_SHA256 = 0x0403;

  private final Octets random = random(32);

  Script12(Credential credential, byte[] heard, Socket socket) throws WireException {
    super(credential, heard, socket);
  }

  @Override
  void send(int type, Octets content) {
    sendClear(type, content);
  }

  /** That promises a CertificateStatus. */
  void serverHello() {
    serverHello(List.of(new EmptyExtension(ExtensionTypes.STATUS_REQUEST)));
  }

  void serverHelloThatPromisesNothing() {
    serverHello(List.of());
  }

  private void serverHello(List<EmptyExtension> extensions) {
    say(
        new ServerHello(
            ProtocolVersions.TLS_1_2,
            random,
            Octets.EMPTY,
            CipherSuites.id("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256").orElseThrow(),
            0,
            Optional.of(new Extensions(List.copyOf(extensions)))));
  }

  void showCertificate() {
    say(new Certificate12(List.of(certificate())));
  }

  void status() {
    say(new CertificateStatus(OCSP, Octets.ofHex("30030a0101")));
  }

  void keyExchange() {
    KeyShare share = NamedGroup.X25519.group().generate(RANDOM);
    EcdheServerKeyExchange unsigned =
        new EcdheServerKeyExchange(
            NamedGroup.X25519.id(), Octets.of(share.publicShare()), Optional.empty());
    SignedContent content =
        SignedContent.serverKeyExchange(
            NamedOctets.open("client_random", client().random().toArray()),
            NamedOctets.open("server_random", random.toArray()),
            unsigned.params().toArray());
    say(
        new EcdheServerKeyExchange(
            unsigned.group(), unsigned.point(), Optional.of(signed(content))));
  }

  void request() {
    say(
        new CertificateRequest12(
            List.of(ECDSA_SIGN), Optional.of(List.of(ECDSA_SHA256)), List.of()));
  }

  void helloRequest() {
    // in no transcript
    sendClear(22, EmptyMessage.HELLO_REQUEST.encode());
  }

  void done() {
    say(EmptyMessage.SERVER_HELLO_DONE);
  }
}
