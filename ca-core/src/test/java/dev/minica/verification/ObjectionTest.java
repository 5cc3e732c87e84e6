package dev.minica.verification;

import static dev.minica.verification.TestPki.NOW;
import static dev.minica.verification.TestPki.permitting;
import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.valid;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withAlso;
import static dev.minica.verification.TestPki.withSerial;
import static dev.minica.verification.TestPki.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.revocation.RevocationReason;
import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each reason: what is said to be wrong, with which certificate, and what would help. */
class ObjectionTest {

  private static final Entity ROOT = root("Root");
  private static final Entity CA = ROOT.ca("Issuing");

  /**
   * What cannot be checked is not verified either; a search that ends early has found something.
   */
  private static final Set<Reason> ACCOMPANIED =
      EnumSet.of(Reason.UNSUPPORTED_SIGNATURE, Reason.SEARCH_BOUND);

  /** A question whose answer is one objection. */
  record Case(Reason reason, Question question, Certificate about, String words, String remedy) {
    @Override
    public String toString() {
      return reason + ": " + words;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            certificates(), usages(), times(), paths(), names(), policies(), revocation(), bounds())
        .flatMap(cases -> cases);
  }

  private static Case leaf(Reason reason, Certificate leaf, String words, String remedy) {
    return new Case(reason, question(leaf, ROOT), leaf, words, remedy);
  }

  private static Stream<Case> certificates() {
    Certificate malformed =
        ROOT.server(
            with(new Extension(Extension.BASIC_CONSTRAINTS, true, new byte[] {4, 0})), "a.test");
    Certificate serial = ROOT.server(withSerial(BigInteger.TWO.pow(161)), "a.test");
    Certificate critical =
        ROOT.server(
            withAlso(new Extension("1.3.6.1.4.1.55555.1", true, new byte[] {5, 0})), "a.test");
    Certificate weak = ROOT.server(t -> withKey(t, rsa(1024)), "a.example");
    Certificate unsupported = withSha224(ROOT.server("a.example"));
    return Stream.of(
        leaf(
            Reason.UNACCEPTABLE_KEY,
            weak,
            "its RSA key has 1024 bits, outside 2048 to 16384",
            "have it issued for a key of a current algorithm, such as EC P-256"),
        leaf(
            Reason.UNSUPPORTED_SIGNATURE,
            unsupported,
            "its signature algorithm 1.2.840.10045.4.3.1 is unknown, has wrong parameters, or is"
                + " too weak to be relied on",
            "have it signed with a current algorithm, such as SHA-256 with ECDSA"),
        leaf(
            Reason.MALFORMED,
            malformed,
            "it is malformed: basic constraints: holds a value of another type than belongs"
                + " there",
            "have it issued again by software that encodes it rightly"),
        leaf(
            Reason.NOT_CONFORMING,
            serial,
            "its serial number is longer than 20 octets",
            "have it issued again as RFC 5280 demands"),
        leaf(
            Reason.UNKNOWN_CRITICAL_EXTENSION,
            critical,
            "it has the critical extension 1.3.6.1.4.1.55555.1, which is not understood",
            "use software that understands it, or have it issued without"));
  }

  private static CertificateTemplate withKey(CertificateTemplate t, byte[] key) {
    return new CertificateTemplate(
        t.serialNumber(),
        t.issuer(),
        t.validity(),
        t.subject(),
        SubjectPublicKeyInfo.decode(key),
        t.extensions());
  }

  private static byte[] rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair().getPublic().getEncoded();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The object identifier of ecdsa-with-SHA256 ends in 2, that with SHA-224 in 1. */
  private static Certificate withSha224(Certificate certificate) {
    String hex = HexFormat.of().formatHex(certificate.encoded());
    return Certificate.decode(
        HexFormat.of().parseHex(hex.replace("2a8648ce3d040302", "2a8648ce3d040301")));
  }

