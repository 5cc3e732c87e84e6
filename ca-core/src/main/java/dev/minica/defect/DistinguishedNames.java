package dev.minica.defect;

import static dev.minica.defect.Octets.COMMON_NAME;
import static dev.minica.defect.Octets.ORGANIZATION;
import static dev.minica.defect.Octets.name;
import static dev.minica.defect.Octets.sequence;
import static dev.minica.defect.Octets.text;
import static dev.minica.defect.Verdict.ACCEPT;
import static dev.minica.defect.Verdict.EITHER;
import static dev.minica.defect.Verdict.REJECT;

import dev.minica.internal.asn1.Tlv;
import dev.minica.x509.Extension;
import java.util.List;
import java.util.function.UnaryOperator;

/** Issuer and subject. */
final class DistinguishedNames {

  private static final String COUNTRY = "2.5.4.6";

  private DistinguishedNames() {}

  static List<Defect> all() {
    return List.of(
        Defect.inServer(
                "rfc5280/4.1.2.6-no-subject",
                ACCEPT,
                "The subject is empty, as it may be where the alternative names are critical.",
                d -> subject(sequence()).apply(d).critical(Extension.SUBJECT_ALT_NAME, true))
            .alias("no-subject"),
        Defect.inServer(
            "rfc5280/4.2.1.6-no-subject-and-names-not-critical",
            EITHER,
            "The subject is empty, and the alternative names that stand for it are not critical.",
            subject(sequence())),
        Defect.inServer(
                "rfc5280/4.1.2.6-no-common-name",
                ACCEPT,
                "The subject has no common name, which nothing demands.",
                subject(name(ORGANIZATION, text(Tlv.UTF8_STRING, "Example"))))
            .alias("no-common-name"),
        Defect.of(
            "rfc5280/4.1.2.6-ca-without-subject",
            EITHER,
            "A CA has no name, and the certificate that it issued no issuer.",
            s ->
                s.intermediate(subject(sequence()))
                    .server(d -> d.with(TbsField.ISSUER, sequence()))
                    .specimen()),
        Defect.inServer(
            "rfc5280/6.1.3-issuer-of-another-name",
            REJECT,
            "The issuer that it names is not the subject of the CA whose key signed it.",
            d ->
                d.with(TbsField.ISSUER, name(COMMON_NAME, text(Tlv.UTF8_STRING, "somebody else")))),
        Defect.inServer(
            "rfc5280/A.1-organization-of-65-characters",
            EITHER,
            "The organization has 65 characters, one more than the upper bound.",
            subject(name(ORGANIZATION, text(Tlv.UTF8_STRING, "a".repeat(65))))),
        Defect.inServer(
            "rfc5280/A.1-country-of-three-letters",
            EITHER,
            "The country is three letters, and must be the two of ISO 3166.",
            subject(name(COUNTRY, text(Tlv.PRINTABLE_STRING, "USA")))),
        Defect.inServer(
            "rfc5280/4.1.2.4-teletex-string",
            ACCEPT,
            "The subject is in a TeletexString, which CAs should not use for new names and"
                + " verifiers should be ready for.",
            subject(name(ORGANIZATION, text(Tlv.TELETEX_STRING, "Example")))),
        Defect.inServer(
            "rfc5280/A.1-printable-string-with-at-sign",
            EITHER,
            "A PrintableString holds an at sign, which is not among its characters.",
            subject(name(ORGANIZATION, text(Tlv.PRINTABLE_STRING, "a@b")))),
        Defect.inServer(
            "rfc5280/A.1-malformed-utf-8",
            EITHER,
            "A UTF8String holds octets that are no UTF-8.",
            subject(name(ORGANIZATION, text(Tlv.UTF8_STRING, "b\u00fccher")))));
  }

  private static UnaryOperator<Draft<TbsField>> subject(byte[] name) {
    return draft -> draft.with(TbsField.SUBJECT, name);
  }
}
