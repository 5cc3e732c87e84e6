package dev.minica.defect;

import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;

import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.util.List;

/** What helps to find the issuer. */
final class KeyIdentifiers {

  private static final int SIZE = 20;

  private KeyIdentifiers() {}

  static List<Defect> all() {
    return List.of(
        Defect.inServer(
            "rfc5280/4.2.1.1-authority-key-identifier-critical",
            EITHER,
            "The authority key identifier is critical, which CAs must not make it.",
            d -> d.critical(Extension.AUTHORITY_KEY_IDENTIFIER, true)),
        Defect.inServer(
            "rfc5280/4.2.1.1-authority-key-identifier-absent",
            EITHER,
            "It has no authority key identifier, which every CA must write but a root's own.",
            d -> d.without(Extension.AUTHORITY_KEY_IDENTIFIER)),
        Defect.inServer(
            "rfc5280/4.2.1.1-authority-key-identifier-of-another",
            EITHER,
            "The authority key identifier is that of no CA there is; it is a hint and no proof.",
            d -> d.with(Extensions.authorityKeyIdentifier(new byte[SIZE]))),
        Defect.inIntermediate(
            "rfc5280/4.2.1.2-subject-key-identifier-absent-in-ca",
            EITHER,
            "The CA has no subject key identifier, which it must have.",
            d -> d.without(Extension.SUBJECT_KEY_IDENTIFIER)),
        Defect.inServer(
            "rfc5280/4.2.1.2-subject-key-identifier-critical",
            EITHER,
            "The subject key identifier is critical, which CAs must not make it.",
            d -> d.critical(Extension.SUBJECT_KEY_IDENTIFIER, true)),
        Defect.inServer(
            "rfc5280/4.2.1.2-subject-key-identifier-absent",
            ACCEPT,
            "It has no subject key identifier, which it should have.",
            d -> d.without(Extension.SUBJECT_KEY_IDENTIFIER)));
  }
}
