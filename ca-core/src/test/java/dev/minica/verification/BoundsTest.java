package dev.minica.verification;

import static dev.minica.verification.TestPki.excluding;
import static dev.minica.verification.TestPki.permitting;
import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withSerial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.internal.asn1.Der;
import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made to keep a verifier busy: answered all the same, and in any order alike. */
@Timeout(120)
class BoundsTest {

  private static final int LEVELS = 8;
  private static final int WIDTH = 8;

  private final Entity root = root("Root");

  /** On each level all CAs have the same name, and all of the level above have certified each. */
  private static List<List<Entity>> lattice(Entity top, List<Entity> certificates) {
    List<List<Entity>> levels = new ArrayList<>(List.of(List.of(top)));
    for (int level = 0; level < LEVELS; level++) {
      List<Entity> above = levels.get(level);
      String name = "Level " + level;
      List<Entity> cas = Stream.generate(() -> above.get(0).ca(name)).limit(WIDTH).toList();
      certificates.addAll(cas);
      above.stream().skip(1).forEach(a -> cas.forEach(ca -> certificates.add(a.crossSign(ca))));
      levels.add(cas);
    }
    return levels;
  }

  @Test
  void aPathThroughManyCrossSignedCasIsFound() {
    List<Entity> certificates = new ArrayList<>();
    Certificate leaf = lattice(root, certificates).get(LEVELS).get(3).server("a.example");

    Answer answer = answerInAnyOrder(question(leaf, root, array(certificates)));

    assertThat(answer.isAccepted()).as(answer.objections().toString()).isTrue();
    assertThat(answer.path()).hasSize(LEVELS + 2);
  }

  @Test
  void manyCrossSignedCasThatLeadNowhereAreGivenUp() {
    List<Entity> certificates = new ArrayList<>();
    Entity namesake = root("Root");
    Certificate leaf = lattice(namesake, certificates).get(LEVELS).get(3).server("a.example");

    Answer answer = answerInAnyOrder(question(leaf, root, array(certificates)));

    assertThat(answer.hasReason(Reason.SEARCH_BOUND)).isTrue();
  }

  @Test
  void manyCertificatesOfTheSameKeysAreTriedUpToTheBound() {
    Entity narrow = root("Narrow", with(excluding("dns:example")));
    List<Entity> certificates = new ArrayList<>();
    Entity above = narrow;
    for (int level = 0; level < LEVELS; level++) {
      Entity ca = above.ca("Level " + level);
      for (int i = 1; i <= WIDTH; i++) {
        certificates.add(TestPki.resign(above, ca, withSerial(BigInteger.valueOf(i))));
      }
      above = ca;
    }
    Certificate leaf = above.server("a.example");

    Answer answer = answerInAnyOrder(question(leaf, narrow, array(certificates)));

    assertThat(answer.hasReason(Reason.NAME_CONSTRAINT)).isTrue();
    assertThat(answer.hasReason(Reason.SEARCH_BOUND)).isTrue();
  }

  @Test
  void oneAmongAThousandNamesakesIsFoundByItsKeyIdentifier() {
    Entity issuer = root.ca("Issuing");
    List<Entity> certificates = new ArrayList<>(List.of(issuer));
    IntStream.range(0, 1000).forEach(i -> certificates.add(root.ca("Issuing")));

    Answer answer =
        answerInAnyOrder(question(issuer.server("a.example"), root, array(certificates)));

    assertThat(answer.isAccepted()).isTrue();
  }

  @Test
  void tenThousandNamesUnderTenThousandConstraintsAreTooMany() {
    String[] names =
        IntStream.range(0, 10_000).mapToObj(i -> "h" + i + ".example").toArray(String[]::new);
    String[] bases = Stream.of(names).map(name -> "dns:" + name).toArray(String[]::new);
    Entity ca = root.ca("Issuing", with(permitting(bases)));

    assertThat(Verifier.answer(question(ca.server(names), root, ca)).hasReason(Reason.SEARCH_BOUND))
        .isTrue();
    assertThat(Verifier.answer(question(ca.server("h9999.example"), root, ca)).isAccepted())
        .isTrue();
  }

  /** A tree of policies would have 20 to the power of 10 nodes for each. */
  @Test
  void mappingsOfEachPolicyToManyDoNotMultiply() {
    Entity above = root;
    List<Entity> cas = new ArrayList<>();
    for (int level = 0; level < 10; level++) {
      above = above.ca("Level " + level, t -> with(policies(500)).apply(with(mappings()).apply(t)));
      cas.add(above);
    }
    Certificate leaf = above.server(with(policies(1)), "a.example");
    PolicySettings asked = new PolicySettings(Set.of("1.2.3.499"), false, true, false);

    Answer answer = answerInAnyOrder(question(leaf, root, array(cas)).withPolicies(asked));

    assertThat(answer.isAccepted()).as(answer.objections().toString()).isTrue();
  }

  private static Extension policies(int count) {
    ASN1EncodableVector policies = new ASN1EncodableVector();
    IntStream.range(0, count).forEach(i -> policies.add(new DERSequence(policy(i))));
    return new Extension(
        ExtensionOids.CERTIFICATE_POLICIES, false, Der.encode(new DERSequence(policies)));
  }

  private static Extension mappings() {
    ASN1EncodableVector mappings = new ASN1EncodableVector();
    for (int i = 0; i < 500; i++) {
      for (int j = 0; j < 20; j++) {
        ASN1EncodableVector pair = new ASN1EncodableVector();
        pair.add(policy(i));
        pair.add(policy((i + j) % 500));
        mappings.add(new DERSequence(pair));
      }
    }
    return new Extension(
        ExtensionOids.POLICY_MAPPINGS, true, Der.encode(new DERSequence(mappings)));
  }

  private static ASN1ObjectIdentifier policy(int number) {
    return new ASN1ObjectIdentifier("1.2.3." + number);
  }

  private static Entity[] array(List<Entity> entities) {
    return entities.toArray(Entity[]::new);
  }

  /** The answer, which is the same in whatever order the intermediates come. */
  private static Answer answerInAnyOrder(Question question) {
    Answer answer = Verifier.answer(question);
    List<Certificate> shuffled = new ArrayList<>(question.intermediates());
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Verifier.answer(question.withIntermediates(shuffled))).isEqualTo(answer);
    }
    return answer;
  }
}
