package dev.minica.verification;

import static dev.minica.verification.TestPki.dns;
import static dev.minica.verification.TestPki.excluding;
import static dev.minica.verification.TestPki.permitting;
import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withAlso;
import static dev.minica.verification.TestPki.withSerial;
import static dev.minica.verification.TestPki.withSubject;
import static dev.minica.verification.TestPki.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Single deviations from a sound chain of root, intermediate and server, each with the clause that
 * decides about it. OpenSSL, Go, GnuTLS, the JDK and Python's cryptography were asked, too; none of
 * what is accepted here is refused by all of them, nor the other way round without a clause.
 */
class ClausesTest {

  private static final String HOST = "a.example.com";
  private static final Entity ROOT = root("Root");
  private static final Entity CA = ROOT.ca("Issuing");

  /**
   * A question and its answer.
   *
   * @param clause of RFC 5280, if no other is named
   * @param refusal the reason, or null for "yes"
   */
  record Case(String clause, String what, Question question, @Nullable Reason refusal) {
    @Override
    public String toString() {
      return clause + " " + what;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(constraints(), usages(), extensions(), fields(), names(), hosts(), subtrees())
        .flatMap(cases -> cases);
  }

  private static Extension extension(String oid, boolean critical, String hex) {
    return new Extension(oid, critical, HexFormat.of().parseHex(hex));
  }

  private static Case leaf(
      String clause,
      String what,
      UnaryOperator<CertificateTemplate> change,
      @Nullable Reason refusal) {
    Certificate leaf = CA.server(change, HOST);
    return new Case(clause, what, question(leaf, ROOT, CA).withHost(HOST), refusal);
  }

  private static Case ca(
      String clause,
      String what,
      UnaryOperator<CertificateTemplate> change,
      @Nullable Reason refusal) {
    Entity changed = ROOT.ca("Changed", change);
    Question question = question(changed.server(HOST), ROOT, changed).withHost(HOST);
    return new Case(clause, what, question, refusal);
  }

  private static Case anchor(
      String clause,
      String what,
      UnaryOperator<CertificateTemplate> change,
      @Nullable Reason refusal) {
    Entity changed = root("Changed root", change);
    Entity below = changed.ca("Below");
    Question question = question(below.server(HOST), changed, below).withHost(HOST);
    return new Case(clause, what, question, refusal);
  }

  private static UnaryOperator<CertificateTemplate> basic(String hex) {
    return with(extension(Extension.BASIC_CONSTRAINTS, true, hex));
  }

  private static Stream<Case> constraints() {
    String clause = "4.2.1.9";
    return Stream.of(
        ca(clause, "a path length of zero", basic("30060101ff020100"), null),
        ca(clause, "a negative path length", basic("30060101ff0201ff"), Reason.MALFORMED),
        anchor(clause, "the root's own", basic("30060101ff020100"), Reason.PATH_TOO_LONG),
        anchor(clause, "a negative one of the root", basic("30060101ff0201ff"), Reason.MALFORMED),
        ca("X.690 11.1", "a BOOLEAN of 01", basic("3003010101"), Reason.MALFORMED),
        leaf("X.690 11.5", "the default spelled out, let pass", basic("3003010100"), null),
        ca(clause, "an octet after the value", basic("30030101ff00"), Reason.MALFORMED),
        leaf(clause, "a path length of no CA", basic("3003020100"), Reason.NOT_CONFORMING),
        ca(clause, "absent", without(Extension.BASIC_CONSTRAINTS), Reason.NOT_A_CA),
        leaf(clause, "absent in a leaf", without(Extension.BASIC_CONSTRAINTS), null));
  }

  private static UnaryOperator<CertificateTemplate> keyPurposes(String... oids) {
    return with(Extensions.extendedKeyUsage(Arrays.asList(oids)));
  }

  private static Stream<Case> usages() {
    String server = KeyPurpose.SERVER_AUTH.oid();
    String client = KeyPurpose.CLIENT_AUTH.oid();
    String any = KeyPurpose.ANY.oid();
    return Stream.of(
        leaf("4.2.1.3", "absent", without(Extension.KEY_USAGE), null),
        leaf(
            "4.2.1.3",
            "not a bit set",
            with(extension(Extension.KEY_USAGE, true, "030100")),
            Reason.KEY_USAGE),
        leaf(
            "X.690 11.2.2",
            "final bits of zero, let pass",
            with(extension(Extension.KEY_USAGE, true, "03020080")),
            null),
        leaf("4.2.1.12", "absent", without(Extension.EXTENDED_KEY_USAGE), null),
        leaf("4.2.1.12", "any purpose", keyPurposes(any), null),
        leaf("4.2.1.12", "another one", keyPurposes(client), Reason.KEY_PURPOSE),
        leaf("4.2.1.12", "another one and this", keyPurposes(client, server), null),
        leaf(
            "4.2.1.12",
            "none",
            with(extension(Extension.EXTENDED_KEY_USAGE, false, "3000")),
            Reason.MALFORMED),
        ca("4.2.1.12", "another one of the CA", keyPurposes(client), Reason.KEY_PURPOSE),
        ca("4.2.1.12", "this one of the CA", keyPurposes(server), null),
        anchor("4.2.1.12", "another one of the root", keyPurposes(client), Reason.KEY_PURPOSE));
  }

