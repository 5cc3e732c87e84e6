package dev.minica.lint;

import static dev.minica.lint.RawCertificate.der;
import static dev.minica.lint.RawCertificate.hex;
import static dev.minica.lint.RawCertificate.oid;
import static dev.minica.lint.RawCertificate.text;
import static dev.minica.lint.Sound.client;
import static dev.minica.lint.Sound.intermediate;
import static dev.minica.lint.Sound.root;
import static dev.minica.lint.Sound.server;

import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import java.util.List;
import java.util.stream.Stream;

/** Breaches of the rules on extensions. */
final class ExtensionDefects {

  private static final String KEY_USAGE = Extension.KEY_USAGE;
  private static final String PURPOSES = Extension.EXTENDED_KEY_USAGE;
  private static final String CONSTRAINTS = Extension.NAME_CONSTRAINTS;

  private ExtensionDefects() {}

  static List<Defect> ofKeys() {
    return List.of(
        Defect.of(
            server().without(Extension.AUTHORITY_KEY_IDENTIFIER),
            "rfc5280/authority-key-identifier-present"),
        Defect.of(
            server().with(Extension.AUTHORITY_KEY_IDENTIFIER, true, "3003 8001aa"),
            "rfc5280/authority-key-identifier-not-critical"),
        Defect.of(
            server().with(Extension.AUTHORITY_KEY_IDENTIFIER, false, "3000"),
            "rfc5280/authority-key-identifier-has-key-identifier"),
        Defect.of(
            server().with(Extension.AUTHORITY_KEY_IDENTIFIER, false, "3006 8001aa 820101"),
            "rfc5280/authority-issuer-with-serial-number"),
        Defect.of(
            intermediate().without(Extension.SUBJECT_KEY_IDENTIFIER),
            "rfc5280/subject-key-identifier-in-ca"),
        Defect.of(
            server().without(Extension.SUBJECT_KEY_IDENTIFIER),
            "rfc5280/subject-key-identifier-in-end-entity"),
        Defect.of(
            server().with(Extension.SUBJECT_KEY_IDENTIFIER, true, "0401aa"),
            "rfc5280/subject-key-identifier-not-critical"),
        Defect.of(root().without(KEY_USAGE), "rfc5280/key-usage-in-ca"),
        Defect.of(server().with(KEY_USAGE, false, "030207 80"), "rfc5280/key-usage-critical"),
        Defect.of(
            client()
                .without(PURPOSES)
                .with(PURPOSES, false, purposes("1.2.3"))
                .with(KEY_USAGE, true, "030100"),
            "rfc5280/key-usage-not-empty"),
        Defect.of(
            server().with(KEY_USAGE, true, "030406 800040"), "rfc5280/key-usage-bits-defined"),
        Defect.of(server().with(KEY_USAGE, true, "030202 84"), "rfc5280/key-cert-sign-only-in-ca"),
        Defect.of(root().with(KEY_USAGE, true, "030207 80"), "rfc5280/ca-may-sign"),
        Defect.of(
            server().with(KEY_USAGE, true, "030200 81"),
            "rfc5280/encipher-only-with-key-agreement"),
        Defect.of(
            server().with(KEY_USAGE, true, "030307 8080"),
            "rfc5280/decipher-only-with-key-agreement"),
        Defect.of(root().with(KEY_USAGE, true, "030202 04"), "cabf/ca-signs-crls"),
        Defect.of(server().with(KEY_USAGE, true, "030203 08"), "rfc8446/server-may-sign"),
        Defect.of(
            root().with(Extension.BASIC_CONSTRAINTS, false, "3003 0101ff"),
            "rfc5280/basic-constraints-critical-in-ca"),
        Defect.of(
            server().with(Extension.BASIC_CONSTRAINTS, true, "3003 020100"),
            "rfc5280/path-length-only-in-ca"),
        Defect.of(
            intermediate().with(KEY_USAGE, true, "030201 02"),
            "rfc5280/path-length-with-key-cert-sign",
            "cabf/ca-signs-crls"),
        Defect.of(
            intermediate().with(Extension.BASIC_CONSTRAINTS, true, "3006 0101ff 0201ff"),
            "rfc5280/path-length-not-negative"),
        Defect.of(
            root().with(Extension.BASIC_CONSTRAINTS, true, "3006 0101ff 020101"),
            "cabf/root-without-path-length"));
  }

