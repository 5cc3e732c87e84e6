package dev.minica.tls.client;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.EncryptedExtensions;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.util.Optional;

/**
 * What the server says from EncryptedExtensions to Finished (RFC 8446 section 2).
 *
 * @param request for the client's certificate
 */
record ServerFlight13(Optional<CertificateRequest13> request, boolean isEarlyDataTaken) {

  /**
   * Takes it in.
   *
   * @param secret server_handshake_traffic_secret
   * @param isByPsk then the server shows no certificate: who knows the key is the one it was
   */
  static ServerFlight13 take(Visit visit, TrafficSecret secret, boolean isByPsk) throws Departure {
    EncryptedExtensions extensions =
        visit.dialogue().take(EncryptedExtensions.class, "EncryptedExtensions");
    boolean isEarlyDataTaken =
        isByPsk
            && visit.offer().hasEarlyData()
            && extensions.extensions().has(ExtensionTypes.EARLY_DATA);
    Optional<CertificateRequest13> request =
        isByPsk ? Optional.empty() : authentication(visit, secret.suite().hash());
    finished(visit, secret);
    return new ServerFlight13(request, isEarlyDataTaken);
  }

  private static Optional<CertificateRequest13> authentication(Visit visit, HashAlgorithm hash)
      throws Departure {
    Dialogue dialogue = visit.dialogue();
    Optional<CertificateRequest13> request = Optional.empty();
    Decoded<HandshakeMessage> next = dialogue.next("Certificate");
    if (next.value() instanceof CertificateRequest13 asked) {
      request = Optional.of(asked);
      dialogue.heard(next);
      next = dialogue.next("Certificate");
    }
    Peer peer = Peer.of(Dialogue.require(CertificateMessage.class, next, "Certificate"));
    dialogue.heard(next);
    NamedOctets range =
        dialogue.transcript().hash13(hash, "ClientHello..server Certificate").output();
    CertificateVerify proof = dialogue.take(CertificateVerify.class, "CertificateVerify");
    peer.check(
        proof.signed(), SignedContent.certificateVerify(Sender.SERVER, range), visit.workbook());
    return request;
  }

  private static void finished(Visit visit, TrafficSecret secret) throws Departure {
    Derivation range =
        visit
            .dialogue()
            .transcript()
            .hash13(secret.suite().hash(), "ClientHello..server CertificateVerify");
    Finished finished = visit.dialogue().take(Finished.class, "Finished");
    if (!secret.verifyData(range.output()).agreesWith(finished.verifyData().toArray())) {
      throw Departure.over(Departure.DECRYPT_ERROR, "the server's Finished is wrong");
    }
  }
}
