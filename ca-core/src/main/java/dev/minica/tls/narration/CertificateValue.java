package dev.minica.tls.narration;

import dev.minica.MinicaException;
import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.CertificateMessage;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates in a few words each. */
final class CertificateValue {

  private CertificateValue() {}

  /** The certificates of a message, the sender's own first. */
  static List<Value> of(Said<? extends CertificateMessage> said) {
    List<Value> values = new ArrayList<>();
    int number = 0;
    for (Octets der : said.what().certificates()) {
      String name = ++number == 1 ? "the " + said.sender() + "'s own" : "and number " + number;
      values.add(said.words(name, words(der)));
      values.add(fingerprint(der));
    }
    return values;
  }

  private static List<String> words(Octets der) {
    return decoded(der)
        .map(CertificateValue::words)
        .orElse(List.of(der.length() + " octets that are no certificate"));
  }

  private static List<String> words(Certificate certificate) {
    List<String> words = new ArrayList<>();
    words.add("subject " + shown(certificate.subject()));
    List<GeneralName> names = certificate.subjectAltNames();
    if (!names.isEmpty()) {
      words.add("for " + Words.foreign(Words.list(names.stream().map(Object::toString).toList())));
    }
    words.add("issuer " + shown(certificate.issuer()));
    words.add("key " + certificate.publicKey());
    words.add(
        "valid " + certificate.validity().notBefore() + " to " + certificate.validity().notAfter());
    return words;
  }

  private static Value fingerprint(Octets der) {
    String name = "its fingerprint";
    byte[] hash = HashAlgorithm.SHA256.hash(der.toArray());
    return new Value(
        name,
        List.of(),
        Optional.of(NamedOctets.open(name, hash)),
        new Origin.Known("SHA-256 of its octets"));
  }

  static String shown(Object name) {
    String text = Words.foreign(name.toString());
    return text.isEmpty() ? "(empty)" : text;
  }

  private static Optional<Certificate> decoded(Octets der) {
    try {
      return Optional.of(Certificate.decode(der.toArray()));
    } catch (MinicaException notOne) {
      return Optional.empty();
    }
  }
}
