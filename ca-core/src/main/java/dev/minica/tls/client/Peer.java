package dev.minica.tls.client;

import dev.minica.MinicaException;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.tls.crypto.SignatureScheme;
import dev.minica.tls.crypto.SignedContent;
import dev.minica.tls.registry.SignatureSchemes;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.tls.wire.handshake.DigitallySigned;
import dev.minica.x509.Certificate;
import java.util.Optional;

/**
 * The server as its certificate names it. Whether it is to be believed is not asked: who only looks
 * goes on.
 *
 * @param key of its certificate
 */
record Peer(SubjectPublicKeyInfo key) {

  static Peer of(CertificateMessage message) throws Departure {
    if (message.certificates().isEmpty()) {
      throw Departure.over(Departure.DECODE_ERROR, "the server shows no certificate");
    }
    try {
      byte[] der = message.certificates().get(0).toArray();
      return new Peer(Certificate.decode(der).publicKey());
    } catch (MinicaException e) {
      throw Departure.over(
          Departure.BAD_CERTIFICATE, "the server's certificate: " + e.getMessage());
    }
  }

  /** Checks that the server has signed. */
  void check(DigitallySigned signed, SignedContent content, Workbook workbook) throws Departure {
    int id = signed.scheme().orElse(0);
    Optional<SignatureScheme> scheme = SignatureScheme.ofId(id);
    if (scheme.isEmpty()) {
      throw Departure.over(
          Departure.ILLEGAL_PARAMETER,
          "the server signs with " + SignatureSchemes.name(id) + ", which was not offered");
    }
    SignatureScheme.Verdict verdict =
        workbook.asymmetric(
            SignatureSchemes.name(id) + " check with " + key,
            () -> scheme.get().verify(key, content, signed.signature().toArray()));
    switch (verdict) {
      case VALID -> {}
      case INVALID ->
          throw Departure.over(
              Departure.DECRYPT_ERROR, "the server's signature is not by its certificate's key");
      case KEY_DOES_NOT_FIT ->
          throw Departure.over(
              Departure.ILLEGAL_PARAMETER,
              "the server signs with "
                  + SignatureSchemes.name(id)
                  + ", which is not for its key, "
                  + key);
    }
  }
}
