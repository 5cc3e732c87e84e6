package dev.minica.verification;

import static dev.minica.verification.TestPki.dns;
import static dev.minica.verification.TestPki.excluding;
import static dev.minica.verification.TestPki.permitting;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withAlso;
import static dev.minica.verification.TestPki.withSerial;
import static dev.minica.verification.TestPki.withSubject;
import static dev.minica.verification.TestPki.without;

import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.Validity;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways in which a certificate may differ from a sound one; not all of them are wrong. */
final class Deviations {

  /**
   * One of them.
   *
   * @param what it is, in a few words
   */
  record Deviation(String what, UnaryOperator<CertificateTemplate> change) {}

  private static final String HOST = RandomChains.HOST;

  private final Instant now;

  Deviations(Instant now) {
    this.now = now;
  }

  /** Those for any certificate. */
  private List<Deviation> ofAll() {
    return List.of(
        new Deviation("expired", valid(Duration.ofDays(-30), Duration.ofDays(-1))),
        new Deviation("not yet valid", valid(Duration.ofDays(1), Duration.ofDays(30))),
        new Deviation("ends before it begins", valid(Duration.ofDays(5), Duration.ofDays(-5))),
        new Deviation("until 9999", valid(Duration.ofDays(-5), Duration.ofDays(2_900_000))),
        new Deviation("serial number 0", withSerial(BigInteger.ZERO)),
        new Deviation("serial number -1", withSerial(BigInteger.ONE.negate())),
        new Deviation("serial number of 21 octets", withSerial(BigInteger.TWO.pow(160))),
        also("unknown critical extension", "1.2.3.4", true, "0500"),
        also("unknown extension", "1.2.3.4", false, "0500"),
        also("basic constraints twice", Extension.BASIC_CONSTRAINTS, true, "3000"),
        lacking("basic constraints", Extension.BASIC_CONSTRAINTS),
        lacking("key usage", Extension.KEY_USAGE),
        lacking("subject key identifier", Extension.SUBJECT_KEY_IDENTIFIER),
        lacking("authority key identifier", Extension.AUTHORITY_KEY_IDENTIFIER),
        instead("another authority", Extension.AUTHORITY_KEY_IDENTIFIER, false, "3006800401020304"),
        instead(
            "critical authority",
            Extension.AUTHORITY_KEY_IDENTIFIER,
            true,
            "300680040102" + "0304"),
        instead("no usage", Extension.KEY_USAGE, true, "030100"),
        instead("signs only", Extension.KEY_USAGE, true, "03020780"),
        instead("signs certificates only", Extension.KEY_USAGE, true, "03020204"),
        instead("signs CRLs only", Extension.KEY_USAGE, true, "03020102"),
        instead("agrees on keys only", Extension.KEY_USAGE, true, "03020308"),
        instead("usage not critical", Extension.KEY_USAGE, false, "03020284"),
        instead("constraints empty", Extension.BASIC_CONSTRAINTS, true, "3000"),
        instead("path length 0", Extension.BASIC_CONSTRAINTS, true, "30060101ff020100"),
        instead("path length 1", Extension.BASIC_CONSTRAINTS, true, "30060101ff020101"),
        instead("path length -1", Extension.BASIC_CONSTRAINTS, true, "30060101ff0201ff"),
        instead("constraints not critical", Extension.BASIC_CONSTRAINTS, false, "30030101ff"),
        instead("constraints of junk", Extension.BASIC_CONSTRAINTS, true, "040100"),
        purposes("server", KeyPurpose.SERVER_AUTH.oid()),
        purposes("client", KeyPurpose.CLIENT_AUTH.oid()),
        purposes("client and server", KeyPurpose.CLIENT_AUTH.oid(), KeyPurpose.SERVER_AUTH.oid()),
        purposes("any", KeyPurpose.ANY.oid()),
        purposes("OCSP", KeyPurpose.OCSP_SIGNING.oid()),
        instead("purposes empty", Extension.EXTENDED_KEY_USAGE, false, "3000"),
        new Deviation("empty subject", withSubject(DistinguishedName.EMPTY)),
        also("a policy", ExtensionOids.CERTIFICATE_POLICIES, false, "3006300406022a03"),
        also("any policy", ExtensionOids.CERTIFICATE_POLICIES, false, "30083006060455" + "1d2000"),
        also(
            "a policy twice",
            ExtensionOids.CERTIFICATE_POLICIES,
            false,
            "300c300406022a03300406022a03"));
  }

  /** Those for CAs. */
  List<Deviation> ofCas() {
    return both(ofAll(), ofCasOnly());
  }

