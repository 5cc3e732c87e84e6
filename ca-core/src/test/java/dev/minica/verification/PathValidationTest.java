package dev.minica.verification;

import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.valid;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withAlso;
import static dev.minica.verification.TestPki.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clauses of RFC 5280 section 6.1 that concern neither names nor policies. */
class PathValidationTest {

  private static final Extension UNKNOWN_CRITICAL =
      new Extension("1.3.6.1.4.1.55555.1", true, new byte[] {5, 0});

  private final Entity root = root("Root");
  private final Entity intermediate = root.ca("Intermediate");
  private final Certificate leaf = intermediate.server("server.example");

  @Test
  void aPathOfSoundCertificatesIsAccepted() {
    Answer answer = Verifier.answer(question(leaf, root, intermediate));

    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.path()).containsExactly(leaf, intermediate.certificate(), root.certificate());
  }

  @Test
  void anAlteredSignatureIsNotTheIssuers() {
    byte[] altered = leaf.encoded();
    altered[altered.length - 1] ^= 1;

    assertRefused(Certificate.decode(altered), Reason.BAD_SIGNATURE);
  }

  @Test
  void anIssuerOfTheSameNameWithAnotherKeyIsNotTheIssuer() {
    Entity namesake = root.ca("Intermediate");

    assertRefused(question(leaf, root, namesake), Reason.BAD_SIGNATURE);
  }

  @Test
  void anExpiredLeafSaysWhenItExpired() {
    Certificate expired =
        intermediate.server(valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"), "a.example");

    Answer answer = assertRefused(expired, Reason.EXPIRED);
    assertThat(answer.objections().get(0).words()).contains("expired at 2026-01-01T00:00:00Z");
  }

  @Test
  void aLeafOfTomorrowIsNotYetValid() {
    assertRefused(
        intermediate.server(valid("2026-06-02T00:00:00Z", "2026-12-01T00:00:00Z"), "a.example"),
        Reason.NOT_YET_VALID);
  }

  @Test
  void anExpiredIntermediateBreaksThePath() {
    assertIntermediateRefused(
        root.ca("Old", valid("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")), Reason.EXPIRED);
  }

  @Test
  void anExpiredRootBreaksThePath() {
    assertRootRefused(
        root("Old", valid("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z")), Reason.EXPIRED);
  }

  @Test
  void anIssuerWithoutBasicConstraintsIsNoCa() {
    assertIntermediateRefused(
        root.ca("Bare", without(Extension.BASIC_CONSTRAINTS)), Reason.NOT_A_CA);
  }

  @Test
  void anIssuerWhoseBasicConstraintsDenyItIsNoCa() {
    assertIntermediateRefused(
        root.ca("Leaf", with(Extensions.basicConstraints(BasicConstraints.END_ENTITY))),
        Reason.NOT_A_CA);
  }

  @Test
  void aRootThatIsNoCaIssuesNothing() {
    assertRootRefused(
        root("Leaf", with(Extensions.basicConstraints(BasicConstraints.END_ENTITY))),
        Reason.NOT_A_CA);
  }

  @Test
  void anIssuerNeedsTheKeyUsageKeyCertSign() {
    Extension crlOnly = Extensions.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN));

    assertIntermediateRefused(root.ca("CRLs", with(crlOnly)), Reason.KEY_USAGE);
    assertRootRefused(root("CRLs", with(crlOnly)), Reason.KEY_USAGE);
  }

  @Test
  void aPathLengthOfZeroAllowsLeavesButNoFurtherCa() {
    Entity last =
        root.ca("Last", with(Extensions.basicConstraints(BasicConstraints.caWithPathLength(0))));
    Entity below = last.ca("Below");

    assertAccepted(question(last.server("a.example"), root, last));
    assertRefused(question(below.server("a.example"), root, last, below), Reason.PATH_TOO_LONG);
  }

  @Test
  void thePathLengthOfTheRootCounts() {
    Entity narrow =
        root("Narrow", with(Extensions.basicConstraints(BasicConstraints.caWithPathLength(0))));
    Entity below = narrow.ca("Below");

    assertAccepted(question(narrow.server("a.example"), narrow));
    assertRefused(question(below.server("a.example"), narrow, below), Reason.PATH_TOO_LONG);
  }

  @Test
  void theQuestionCanLimitTheDepth() {
    Question question = question(leaf, root, intermediate);

    assertAccepted(question.withMaxDepth(1));
    assertRefused(question.withMaxDepth(0), Reason.PATH_TOO_LONG);
  }

  @Test
  void anUnknownCriticalExtensionAnywhereIsRefused() {
    assertRefused(
        intermediate.server(withAlso(UNKNOWN_CRITICAL), "a.example"),
        Reason.UNKNOWN_CRITICAL_EXTENSION);
    assertIntermediateRefused(
        root.ca("Odd", withAlso(UNKNOWN_CRITICAL)), Reason.UNKNOWN_CRITICAL_EXTENSION);
    assertRootRefused(root("Odd", withAlso(UNKNOWN_CRITICAL)), Reason.UNKNOWN_CRITICAL_EXTENSION);
  }

  @Test
  void anUnknownExtensionThatIsNotCriticalIsIgnored() {
    Extension harmless = new Extension("1.3.6.1.4.1.55555.1", false, new byte[] {5, 0});

    assertAccepted(
        question(intermediate.server(withAlso(harmless), "a.example"), root, intermediate));
  }

  @Test
  void aLeafForClientsIsNoServer() {
    Certificate client =
        intermediate.server(
            with(Extensions.extendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTH.oid()))), "a.example");

    assertRefused(client, Reason.KEY_PURPOSE);
    assertAccepted(question(client, root, intermediate).withPurpose(Purpose.CLIENT));
    assertAccepted(question(client, root, intermediate).withPurpose(Purpose.ANY));
  }

  @Test
  void aLeafWithoutExtendedKeyUsageIsForAnyPurpose() {
    assertAccepted(
        question(
            intermediate.server(without(Extension.EXTENDED_KEY_USAGE), "a.example"),
            root,
            intermediate));
  }

  @Test
  void theExtendedKeyUsageOfIssuersLimitsWhatTheyIssueFor() {
    Extension emailOnly = Extensions.extendedKeyUsage(List.of(KeyPurpose.EMAIL_PROTECTION.oid()));

    assertIntermediateRefused(root.ca("Mail", withAlso(emailOnly)), Reason.KEY_PURPOSE);
    assertRootRefused(root("Mail", withAlso(emailOnly)), Reason.KEY_PURPOSE);
  }

  @Test
  void aServersKeyMustBeUsableInAHandshake() {
    Extension signsCrls = Extensions.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN));

    assertRefused(intermediate.server(with(signsCrls), "a.example"), Reason.KEY_USAGE);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Certificate hopeless =
        intermediate.server(
            t ->
                withAlso(UNKNOWN_CRITICAL)
                    .apply(valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z").apply(t)),
            "a.example");

    Answer answer =
        Verifier.answer(question(hopeless, root, intermediate).withHost("other.example"));

    assertThat(answer.objections())
        .extracting(Objection::reason)
        .containsExactlyInAnyOrder(
            Reason.EXPIRED, Reason.UNKNOWN_CRITICAL_EXTENSION, Reason.NAME_MISMATCH);
  }

  private static void assertAccepted(Question question) {
    assertThat(Verifier.answer(question).objections()).isEmpty();
  }

  private static Answer assertRefused(Question question, Reason reason) {
    Answer answer = Verifier.answer(question);
    assertThat(answer.objections()).extracting(Objection::reason).contains(reason);
    return answer;
  }

  private Answer assertRefused(Certificate leafOfIntermediate, Reason reason) {
    return assertRefused(question(leafOfIntermediate, root, intermediate), reason);
  }

  private void assertIntermediateRefused(Entity wrong, Reason reason) {
    Answer answer = assertRefused(question(wrong.server("a.example"), root, wrong), reason);
    assertThat(answer.objections())
        .extracting(Objection::certificate)
        .containsOnly(wrong.certificate());
  }

  private static void assertRootRefused(Entity wrong, Reason reason) {
    Answer answer = assertRefused(question(wrong.server("a.example"), wrong), reason);
    assertThat(answer.objections())
        .extracting(Objection::certificate)
        .containsOnly(wrong.certificate());
  }
}