  static List<Defect> ofAltNames() {
    return List.of(
        Defect.of(
            client().with(Extension.SUBJECT_ALT_NAME, false, "3000"),
            "rfc5280/alt-names-not-empty"),
        Defect.of(
            server().with(Extension.SUBJECT_ALT_NAME, true, names(dns("server.example"))),
            "rfc5280/alt-names-not-critical-with-subject"),
        named("rfc5280/alt-names-in-ascii", dns("b\u00fccher.example")),
        named("rfc5280/dns-names-in-preferred-syntax", dns("a..example")),
        named("rfc5280/dns-names-in-preferred-syntax", dns("-a.example")),
        named("rfc5280/dns-names-in-preferred-syntax", dns("a.example.")),
        named("rfc5280/dns-names-in-preferred-syntax", dns(" ")),
        named("rfc5280/dns-names-in-preferred-syntax", dns("https://a.example/")),
        named("rfc5280/dns-names-fit-the-dns", dns("a".repeat(64) + ".example")),
        named("rfc5280/dns-names-fit-the-dns", dns("a.".repeat(124) + "example")),
        named("rfc5280/addresses-of-4-or-16-octets", text(0x87, "127.0.0.1")),
        named("rfc5280/mailboxes-are-addresses", text(0x81, "Somebody <a@b.example>")),
        named("rfc5280/mailboxes-are-addresses", text(0x81, "b.example")),
        named("rfc5280/uris-absolute", text(0x86, "/path")),
        named("rfc5280/uris-with-host", text(0x86, "https:///path")),
        named("cabf/dns-names-without-underscore", dns("a_b.example")),
        named("clients/dns-names-are-no-addresses", dns("192.0.2.1")),
        named("clients/wildcard-below-two-labels", dns("*.example")),
        named("rfc9525/wildcard-whole-label", dns("f*.a.example")),
        named("rfc9525/wildcard-leftmost", dns("a.*.example")),
        Defect.of(server().without(Extension.SUBJECT_ALT_NAME), "rfc9525/server-has-name"));
  }

  private static Defect named(String id, byte[] name) {
    return Defect.of(
        server().with(Extension.SUBJECT_ALT_NAME, false, names(dns("server.example"), name)), id);
  }

  private static byte[] names(byte[]... names) {
    return der(0x30, names);
  }

  private static byte[] dns(String name) {
    return text(0x82, name);
  }

  static List<Defect> ofPurposes() {
    return List.of(
        Defect.of(client().with(PURPOSES, false, "3000"), "rfc5280/key-purposes-not-empty"),
        Defect.of(
            client().with(PURPOSES, true, purposes(KeyPurpose.ANY.oid())),
            "rfc5280/any-purpose-not-critical"),
        Defect.of(
            server()
                .with(
                    PURPOSES, false, purposes(KeyPurpose.SERVER_AUTH.oid(), KeyPurpose.ANY.oid())),
            "cabf/server-not-for-any-purpose"),
        unserved("rfc5280/server-auth-served", KeyPurpose.SERVER_AUTH, "030206 40"),
        unserved("rfc5280/client-auth-served", KeyPurpose.CLIENT_AUTH, "030206 40"),
        unserved("rfc5280/code-signing-served", KeyPurpose.CODE_SIGNING, "030206 40"),
        unserved("rfc5280/email-protection-served", KeyPurpose.EMAIL_PROTECTION, "030201 02"),
        Defect.of(
            client()
                .with(PURPOSES, true, purposes(KeyPurpose.TIME_STAMPING.oid()))
                .with(KEY_USAGE, true, "030203 08"),
            "rfc5280/time-stamping-served"),
        unserved("rfc5280/ocsp-signing-served", KeyPurpose.OCSP_SIGNING, "030203 08"),
        Defect.of(
            client().with(PURPOSES, false, purposes(KeyPurpose.TIME_STAMPING.oid())),
            "rfc3161/time-stamping-alone"),
        Defect.of(
            client().with(PURPOSES, true, purposes(KeyPurpose.TIME_STAMPING.oid(), "1.2.3")),
            "rfc3161/time-stamping-alone"),
        Defect.of(
            server().without(PURPOSES),
            "cabf/leaf-has-key-purposes",
            "clients/apple-server-purpose"),
        Defect.of(
            server().without(PURPOSES),
            "clients/apple-server-purpose",
            "cabf/leaf-has-key-purposes"),
        Defect.of(
            root().with(PURPOSES, false, purposes("1.2.3")), "cabf/root-without-key-purposes"),
        Defect.of(
            intermediate()
                .with(PURPOSES, false, purposes(KeyPurpose.SERVER_AUTH.oid()))
                .with(KEY_USAGE, true, "030201 86")
                .with(Extension.SUBJECT_ALT_NAME, false, names(dns("ca.example"))),
            "clients/firefox-server-is-no-ca"));
  }

  private static Defect unserved(String id, KeyPurpose purpose, String keyUsage) {
    return Defect.of(
        client().with(PURPOSES, false, purposes(purpose.oid())).with(KEY_USAGE, true, keyUsage),
        id);
  }

  private static byte[] purposes(String... oids) {
    return der(0x30, Stream.of(oids).map(RawCertificate::oid).toArray(byte[][]::new));
  }

