package dev.minica.tls.narration;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.CertificateRequest;
import dev.minica.tls.wire.handshake.CertificateVerify;
import dev.minica.x509.DistinguishedName;
import java.util.List;
import java.util.Optional;

/** Mutual TLS: the client shows who it is as well. */
final class ClientCertificateChapter implements Teller {

  private static final String WANTED =
      "The server wants to know who the client is, too (mutual TLS). In CertificateRequest it says"
          + " what it can check, and mostly which CAs it believes; a client that has nothing from"
          + " one of these tends to send nothing.";

  private static final String SHOWN =
      "The client shows its certificate and proves that it has the private key: it signs all that"
          + " was said before (CertificateVerify). The server judges it as the client judged the"
          + " server's, by CAs of its own choice, and no name has to match: what the subject may do"
          + " is for the application to say.";

  private static final String EMPTY =
      "The client answered with an empty list: it has no certificate that suits. Whether it may go"
          + " on is up to the server.";

  private static final String LATE =
      "In TLS 1.3 a client has finished before the server has judged its certificate: a refusal"
          + " comes when the client already believes that all went well.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Said<CertificateRequest>> wanted = facts.messages(CertificateRequest.class);
    List<Said<CertificateMessage>> shown = facts.messages(CertificateMessage.class, Sender.CLIENT);
    if (wanted.isEmpty() && shown.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft(Topic.CLIENT_CERTIFICATE);
    draft.say(WANTED);
    if (!shown.isEmpty()) {
      boolean isEmpty = shown.get(0).what().certificates().isEmpty();
      draft.say(isEmpty ? EMPTY : SHOWN);
    }
    if (facts.isTls13()) {
      draft.say(LATE);
    }
    wanted.forEach(said -> request(said, draft));
    shown.forEach(said -> CertificateValue.of(said).forEach(draft::show));
    for (Said<CertificateVerify> said : facts.messages(CertificateVerify.class, Sender.CLIENT)) {
      SignatureValue.of(said, said.what().signed()).forEach(draft::show);
    }
    return draft.steps(facts.steps(Topic.CLIENT_CERTIFICATE)).chapter();
  }

  private static void request(Said<CertificateRequest> said, ChapterDraft draft) {
    CertificateRequest request = said.what();
    List<String> authorities =
        request.authorities().stream().map(ClientCertificateChapter::name).toList();
    draft.show(
        said.words(
            "CAs it names", authorities.isEmpty() ? List.of("none: any will do") : authorities));
    if (!request.signatureSchemes().isEmpty()) {
      draft.show(
          said.words(
              "signatures it can check",
              request.signatureSchemes().stream().map(SignatureSchemes::name).toList()));
    }
  }

  private static String name(Octets der) {
    try {
      return CertificateValue.shown(DistinguishedName.decode(der.toArray()));
    } catch (MinicaException notOne) {
      return der.length() + " octets that are no name";
    }
  }
}