  private static Stream<Case> extensions() {
    String aki = Extension.AUTHORITY_KEY_IDENTIFIER;
    return Stream.of(
        leaf("4.2", "unknown", withAlso(extension("1.2.3.4", false, "0500")), null),
        leaf("4.2", "unknown junk", withAlso(extension("1.2.3.4", false, "ff")), null),
        anchor(
            "4.2",
            "unknown and critical",
            withAlso(extension("1.2.3.4", true, "0500")),
            Reason.UNKNOWN_CRITICAL_EXTENSION),
        leaf(
            "4.2",
            "twice",
            withAlso(extension(Extension.BASIC_CONSTRAINTS, true, "3000")),
            Reason.MALFORMED),
        leaf(
            "4.2.1.7",
            "a critical issuer alternative name",
            withAlso(extension(ExtensionOids.ISSUER_ALT_NAME, true, "3003820178")),
            Reason.UNKNOWN_CRITICAL_EXTENSION),
        leaf(
            "4.2.1.7",
            "an issuer alternative name",
            withAlso(extension(ExtensionOids.ISSUER_ALT_NAME, false, "3003820178")),
            null),
        leaf(
            "4.2.2.1",
            "critical information access",
            withAlso(
                extension(
                    ExtensionOids.AUTHORITY_INFORMATION_ACCESS,
                    true,
                    "300f300d06082b06010505073001860178")),
            Reason.UNKNOWN_CRITICAL_EXTENSION),
        ca(
            "4.2.1.11",
            "an unknown field in policy constraints",
            withAlso(extension(ExtensionOids.POLICY_CONSTRAINTS, true, "3003820101")),
            Reason.MALFORMED),
        ca(
            "4.2.1.11",
            "empty policy constraints",
            withAlso(extension(ExtensionOids.POLICY_CONSTRAINTS, true, "3000")),
            Reason.MALFORMED),
        leaf(
            "4.2.1.4",
            "a policy twice",
            withAlso(
                extension(
                    ExtensionOids.CERTIFICATE_POLICIES, false, "300c300406022a03300406022a03")),
            Reason.MALFORMED),
        leaf("4.2.1.1", "no authority key id", without(aki), Reason.NOT_CONFORMING),
        leaf(
            "RFC 4158 3.5.12",
            "another authority key id",
            with(extension(aki, false, "3006800401020304")),
            null),
        anchor("4.2.1.1", "none in a root", without(aki), null),
        ca(
            "4.2.1.2",
            "a CA without subject key id",
            without(Extension.SUBJECT_KEY_IDENTIFIER),
            Reason.NOT_CONFORMING));
  }

  private static Stream<Case> fields() {
    return Stream.of(
        leaf("4.1.2.2", "a serial number of zero", withSerial(BigInteger.ZERO), null),
        leaf(
            "4.1.2.2",
            "160 bits",
            withSerial(BigInteger.TWO.pow(160).subtract(BigInteger.ONE)),
            null),
        leaf("4.1.2.2", "161 bits", withSerial(BigInteger.TWO.pow(160)), Reason.NOT_CONFORMING),
        leaf("4.1.2.6", "an empty subject", withSubject(name("3000")), Reason.NOT_CONFORMING),
        leaf(
            "4.1.2.6",
            "an empty subject, a critical name",
            t ->
                withSubject(name("3000"))
                    .apply(
                        with(Extensions.subjectAltName(List.of(GeneralName.parse(HOST)), true))
                            .apply(t)),
            null),
        ca("4.1.2.6", "a CA without a subject", withSubject(name("3000")), Reason.NOT_CONFORMING));
  }

  private static DistinguishedName name(String hex) {
    return DistinguishedName.decode(HexFormat.of().parseHex(hex));
  }

