package dev.minica.verification;

import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.revocation.Crl;
import dev.minica.revocation.RevocationReason;
import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyUsage;
import java.util.EnumSet;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.junit.jupiter.api.Test;

/** RFC 5280 section 6.3.3. */
class RevocationCheckTest {

  private static final int ONLY_USER_CERTIFICATES = 1;
  private static final int ONLY_CA_CERTIFICATES = 2;

  private final Entity root = root("Root");
  private final Certificate leaf = root.server("a.example");
  private final Certificate other = root.server("b.example");

  @Test
  void aCertificateThatACurrentCrlDoesNotListIsAccepted() {
    Crl crl = TestCrl.of(root).number(1).revoke(other, RevocationReason.SUPERSEDED).sign();

    assertThat(answer(leaf, crl).objections()).isEmpty();
  }

  @Test
  void aListedCertificateIsRevokedSinceThenAndForThat() {
    Crl crl = TestCrl.of(root).number(1).revoke(leaf, RevocationReason.KEY_COMPROMISE).sign();

    Answer answer = answer(leaf, crl);

    assertThat(answer.objections()).extracting(Objection::reason).containsExactly(Reason.REVOKED);
    assertThat(answer.objections().get(0).words())
        .isEqualTo("it is revoked since 2026-06-01T10:00:00Z: keyCompromise");
  }

  @Test
  void everyCertificateBelowTheAnchorIsLookedUp() {
    Entity intermediate = root.ca("Intermediate");
    Question question =
        question(intermediate.server("a.example"), root, intermediate)
            .withCrls(
                List.of(
                    TestCrl.of(intermediate).number(1).sign(),
                    TestCrl.of(root)
                        .number(1)
                        .revoke(intermediate.certificate(), RevocationReason.CA_COMPROMISE)
                        .sign()));

    Answer answer = Verifier.answer(question);

    assertThat(answer.objections()).extracting(Objection::reason).containsExactly(Reason.REVOKED);
    assertThat(answer.objections().get(0).certificate()).isEqualTo(intermediate.certificate());
  }

  @Test
  void withoutACrlOfItsIssuerTheStatusIsUnknown() {
    assertUnknown(TestCrl.of(root("Other")).number(1).sign());
  }

  @Test
  void anOutdatedCrlSaysNothing() {
    Crl crl =
        TestCrl.of(root)
            .number(1)
            .from(TestPki.NOW.minusSeconds(7200), TestPki.NOW.minusSeconds(60))
            .sign();

    Answer answer = assertUnknown(crl);
    assertThat(answer.objections().get(0).words())
        .contains("out of date since 2026-06-01T11:59:00Z");
  }

  @Test
  void aCrlOfTomorrowSaysNothing() {
    assertUnknown(
        TestCrl.of(root)
            .number(1)
            .from(TestPki.NOW.plusSeconds(60), TestPki.NOW.plusSeconds(7200))
            .sign());
  }

  @Test
  void aCrlSignedByAnotherKeySaysNothing() {
    assertUnknown(TestCrl.of(root("Other")).issuer(root.certificate().subject()).number(1).sign());
  }