  private static Stream<Case> usages() {
    Certificate agreeing =
        ROOT.server(with(Extensions.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN))), "a.example");
    Certificate client =
        ROOT.server(
            with(Extensions.extendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTH.oid()))), "a.example");
    Entity noSigner = ROOT.ca("Limited", with(Extensions.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN))));
    Entity noCa =
        ROOT.ca(
            "Leaf",
            t ->
                with(Extensions.basicConstraints(BasicConstraints.END_ENTITY))
                    .apply(without(Extension.KEY_USAGE).apply(t)));
    return Stream.of(
        leaf(
            Reason.KEY_USAGE,
            agreeing,
            "its key usage is cRLSign, none of digitalSignature, keyEncipherment, keyAgreement",
            "have it issued with a key usage that the purpose needs"),
        leaf(
            Reason.KEY_PURPOSE,
            client,
            "its extended key usage is clientAuth, not serverAuth",
            "have it issued with serverAuth"),
        new Case(
            Reason.KEY_USAGE,
            question(noSigner.server("a.example"), ROOT, noSigner),
            noSigner.certificate(),
            "it issued a certificate, but its key usage lacks keyCertSign",
            "have the CA certificate issued with keyCertSign"),
        new Case(
            Reason.NOT_A_CA,
            question(noCa.server("a.example"), ROOT, noCa),
            noCa.certificate(),
            "it issued a certificate, but its basic constraints say that it is no CA",
            "use a CA certificate as the issuer"));
  }

  private static Stream<Case> times() {
    Certificate over = ROOT.server(valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"), "a.test");
    Certificate early =
        ROOT.server(valid("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"), "a.test");
    Entity oldCa = ROOT.ca("Old", valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"));
    Entity oldRoot = root("Old root", valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"));
    String expired = "it expired at 2026-01-01T00:00:00Z, before 2026-06-01T12:00:00Z";
    return Stream.of(
        leaf(Reason.EXPIRED, over, expired, "have it renewed"),
        new Case(
            Reason.EXPIRED,
            question(oldCa.server("a.test"), ROOT, oldCa),
            oldCa.certificate(),
            expired,
            "add the certificate that its issuer has renewed it with"),
        new Case(
            Reason.EXPIRED,
            question(oldRoot.server("a.test"), oldRoot),
            oldRoot.certificate(),
            expired,
            "trust the root that has taken its place"),
        leaf(
            Reason.NOT_YET_VALID,
            early,
            "it is valid from 2027-01-01T00:00:00Z on, after 2026-06-01T12:00:00Z",
            "wait, or check this machine's clock"));
  }

  private static Stream<Case> paths() {
    Certificate below = CA.server("a.example");
    String issuing = "CN=Issuing (key identifier " + keyId(CA) + ")";
    Certificate selfSigned = TestPki.selfSignedServer("a.example");
    Entity otherCa = root("Issuing");
    Certificate forged = otherCa.server("a.example");
    Entity flat = ROOT.ca("Flat", with(pathLength(0)));
    Entity deep = flat.ca("Deep");
    return Stream.of(
        leaf(
            Reason.ISSUER_MISSING,
            below,
            "its issuer " + issuing + " is not there",
            "add the certificate of " + issuing),
        leaf(
            Reason.NOT_TRUSTED,
            selfSigned,
            "it is self-issued and none of the trusted roots",
            "if you trust it, give it as a root; SHA-256 " + selfSigned.fingerprint()),
        new Case(
            Reason.BAD_SIGNATURE,
            question(forged, ROOT, CA),
            forged,
            "its signature was not made by the key of " + CA.certificate(),
            "get the certificate again, or the issuer's certificate (key identifier "
                + keyId(otherCa)
                + ") that belongs to it"),
        new Case(
            Reason.PATH_TOO_LONG,
            question(deep.server("a.example"), ROOT, flat, deep),
            deep.certificate(),
            "the path length constraint of CN=Flat, 0, allows no further CA here",
            "have the leaf issued by a CA nearer to the root"),
        new Case(
            Reason.PATH_TOO_LONG,
            question(below, ROOT, CA).withMaxDepth(0),
            CA.certificate(),
            "there are more intermediates between leaf and root than the 0 allowed",
            "allow more, or have the leaf issued by a CA nearer to the root"));
  }

  private static String keyId(Entity ca) {
    return HexFormat.of().formatHex(ca.certificate().subjectKeyIdentifier().orElseThrow());
  }

  private static Extension pathLength(int limit) {
    return Extensions.basicConstraints(BasicConstraints.caWithPathLength(limit));
  }

  private static Stream<Case> names() {
    Entity narrow =
        ROOT.ca("Narrow", with(permitting("dns:a.test", "dns:b.test", "dns:c.test", "dns:d.test")));
    Certificate outside = narrow.server("e.test");
    Entity not = ROOT.ca("Not", with(TestPki.excluding("ip:10.0.0.0/8")));
    Certificate excluded = not.server("10.1.2.3");
    String remedy = "have it issued for names that its issuers may name, or by another issuer";
    Certificate other = ROOT.server("a.test", "b.test");
    return Stream.of(
        new Case(
            Reason.NAME_CONSTRAINT,
            question(outside, ROOT, narrow),
            outside,
            "its name dns:e.test is outside the name constraints of CN=Narrow, which permits only"
                + " dns:a.test, dns:b.test, dns:c.test and 1 more",
            remedy),
        new Case(
            Reason.NAME_CONSTRAINT,
            question(excluded, ROOT, not),
            excluded,
            "its name ip:10.1.2.3 is outside the name constraints of CN=Not, which excludes"
                + " ip:10.0.0.0/8",
            remedy),
        new Case(
            Reason.NAME_MISMATCH,
            question(other, ROOT).withHost("c.test"),
            other,
            "it is not for c.test but for dns:a.test, dns:b.test",
            "have it issued with the alternative name dns:c.test"));
  }

  private static Stream<Case> policies() {
    Certificate plain = ROOT.server("a.example");
    PolicySettings explicit =
        new PolicySettings(Set.of(PolicySettings.ANY_POLICY), false, true, false);
    return Stream.of(
        new Case(
            Reason.POLICY,
            question(plain, ROOT).withPolicies(explicit),
            plain,
            "the path must be valid for a certificate policy, and from here on it is for none",
            "have it issued under a policy that its issuers allow, or do not ask for one"));
  }

  private static Stream<Case> revocation() {
    Certificate leaf = ROOT.server(with(publishedAt("http://crl.example/root.crl")), "a.example");
    Entity other = root("Other");
    String add = "add a current CRL of CN=Root that covers it";
    String published = "; it is published at http://crl.example/root.crl";
    String crl = "the CRL of CN=Root of 2026-06-01T11:00:00Z ";
    String none = "no usable CRL says whether it is revoked: ";
    return Stream.of(
        crl(
            Reason.REVOKED,
            leaf,
            TestCrl.of(ROOT).number(1).revoke(leaf, RevocationReason.SUPERSEDED),
            "it is revoked since 2026-06-01T10:00:00Z: superseded",
            "use the certificate that took its place"),
        crl(
            Reason.REVOKED,
            leaf,
            TestCrl.of(ROOT).number(1).revoke(leaf, RevocationReason.CERTIFICATE_HOLD),
            "it is revoked since 2026-06-01T10:00:00Z: certificateHold",
            "ask its issuer to lift the hold"),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(other).number(1),
            "no CRL says whether it is revoked: none of CN=Root, only of CN=Other",
            add + published),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(ROOT).number(1).from(NOW.minusSeconds(3600), NOW.minusSeconds(60)),
            none + crl + "is out of date since 2026-06-01T11:59:00Z",
            add + published),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(ROOT).number(1).from(NOW.plusSeconds(60), NOW.plusSeconds(90)),
            none
                + "the CRL of CN=Root of 2026-06-01T12:01:00Z was issued after"
                + " 2026-06-01T12:00:00Z",
            "wait, or check this machine's clock" + published),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(other).issuer(ROOT.certificate().subject()).number(1),
            none
                + crl
                + "is signed by nobody whose certificate is there, allows cRLSign, and leads to"
                + " the same root",
            "add the certificate of who signed it, or a CRL that the issuer's own key signed"
                + published),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(ROOT).number(1).only(2),
            none + crl + "is for other certificates only, by its issuing distribution point",
            add + published),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(ROOT),
            none + crl + "has no number",
            "have CN=Root issue its CRL again as RFC 5280 demands" + published),
        crl(
            Reason.REVOCATION_UNKNOWN,
            leaf,
            TestCrl.of(ROOT).number(6).deltaTo(5),
            none + crl + "is a delta CRL, and no complete one that it continues is there",
            "add the complete CRL of CN=Root, from number 5 on" + published));
  }

  private static Case crl(
      Reason reason, Certificate leaf, TestCrl crl, String words, String remedy) {
    Question question = question(leaf, ROOT).withCrls(List.of(crl.sign()));
    return new Case(reason, question, leaf, words, remedy);
  }

  private static Extension publishedAt(String uri) {
    GeneralNames names =
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    CRLDistPoint points =
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(new DistributionPointName(names), null, null)
            });
    return new Extension(
        dev.minica.revocation.DistributionPoint.CRL_DISTRIBUTION_POINTS,
        false,
        dev.minica.internal.asn1.Der.encode(points));
  }

  /** Every CA certifies every CA of the next level, and the root certifies another key. */
  private static Stream<Case> bounds() {
    List<Entity> tangle = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      tangle.add(root("Tangle " + i % 2));
    }
    List<Entity> all = new ArrayList<>();
    for (int i = 0; i < tangle.size(); i++) {
      for (int j = 1 - i % 2; j < tangle.size(); j += 2) {
        all.add(tangle.get(i).crossSign(tangle.get(j)));
      }
    }
    all.add(ROOT.ca("Tangle 0"));
    Certificate leaf = tangle.get(0).server("a.example");
    return Stream.of(
        new Case(
            Reason.SEARCH_BOUND,
            question(leaf, ROOT, all.toArray(Entity[]::new)),
            leaf,
            "the search for a path was given up: there are too many candidates, names or"
                + " signatures",
            "give only the intermediates that belong to this certificate"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongAndWhatWouldHelp(Case one) {
    Answer answer = Verifier.answer(one.question());

    assertThat(answer.isAccepted()).isFalse();
    Objection objection =
        answer.objections().stream().filter(o -> o.reason() == one.reason()).findFirst().get();
    assertThat(objection.words()).isEqualTo(one.words());
    assertThat(objection.remedy()).isEqualTo(one.remedy());
    assertThat(objection.certificate()).isEqualTo(one.about());
    if (!ACCOMPANIED.contains(one.reason())) {
      assertThat(answer.objections()).hasSize(1);
    }
  }

  @Test
  void eachReasonIsThere() {
    assertThat(cases().map(Case::reason).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Reason.values());
  }
}