  /** 4.1.2.4: a common name that is a value of this encoding. */
  private static DistinguishedName commonName(String value) {
    int length = value.length() / 2;
    return name(
        "30"
            + octet(length + 9)
            + "31"
            + octet(length + 7)
            + "30"
            + octet(length + 5)
            + "0603550403"
            + value);
  }

  private static String octet(int value) {
    return HexFormat.of().toHexDigits((byte) value);
  }

  private static Stream<Case> names() {
    String clause = "4.1.2.4";
    return Stream.of(
        leaf(clause, "BMPString", withSubject(commonName("1e040061002a")), null),
        leaf(clause, "an odd PrintableString", withSubject(commonName("1303612a40")), null),
        leaf(clause, "malformed UTF-8", withSubject(commonName("0c02fffe")), Reason.MALFORMED),
        leaf(clause, "overlong UTF-8", withSubject(commonName("0c02c080")), Reason.MALFORMED),
        leaf(clause, "a number", withSubject(commonName("020101")), Reason.MALFORMED),
        ca(clause, "a number in a CA", withSubject(commonName("020101")), Reason.MALFORMED));
  }

  private static Case host(String clause, String presented, String wanted, boolean accepted) {
    UnaryOperator<CertificateTemplate> change =
        with(Extensions.subjectAltName(List.of(dns(presented)), false));
    Question question = question(CA.server(change, HOST), ROOT, CA).withHost(wanted);
    return new Case(
        clause,
        presented + " for " + wanted,
        question,
        accepted ? null : presented.isEmpty() ? Reason.MALFORMED : Reason.NAME_MISMATCH);
  }

  private static Stream<Case> hosts() {
    String clause = "RFC 9525 6.3";
    return Stream.of(
        host(clause, "A.Example.COM", HOST, true),
        host(clause, "*.example.com", HOST, true),
        host(clause, "*.example.com", "example.com", false),
        host(clause, "*.example.com", "b.a.example.com", false),
        host(clause, "a*.example.com", HOST, false),
        host(clause, "*a.example.com", HOST, false),
        host(clause, "a.*.com", HOST, false),
        host(clause, "*.*.com", HOST, false),
        host(clause, "*", "localhost", false),
        host("4.2.1.6", "a.example.com.", HOST, false),
        host("4.2.1.6", ".example.com", HOST, false),
        host("4.2.1.6", "a.example.com\0.evil.test", HOST, false),
        host("4.2.1.6", "", HOST, false),
        host("RFC 9525 6.2", "10.0.0.1", "10.0.0.1", false));
  }

  private static Case under(
      String what, Extension constraints, String name, @Nullable Reason refusal) {
    Entity authority = ROOT.ca("Constrained", withAlso(constraints));
    Certificate leaf = authority.server(name);
    return new Case("4.2.1.10", what + " " + name, question(leaf, ROOT, authority), refusal);
  }

  private static Stream<Case> subtrees() {
    Reason outside = Reason.NAME_CONSTRAINT;
    return Stream.of(
        under("permits example.com:", permitting("dns:example.com"), "example.com", null),
        under("permits EXAMPLE.com:", permitting("dns:EXAMPLE.com"), HOST, null),
        under("permits ample.com:", permitting("dns:ample.com"), HOST, outside),
        under("permits *.example.com:", permitting("dns:*.example.com"), HOST, outside),
        under("excludes b.example.com:", excluding("dns:b.example.com"), "*.example.com", outside),
        under("excludes all:", excluding("dns:"), HOST, outside),
        under("permits all:", permitting("dns:"), HOST, null),
        under("permits 10/8:", permitting("ip:10.0.0.0/8"), "10.1.2.3", null),
        under("permits 10/8:", permitting("ip:10.0.0.0/8"), "2001:db8::1", outside),
        under("permits 10/8:", permitting("ip:10.0.0.0/8"), HOST, null),
        under(
            "an address without a mask,",
            extension(Extension.NAME_CONSTRAINTS, true, "300aa008300687040a000000"),
            HOST,
            Reason.MALFORMED),
        under(
            "empty constraints,",
            extension(Extension.NAME_CONSTRAINTS, true, "3000"),
            HOST,
            Reason.MALFORMED),
        anchor("4.2.1.10", "of the root", withAlso(excluding("dns:example.com")), outside));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isDecidedByTheClause(Case one) {
    Answer answer = Verifier.answer(one.question());

    assertThat(answer.isAccepted())
        .as(answer.objections().toString())
        .isEqualTo(one.refusal() == null);
    if (one.refusal() != null) {
      assertThat(answer.hasReason(one.refusal())).as(answer.objections().toString()).isTrue();
    }
  }
}