  static List<Defect> ofConstraintsAndPolicies() {
    byte[] permitted = permitted(dns("example"));
    byte[] policy = der(0x30, oid("1.2.3"));
    byte[] mapping = der(0x30, der(0x30, oid("1.2.3"), oid("1.2.4")));
    return List.of(
        Defect.of(
            server().with(CONSTRAINTS, true, permitted), "rfc5280/name-constraints-only-in-ca"),
        Defect.of(
            intermediate().with(CONSTRAINTS, false, permitted),
            "rfc5280/name-constraints-critical"),
        Defect.of(
            intermediate().with(CONSTRAINTS, true, "3000"), "rfc5280/name-constraints-not-empty"),
        Defect.of(
            intermediate().with(CONSTRAINTS, true, "3002 a000"),
            "rfc5280/name-constraints-not-empty"),
        Defect.of(
            intermediate().with(CONSTRAINTS, true, permitted(dns("example"), hex("800101"))),
            "rfc5280/subtrees-without-distances"),
        Defect.of(
            intermediate().with(CONSTRAINTS, true, permitted(hex("8704 0a000000"))),
            "rfc5280/subtree-addresses-are-ranges"),
        Defect.of(
            intermediate().with(CONSTRAINTS, true, permitted(hex("8708 0a000000 ff00ff00"))),
            "rfc5280/subtree-addresses-are-ranges"),
        Defect.of(root().with(CONSTRAINTS, true, permitted), "clients/jdk-root-constraints"),
        Defect.of(
            server().with(Extension.CERTIFICATE_POLICIES, false, der(0x30, policy, policy)),
            "rfc5280/policies-once"),
        Defect.of(
            server().with(Extension.CERTIFICATE_POLICIES, false, "3000"),
            "rfc5280/policies-not-empty"),
        Defect.of(
            server().with(Extension.POLICY_MAPPINGS, true, mapping),
            "rfc5280/policy-mappings-only-in-ca"),
        Defect.of(
            intermediate().with(Extension.POLICY_MAPPINGS, false, mapping),
            "rfc5280/policy-mappings-critical"),
        Defect.of(
            intermediate()
                .with(
                    Extension.POLICY_MAPPINGS,
                    true,
                    der(0x30, der(0x30, oid("1.2.3"), oid("2.5.29.32.0")))),
            "rfc5280/any-policy-not-mapped"),
        Defect.of(
            intermediate().with(Extension.POLICY_CONSTRAINTS, false, "3003 800100"),
            "rfc5280/policy-constraints-critical"),
        Defect.of(
            intermediate().with(Extension.POLICY_CONSTRAINTS, true, "3000"),
            "rfc5280/policy-constraints-not-empty"),
        Defect.of(
            server().with(Extension.POLICY_CONSTRAINTS, true, "3003 800100"),
            "rfc5280/policy-constraints-only-in-ca"),
        Defect.of(
            intermediate().with(Extension.INHIBIT_ANY_POLICY, false, "020100"),
            "rfc5280/inhibit-any-policy-critical"));
  }

  private static byte[] permitted(byte[]... subtree) {
    return der(0x30, der(0xa0, der(0x30, subtree)));
  }

  static List<Defect> ofPointers() {
    byte[] uri = text(0x86, "http://ca.example/crl");
    byte[] point = der(0x30, der(0x30, der(0xa0, der(0xa0, uri))));
    byte[] access = der(0x30, der(0x30, oid("1.3.6.1.5.5.7.48.1"), uri));
    return List.of(
        Defect.of(
            server().with(Extension.ISSUER_ALT_NAME, true, names(dns("ca.example"))),
            "rfc5280/issuer-alt-name-not-critical"),
        Defect.of(
            server().with(Extension.SUBJECT_DIRECTORY_ATTRIBUTES, true, "3000"),
            "rfc5280/subject-directory-attributes-not-critical"),
        Defect.of(
            server().with(Extension.CRL_DISTRIBUTION_POINTS, true, point),
            "rfc5280/distribution-points-not-critical"),
        Defect.of(
            server().with(Extension.CRL_DISTRIBUTION_POINTS, false, "3006 3004 81020780"),
            "rfc5280/distribution-points-named"),
        Defect.of(
            server().with(Extension.FRESHEST_CRL, true, point),
            "rfc5280/freshest-crl-not-critical"),
        Defect.of(
            server().with(Extension.AUTHORITY_INFORMATION_ACCESS, true, access),
            "rfc5280/authority-information-access-not-critical"),
        Defect.of(
            server().with(Extension.AUTHORITY_INFORMATION_ACCESS, false, "3000"),
            "rfc5280/authority-information-access-not-empty"),
        Defect.of(
            server().with(Extension.SUBJECT_INFORMATION_ACCESS, true, access),
            "rfc5280/subject-information-access-not-critical"));
  }
}
