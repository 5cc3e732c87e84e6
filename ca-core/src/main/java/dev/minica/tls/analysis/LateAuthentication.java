package dev.minica.tls.analysis;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.crypto.Transcript;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.Certificate13;
import dev.minica.tls.wire.handshake.CertificateRequest13;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.tls.wire.handshake.Finished;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * That a server of TLS 1.3 wants the client's certificate when the handshake is over (RFC 8446
 * section 4.6.2). Each request begins a transcript of its own, which goes on from the handshake
 * (section 4.4); the client may answer them in any order, each in one piece.
 */
final class LateAuthentication {

  private static final String CLAUSE = "RFC 8446 section 4.6.2";

  private final Session13 session;
  private final Connection connection;

  /** The requests that are not answered yet, by their contexts. */
  private final Map<Octets, Octets> open = new HashMap<>();

  private Optional<Answer> answer = Optional.empty();

  /** What the client has sent of one answer. */
  private record Answer(Transcript transcript, Credentials credentials, boolean isProven) {

    /** Who shows a certificate signs. */
    boolean isDone() {
      return isProven || credentials.certificate().isEmpty();
    }
  }

  LateAuthentication(Session13 session) {
    this.session = session;
    this.connection = session.connection();
  }

  void asked(CertificateRequest13 request, Message message) {
    boolean isOffered =
        session.hellos().client().allExtensions().has(ExtensionTypes.POST_HANDSHAKE_AUTH);
    if (!isOffered) {
      connection
          .ledger()
          .finding(
              message.sender(),
              message.draft().offset(),
              "CertificateRequest that the client has not offered (" + CLAUSE + ")");
    }
    boolean isNew = open.put(request.requestContext(), message.octets()) == null;
    message
        .step(Topic.CLIENT_CERTIFICATE)
        .remark("the server asks for it only now")
        .check(isNew, "its context is its own", "an open request has it as well", CLAUSE);
  }

  /** Whether a message of the client may come now. */
  boolean takes(HandshakeMessage value) {
    if (value instanceof Certificate13 certificate) {
      return answer.isEmpty() && open.containsKey(certificate.requestContext());
    }
    return answer.isPresent()
        && (value instanceof CertificateVerify
            ? !answer.get().isProven
            : value instanceof Finished && answer.get().isDone());
  }

  /** Takes a message that may come now. */
  void answered(Message message) {
    if (message.value() instanceof Certificate13 certificate) {
      shown(certificate, message);
    }
    Answer current = answer.orElseThrow();
    if (message.value() instanceof CertificateVerify verify) {
      proven(verify, message, current);
      answer = Optional.of(new Answer(current.transcript, current.credentials, true));
    } else if (message.value() instanceof Finished finished) {
      session.keys().checkLate(finished, message, current.transcript);
      answer = Optional.empty();
    }
    current.transcript.add(message.octets().toArray());
  }

  /** From the handshake to its end, and then the request. */
  private void shown(Certificate13 certificate, Message message) {
    Transcript transcript = new Transcript();
    transcript.add(connection.transcript().octets());
    Octets request = open.remove(certificate.requestContext());
    transcript.add(request == null ? new byte[0] : request.toArray());
    Credentials credentials = new Credentials(connection, Sender.CLIENT);
    credentials.shown(certificate, message, Optional.empty());
    answer = Optional.of(new Answer(transcript, credentials, false));
  }

  private void proven(CertificateVerify verify, Message message, Answer current) {
    StepDraft step = message.step(Topic.CLIENT_CERTIFICATE);
    NamedOctets hash =
        step.derived(
            current.transcript.hash13(
                session.keys().hash(), "ClientHello..client Finished, CertificateRequest.."));
    current.credentials.check(
        "the client's signature over the handshake, the request and its certificate",
        verify.signed(),
        SignedContent.certificateVerify(Sender.CLIENT, hash),
        step);
  }
}
