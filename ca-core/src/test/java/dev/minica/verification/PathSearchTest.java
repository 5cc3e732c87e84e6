package dev.minica.verification;

import static dev.minica.verification.TestPki.permitting;
import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.valid;
import static dev.minica.verification.TestPki.withAlso;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathSearchTest {

  private final Entity root = root("Root");

  @Test
  void intermediatesMayComeInAnyOrder() {
    Entity first = root.ca("First");
    Entity second = first.ca("Second");
    Entity third = second.ca("Third");
    Certificate leaf = third.server("a.example");

    assertThat(Verifier.answer(question(leaf, root, first, third, second)).path())
        .containsExactly(
            leaf,
            third.certificate(),
            second.certificate(),
            first.certificate(),
            root.certificate());
  }

  @Test
  void anExpiredTwinDoesNotHideTheValidIntermediate() {
    Entity good = root.ca("Issuer");
    Entity expired = new Entity(expiredTwin(good).certificate(), good.key());
    Certificate leaf = good.server("a.example");

    assertThat(Verifier.answer(question(leaf, root, expired, good)).isAccepted()).isTrue();
    assertThat(Verifier.answer(question(leaf, root, good, expired)).isAccepted()).isTrue();
  }

  private Entity expiredTwin(Entity good) {
    return TestPki.resign(root, good, valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));
  }

  @Test
  void aCrossSignedCaLeadsToTheRootThatIsTrusted() {
    Entity other = root("Other Root");
    Entity issuer = root.ca("Issuer");
    Entity crossSigned = other.crossSign(issuer);
    Certificate leaf = issuer.server("a.example");

    assertThat(Verifier.answer(question(leaf, other, issuer, crossSigned)).path())
        .containsExactly(leaf, crossSigned.certificate(), other.certificate());
  }

  @Test
  void aRootThatAnotherRootCrossSignedIsNoDetour() {
    Entity other = root("Other Root");
    Entity crossSignedRoot = other.crossSign(root);
    Certificate leaf = root.server("a.example");

    assertThat(Verifier.answer(question(leaf, root, crossSignedRoot)).path())
        .containsExactly(leaf, root.certificate());
    assertThat(Verifier.answer(question(leaf, other, crossSignedRoot)).path())
        .containsExactly(leaf, crossSignedRoot.certificate(), other.certificate());
  }

  @Test
  void casThatSignedEachOtherAreNoEndlessPath() {
    Entity a = root("A");
    Entity b = root("B");
    Certificate leaf = a.server("a.example");

    Answer answer = Verifier.answer(question(leaf, root, b.crossSign(a), a.crossSign(b)));

    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.hasReason(Reason.SEARCH_BOUND)).isFalse();
  }

  @Test
  void aCliqueOfCrossSignedCasWithoutAnAnchorIsNoPath() {
    List<Entity> cas = cas(12);
    Certificate leaf = cas.get(0).server("a.example");

    Answer answer = Verifier.answer(question(leaf, root, clique(cas)));

    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.hasReason(Reason.SEARCH_BOUND)).isFalse();
  }

  @Test
  void aCliqueThroughWhichNoPathIsValidEndsAtTheBounds() {
    List<Entity> cas = cas(12);
    Entity gate = TestPki.resign(root, cas.get(11), withAlso(permitting("dns:b.example")));
    Certificate leaf = cas.get(0).server("a.example");

    Answer answer = Verifier.answer(question(leaf, root, clique(cas, gate)));

    assertThat(answer.objections())
        .extracting(Objection::reason)
        .containsExactly(Reason.NAME_CONSTRAINT, Reason.SEARCH_BOUND);
  }

  @Test
  void theOneWayOutOfACliqueIsFound() {
    List<Entity> cas = cas(12);
    Entity gate = root.crossSign(cas.get(11));
    Certificate leaf = cas.get(0).server("a.example");

    assertThat(Verifier.answer(question(leaf, root, clique(cas, gate))).path()).hasSize(4);
  }

  private static List<Entity> cas(int count) {
    return IntStream.range(0, count).mapToObj(i -> root("CA " + i)).toList();
  }

  /** Every CA's certificate by every other, and then some. */
  private static Entity[] clique(List<Entity> cas, Entity... others) {
    List<Entity> clique = new ArrayList<>();
    for (Entity a : cas) {
      cas.stream().filter(b -> !b.equals(a)).map(a::crossSign).forEach(clique::add);
    }
    clique.addAll(List.of(others));
    return clique.toArray(new Entity[0]);
  }

  @Test
  void amongManyNamesakesTheKeyIdentifierFindsTheIssuer() {
    Entity issuer = root.ca("Issuer");
    List<Entity> namesakes = new ArrayList<>(Collections.nCopies(1, issuer));
    for (int i = 0; i < 300; i++) {
      namesakes.add(0, root.ca("Issuer"));
    }

    Answer answer =
        Verifier.answer(
            question(issuer.server("a.example"), root, namesakes.toArray(new Entity[0])));

    assertThat(answer.isAccepted()).isTrue();
  }

  @Test
  void aMissingIntermediateIsNamedWithItsKeyIdentifier() {
    Entity missing = root.ca("Missing");
    String keyIdentifier =
        HexFormat.of().formatHex(missing.certificate().subjectKeyIdentifier().orElseThrow());

    Answer answer = Verifier.answer(question(missing.server("a.example"), root));

    assertThat(answer.objections()).hasSize(1);
    assertThat(answer.objections().get(0).reason()).isEqualTo(Reason.ISSUER_MISSING);
    assertThat(answer.objections().get(0).remedy()).contains("CN=Missing", keyIdentifier);
  }

  @Test
  void aSelfSignedCertificateThatIsNoRootIsNotTrusted() {
    Entity stranger = root("Stranger");
    Certificate leaf = stranger.server("a.example");

    Answer answer = Verifier.answer(question(leaf, root, stranger));

    assertThat(answer.objections())
        .extracting(Objection::reason)
        .containsExactly(Reason.NOT_TRUSTED);
    assertThat(answer.objections().get(0).certificate()).isEqualTo(stranger.certificate());
  }

  @Test
  void aCertificateThatIsItselfTrustedNeedsNoIssuer() {
    Certificate own = TestPki.selfSignedServer("a.example");
    Question question = Question.about(own, List.of(own), TestPki.NOW).withPurpose(Purpose.SERVER);

    assertThat(Verifier.answer(question.withHost("a.example")).path()).containsExactly(own);
    assertThat(Verifier.answer(question.withHost("b.example")).hasReason(Reason.NAME_MISMATCH))
        .isTrue();
  }

  @Test
  void anIntermediateCanBeTheAnchor() {
    Entity issuer = root.ca("Issuer");
    Certificate leaf = issuer.server("a.example");

    assertThat(Verifier.answer(question(leaf, issuer)).path())
        .containsExactly(leaf, issuer.certificate());
  }

  @Test
  void theAnswerExplainsTheAttemptThatCameFurthest() {
    Entity expired = root.ca("Issuer", valid("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));
    Entity namesake = root.ca("Issuer");
    Certificate leaf = expired.server("a.example");

    Answer answer = Verifier.answer(question(leaf, root, namesake, expired));

    assertThat(answer.objections()).extracting(Objection::reason).containsExactly(Reason.EXPIRED);
  }
}
