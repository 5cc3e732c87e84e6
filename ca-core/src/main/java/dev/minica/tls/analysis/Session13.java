package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.wire.extension.SelectedPsk;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.CompressedCertificate;

/** What the flights of one handshake of TLS 1.3 have in common. */
final class Session13 {

  private final Connection connection;
  private final Hellos hellos;
  private final Keys13 keys;
  private final Tickets13 tickets;
  private final Credentials server;
  private final Credentials client;
  private boolean isCertificateWanted;

  Session13(Connection connection, Hellos hellos) {
    this.connection = connection;
    this.hellos = hellos;
    this.keys = new Keys13(connection, hellos);
    this.tickets = new Tickets13(keys);
    this.server = new Credentials(connection, Sender.SERVER);
    this.client = new Credentials(connection, Sender.CLIENT);
  }

  Connection connection() {
    return connection;
  }

  Hellos hellos() {
    return hellos;
  }

  Keys13 keys() {
    return keys;
  }

  Tickets13 tickets() {
    return tickets;
  }

  private Credentials of(Sender sender) {
    return sender == Sender.SERVER ? server : client;
  }

  void certificateWanted() {
    isCertificateWanted = true;
  }

  boolean isCertificateWanted() {
    return isCertificateWanted;
  }

  /** Whether the server shows who it is by a key that both had before. */
  boolean isByPsk() {
    return hellos.server().allExtensions().find(SelectedPsk.class).isPresent();
  }

  boolean isEarlyDataAccepted() {
    return connection.agreed().earlyData() == EarlyData.ACCEPTED;
  }

  /** Takes Certificate, CompressedCertificate or CertificateVerify of either side. */
  void credentials(Message message) {
    Credentials credentials = of(message.sender());
    if (message.value() instanceof CertificateMessage certificate) {
      credentials.shown(certificate, message, hellos.client().serverName());
    } else if (message.value() instanceof CompressedCertificate) {
      credentials.compressed(message);
    } else if (message.value() instanceof CertificateVerify verify) {
      Derivation hash =
          connection
              .transcript()
              .hash13(keys.hash(), "ClientHello.." + message.sender() + " Certificate");
      StepDraft step = message.step(credentials.topic());
      String what = "the " + message.sender() + "'s signature over all messages before it";
      SignedContent content = SignedContent.certificateVerify(message.sender(), step.derived(hash));
      credentials.check(what, verify.signed(), content, step);
    }
  }

  /** Whether a side that showed a certificate has to sign. */
  boolean hasShown(Sender sender) {
    return of(sender).certificate().isPresent();
  }
}
