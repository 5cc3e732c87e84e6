package dev.minica.lint;

import static dev.minica.lint.RawCertificate.commonName;
import static dev.minica.lint.RawCertificate.der;
import static dev.minica.lint.RawCertificate.hex;
import static dev.minica.lint.RawCertificate.name;
import static dev.minica.lint.RawCertificate.oid;
import static dev.minica.lint.RawCertificate.text;
import static dev.minica.lint.RawCertificate.utf8;
import static dev.minica.lint.Sound.intermediate;
import static dev.minica.lint.Sound.root;
import static dev.minica.lint.Sound.server;

import dev.minica.x509.Extension;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Breaches of DER, of the basic fields and of names. */
final class EncodingDefects {

  private EncodingDefects() {}

  static List<Defect> ofDer() {
    return List.of(
        Defect.of(
            server().with(Extension.BASIC_CONSTRAINTS, true, "3080 0000"), "x690/lengths-definite"),
        Defect.of(
            server().with(Extension.BASIC_CONSTRAINTS, true, "308100"), "x690/lengths-shortest"),
        Defect.of(
            root().with(Extension.BASIC_CONSTRAINTS, true, "3003 010101"),
            "x690/booleans-zero-or-all-ones"),
        Defect.of(
            intermediate().with(Extension.BASIC_CONSTRAINTS, true, "3007 0101ff 02020001"),
            "x690/integers-shortest"),
        Defect.of(server().serialNumber("020a 00007fffffffffffffff"), "x690/integers-shortest"),
        Defect.of(
            server()
                .with(
                    Extension.EXTENDED_KEY_USAGE,
                    false,
                    "3017 0608 2b06010505070301 060b 2b80060105050703018001"),
            "x690/object-identifiers-shortest"),
        Defect.of(
            server().with(Extension.KEY_USAGE, true, "030207 c0"), "x690/bit-string-padding-zero"),
        Defect.of(
            root().with(Extension.SUBJECT_KEY_IDENTIFIER, false, "2406 0401aa 0401bb"),
            "x690/strings-primitive",
            "rfc5280/extension-values-well-formed"),
        Defect.of(
            server()
                .subject(
                    der(
                        0x30,
                        der(
                            0x31,
                            der(0x30, oid("2.5.4.3"), utf8("server.example")),
                            der(0x30, oid("2.5.4.10"), utf8("Example"))))),
            "x690/sets-sorted"),
        Defect.of(
            server().withoutExtensions().version("a003 020100"), "x690/default-version-left-out"),
        Defect.of(
            server()
                .without(Extension.EXTENDED_KEY_USAGE)
                .alsoRaw(
                    Extension.EXTENDED_KEY_USAGE, hex("010100"), hex("300a 0608 2b06010505070301")),
            "x690/default-critical-left-out"),
        Defect.of(
            server().with(Extension.BASIC_CONSTRAINTS, true, "3003 010100"),
            "x690/default-ca-left-out"),
        Defect.of(
            server().with(Extension.KEY_USAGE, true, "030200 80"),
            "x690/key-usage-without-trailing-zeros"));
  }