  @Test
  void aSignerWithoutTheUsageCrlSignSaysNothing() {
    Entity certificatesOnly =
        root("Root", with(Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN))));
    Question question =
        question(certificatesOnly.server("a.example"), certificatesOnly)
            .withCrls(List.of(TestCrl.of(certificatesOnly).number(1).sign()));

    assertThat(Verifier.answer(question).hasReason(Reason.REVOCATION_UNKNOWN)).isTrue();
  }

  @Test
  void aSignerOfTheIssuersNameWithItsOwnKeyNeedsAPathToTheSameAnchor() {
    Entity intermediate = root.ca("Intermediate");
    Entity crlSigner =
        root.ca("Intermediate", with(Extensions.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN))));
    Entity stranger = root("Intermediate");

    assertThat(answerWithSigner(intermediate, crlSigner).objections()).isEmpty();
    assertThat(answerWithSigner(intermediate, stranger).hasReason(Reason.REVOCATION_UNKNOWN))
        .isTrue();
  }

  private Answer answerWithSigner(Entity issuer, Entity crlSigner) {
    List<Crl> crls =
        List.of(TestCrl.of(root).number(1).sign(), TestCrl.of(crlSigner).number(1).sign());
    return Verifier.answer(
        question(issuer.server("a.example"), root, issuer, crlSigner).withCrls(crls));
  }

  @Test
  void aRevokedSignerSaysNothing() {
    Entity intermediate = root.ca("Intermediate");
    Entity crlSigner =
        root.ca("Intermediate", with(Extensions.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN))));
    Crl rootCrl =
        TestCrl.of(root)
            .number(1)
            .revoke(crlSigner.certificate(), RevocationReason.KEY_COMPROMISE)
            .sign();

    Answer answer =
        Verifier.answer(
            question(intermediate.server("a.example"), root, intermediate, crlSigner)
                .withCrls(List.of(rootCrl, TestCrl.of(crlSigner).number(1).sign())));

    assertThat(answer.hasReason(Reason.REVOCATION_UNKNOWN)).isTrue();
  }

  @Test
  void anUnknownCriticalExtensionMakesACrlUseless() {
    assertUnknown(
        TestCrl.of(root).number(1).extension("1.3.6.1.4.1.55555.1", true, DERNull.INSTANCE).sign());
  }

  @Test
  void anUnknownCriticalExtensionOfAnyEntryMakesACrlUseless() {
    Extension unknown = new Extension("1.3.6.1.4.1.55555.1", true, new byte[] {5, 0});

    assertUnknown(TestCrl.of(root).number(1).revokeWith(other, unknown).sign());
  }

  @Test
  void aCrlForCertificatesOfOneKindSaysNothingOfTheOther() {
    Crl forCas = TestCrl.of(root).number(1).only(ONLY_CA_CERTIFICATES).sign();
    Crl forUsers = TestCrl.of(root).number(1).only(ONLY_USER_CERTIFICATES).sign();

    assertUnknown(forCas);
    assertThat(answer(leaf, forUsers).isAccepted()).isTrue();
    assertThat(answer(leaf, forCas, forUsers).isAccepted()).isTrue();
  }

  @Test
  void aDeltaCrlAddsToItsBase() {
    Crl base = TestCrl.of(root).number(5).sign();
    Crl delta =
        TestCrl.of(root).number(6).deltaTo(5).revoke(leaf, RevocationReason.KEY_COMPROMISE).sign();

    assertThat(answer(leaf, base, delta).hasReason(Reason.REVOKED)).isTrue();
    assertThat(answer(other, base, delta).isAccepted()).isTrue();
  }

  @Test
  void aDeltaCrlCanLiftAHold() {
    Crl base = TestCrl.of(root).number(5).revoke(leaf, RevocationReason.CERTIFICATE_HOLD).sign();
    Crl delta =
        TestCrl.of(root).number(6).deltaTo(5).revoke(leaf, RevocationReason.REMOVE_FROM_CRL).sign();

    assertThat(answer(leaf, base).hasReason(Reason.REVOKED)).isTrue();
    assertThat(answer(leaf, base, delta).isAccepted()).isTrue();
  }

  @Test
  void aDeltaCrlAloneSaysNothing() {
    assertUnknown(TestCrl.of(root).number(6).deltaTo(5).sign());
  }

  @Test
  void withoutAnyCrlNobodyIsAskedForOne() {
    assertThat(Verifier.answer(question(leaf, root)).isAccepted()).isTrue();
  }

  private Answer answer(Certificate certificate, Crl... crls) {
    return Verifier.answer(question(certificate, root).withCrls(List.of(crls)));
  }

  private Answer assertUnknown(Crl crl) {
    Answer answer = answer(leaf, crl);
    assertThat(answer.objections())
        .extracting(Objection::reason)
        .containsExactly(Reason.REVOCATION_UNKNOWN);
    return answer;
  }
}