  private static List<Deviation> ofCasOnly() {
    return List.of(
        also("explicit policy 0", ExtensionOids.POLICY_CONSTRAINTS, true, "3003800100"),
        also("explicit policy 1", ExtensionOids.POLICY_CONSTRAINTS, true, "3003800101"),
        also("no mapping", ExtensionOids.POLICY_CONSTRAINTS, true, "3003810100"),
        also("policy constraints empty", ExtensionOids.POLICY_CONSTRAINTS, true, "3000"),
        also("any policy inhibited", ExtensionOids.INHIBIT_ANY_POLICY, true, "020100"),
        also("mapping", ExtensionOids.POLICY_MAPPINGS, true, "300a300806022a0306022a04"),
        constraints("permits the domain", permitting("dns:example.com")),
        constraints("permits a dot and the domain", permitting("dns:.example.com")),
        constraints("permits another", permitting("dns:example.org")),
        constraints("permits the host", permitting("dns:" + HOST)),
        constraints("excludes the host", excluding("dns:" + HOST)),
        constraints("excludes the domain", excluding("dns:example.com")),
        constraints("excludes another", excluding("dns:example.org")),
        constraints("excludes all", excluding("dns:")),
        constraints("permits addresses", permitting("ip:192.0.2.0/24")),
        constraints("excludes addresses", excluding("ip:192.0.2.0/24")),
        constraints("permits mail", permitting("email:example.com")),
        constraints("permits locations", permitting("uri:.example.com")),
        constraints("permits a name", permitting(DistinguishedName.ofCommonName("server"))),
        constraints("permits another name", permitting(DistinguishedName.ofCommonName("other"))),
        also("constraints of names empty", Extension.NAME_CONSTRAINTS, true, "3000"),
        new Deviation(
            "constraints of names not critical",
            withAlso(
                new Extension(
                    Extension.NAME_CONSTRAINTS, false, permitting("dns:example.org").value()))));
  }

  /** Those for servers. */
  List<Deviation> ofServers() {
    return both(ofAll(), ofServersOnly());
  }

  private static List<Deviation> ofServersOnly() {
    return List.of(
        named("a wildcard", dns("*.example.com")),
        named("part of a wildcard", dns("s*.example.com")),
        named("a wildcard and no more", dns("*")),
        named("two wildcards", dns("*.*.com")),
        named("upper case", dns("SERVER.Example.COM")),
        named("a dot at the end", dns(HOST + ".")),
        named("a dot at the beginning", dns("." + HOST)),
        named("another host", dns("other.example.com")),
        named("a host below", dns("a." + HOST)),
        named("an underscore", dns("_x.example.com"), dns(HOST)),
        named("an address too", dns(HOST), GeneralName.parse("192.0.2.1")),
        named("an address outside too", dns(HOST), GeneralName.parse("198.51.100.1")),
        named("mail too", dns(HOST), GeneralName.parse("a@example.org")),
        named("a location too", dns(HOST), GeneralName.parse("https://www.example.org/x")),
        named("a location without host too", dns(HOST), GeneralName.parse("urn:x:y")),
        named("another domain too", dns(HOST), dns("www.example.org")),
        named("an empty name too", dns(HOST), dns("")),
        named("a blank name too", dns(HOST), dns(" ")),
        new Deviation("critical names", with(names(true, dns(HOST)))),
        lacking("names", Extension.SUBJECT_ALT_NAME),
        instead("no names", Extension.SUBJECT_ALT_NAME, false, "3000"),
        instead("junk for names", Extension.SUBJECT_ALT_NAME, false, "040100"),
        new Deviation("the host as common name", withSubject(DistinguishedName.ofCommonName(HOST))),
        new Deviation(
            "the host as common name only",
            t ->
                without(Extension.SUBJECT_ALT_NAME)
                    .apply(withSubject(DistinguishedName.ofCommonName(HOST)).apply(t))),
        new Deviation(
            "no subject and critical names",
            t -> with(names(true, dns(HOST))).apply(withSubject(DistinguishedName.EMPTY).apply(t))),
        instead("a CA", Extension.BASIC_CONSTRAINTS, true, "30030101ff"));
  }

  private static Extension names(boolean critical, GeneralName... names) {
    return Extensions.subjectAltName(List.of(names), critical);
  }

  private static Deviation named(String what, GeneralName... names) {
    return new Deviation(what, with(names(false, names)));
  }

  private static Deviation constraints(String what, Extension constraints) {
    return new Deviation(what, with(constraints));
  }

  private static Deviation lacking(String what, String oid) {
    return new Deviation("no " + what, without(oid));
  }

  private static Deviation also(String what, String oid, boolean critical, String hex) {
    return new Deviation(what, withAlso(extension(oid, critical, hex)));
  }

  private static Deviation instead(String what, String oid, boolean critical, String hex) {
    return new Deviation(what, with(extension(oid, critical, hex)));
  }

  private static Extension extension(String oid, boolean critical, String hex) {
    return new Extension(oid, critical, HexFormat.of().parseHex(hex));
  }

  private static Deviation purposes(String what, String... oids) {
    return new Deviation("for " + what, with(Extensions.extendedKeyUsage(Arrays.asList(oids))));
  }

  /** Valid between these, counted from now: most of those who are asked know no other time. */
  UnaryOperator<CertificateTemplate> valid(Duration from, Duration to) {
    return t ->
        new CertificateTemplate(
            t.serialNumber(),
            t.issuer(),
            new Validity(now.plus(from), now.plus(to)),
            t.subject(),
            t.publicKey(),
            t.extensions());
  }

  private static List<Deviation> both(List<Deviation> some, List<Deviation> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