  static List<Defect> ofFields() {
    return List.of(
        Defect.of(server().version("a003 020103"), "rfc5280/version-known"),
        Defect.of(server().version("a003 020101"), "rfc5280/version-3-with-extensions"),
        Defect.of(root().serialNumber("020100"), "rfc5280/serial-number-positive"),
        Defect.of(root().serialNumber("020180"), "rfc5280/serial-number-positive"),
        Defect.of(
            server().serialNumber("0215 00" + "ff".repeat(20)),
            "rfc5280/serial-number-at-most-20-octets"),
        Defect.of(
            server().outerAlgorithm(RawCertificate.algorithm("1.2.840.10045.4.3.3")),
            "rfc5280/signature-algorithms-agree"),
        Defect.of(server().issuer(der(0x30)), "rfc5280/issuer-not-empty"),
        Defect.of(intermediate().subject(der(0x30)), "rfc5280/subject-of-ca-not-empty"),
        Defect.of(server().subject(der(0x30)), "rfc5280/subject-or-critical-alt-name"),
        Defect.of(
            server().validity(text(0x17, "2601010000Z"), text(0x17, "260201000000Z")),
            "rfc5280/utc-time-form"),
        Defect.of(
            server().validity(text(0x17, "260101000000+0100"), text(0x17, "260201000000Z")),
            "rfc5280/utc-time-form"),
        Defect.of(
            root().validity(text(0x17, "260101000000Z"), text(0x18, "20560101000000.5Z")),
            "rfc5280/generalized-time-form"),
        Defect.of(
            server().validity(text(0x17, "260101000000Z"), text(0x18, "20260201000000Z")),
            "rfc5280/generalized-time-only-from-2050"),
        Defect.of(
            server().validity(text(0x17, "260201000000Z"), text(0x17, "260101000000Z")),
            "rfc5280/validity-not-reversed"),
        Defect.of(server().uniqueIdentifiers("810200aa"), "rfc5280/no-unique-identifiers"),
        Defect.of(
            root().withEmptyExtensions(),
            "rfc5280/extensions-not-empty",
            "rfc5280/subject-key-identifier-in-end-entity",
            "cabf/leaf-has-key-purposes"),
        Defect.of(
            server().also("1.2.3", false, hex("0500")).also("1.2.3", false, hex("0500")),
            "rfc5280/extensions-once"),
        Defect.of(
            server().with(Extension.INHIBIT_ANY_POLICY, true, "3000"),
            "rfc5280/extension-values-well-formed"),
        Defect.of(
            server().with(Extension.BASIC_CONSTRAINTS, true, "3003 0c01 61"),
            "rfc5280/extension-values-well-formed"),
        Defect.of(
            server().with(Extension.CERTIFICATE_POLICIES, false, "3005"),
            "rfc5280/extension-values-well-formed"));
  }

  static List<Defect> ofNames() {
    byte[] server = utf8("server.example");
    return List.of(
        Defect.of(
            server().subject(der(0x30, der(0x31), der(0x31, der(0x30, oid("2.5.4.3"), server)))),
            "rfc5280/relative-names-not-empty"),
        Defect.of(server().subject(name("2.5.4.10", utf8(""))), "rfc5280/attributes-not-empty"),
        Defect.of(
            root().subject(commonName("a".repeat(65))).issuer(commonName("a".repeat(65))),
            "rfc5280/attributes-within-bounds"),
        Defect.of(
            server().subject(name("2.5.4.10", text(0x13, "a@b"))),
            "rfc5280/printable-string-characters"),
        Defect.of(
            server().subject(name("0.9.2342.19200300.100.1.25", text(0x16, "b\u00fccher"))),
            "rfc5280/ia-5-string-characters"),
        Defect.of(
            server()
                .subject(
                    name("2.5.4.10", der(0x0c, "\u00fc".getBytes(StandardCharsets.ISO_8859_1)))),
            "rfc5280/utf-8-strings-well-formed"),
        Defect.of(
            server().subject(name("2.5.4.10", text(0x14, "Example"))),
            "rfc5280/strings-of-current-types"),
        Defect.of(
            server().subject(name("2.5.4.6", text(0x13, "D1"))), "rfc5280/country-of-two-letters"),
        Defect.of(server().subject(name("2.5.4.6", utf8("DE"))), "rfc5280/country-of-two-letters"),
        Defect.of(
            root()
                .subject(name("1.2.840.113549.1.9.1", utf8("a@b.example")))
                .issuer(name("1.2.840.113549.1.9.1", utf8("a@b.example"))),
            "rfc5280/email-address-in-ia-5"),
        Defect.of(
            server().subject(name("0.9.2342.19200300.100.1.25", utf8("example"))),
            "rfc5280/domain-component-in-ia-5"),
        Defect.of(
            server().subject(name("2.5.4.5", utf8("1"))),
            "rfc5280/serial-number-in-printable-string"),
        Defect.of(
            server().subject(name("1.2.840.113549.1.9.1", text(0x16, "a@b.example"))),
            "rfc5280/email-address-also-in-alt-name"),
        Defect.of(
            server().subject(name("2.5.4.10", utf8("a\0b"))), "clients/names-without-controls"),
        Defect.of(
            server().subject(commonName("other.example")), "cabf/common-name-among-alt-names"));
  }
}
