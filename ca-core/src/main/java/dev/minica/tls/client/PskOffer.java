package dev.minica.tls.client;

import dev.minica.tls.analysis.PreSharedKey;
import dev.minica.tls.crypto.FinishedMac;
import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Transcript;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.OfferedPsks;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A session of TLS 1.3 that the client would resume, and the proof that it has its key (RFC 8446
 * section 4.2.11).
 *
 * @param ticket as it is shown
 * @param obfuscatedAge of the ticket, in milliseconds
 */
record PskOffer(Session.OfTls13 session, Octets ticket, long obfuscatedAge) {

  HashAlgorithm hash() {
    return session.suite().hash();
  }

  PreSharedKey key() {
    return new PreSharedKey(ticket, PskKind.RESUMPTION, session.secret());
  }

  /** The first stage of the key schedule. */
  KeySchedule13.Early early() {
    return new KeySchedule13(session.suite()).early(session.secret());
  }

  /**
   * The ClientHello with this at its end.
   *
   * @param before what the transcript holds when it is said
   */
  ClientHello addTo(ClientHello hello, Transcript before, Sabotage sabotage) {
    OfferedPsks unbound = psks(Octets.of(new byte[hash().length()]));
    byte[] whole = with(hello, unbound).encode().toArray();
    byte[] covered = Arrays.copyOf(whole, whole.length - unbound.bindersLength());
    NamedOctets range = before.hashWith(hash(), "Truncate(ClientHello)", covered).output();
    NamedOctets key = FinishedMac.finishedKey(hash(), binderKey()).output();
    Octets binder = Octets.of(FinishedMac.pskBinder(hash(), key, range).octets());
    return with(hello, psks(sabotage.at(Fault.BINDER, binder)));
  }

  private NamedOctets binderKey() {
    return early().binderKey(PskKind.RESUMPTION).output();
  }

  private OfferedPsks psks(Octets binder) {
    return new OfferedPsks(
        List.of(new OfferedPsks.PskIdentity(ticket, obfuscatedAge)), List.of(binder));
  }

  private static ClientHello with(ClientHello hello, OfferedPsks psks) {
    List<Extension> extensions = new ArrayList<>(hello.allExtensions().list());
    extensions.add(psks);
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        hello.compressionMethods(),
        Optional.of(new Extensions(extensions)));
  }
}
