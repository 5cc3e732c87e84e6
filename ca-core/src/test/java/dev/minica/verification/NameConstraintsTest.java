package dev.minica.verification;

import static dev.minica.verification.TestPki.excluding;
import static dev.minica.verification.TestPki.permitting;
import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withAlso;
import static dev.minica.verification.TestPki.withSubject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5280 sections 4.2.1.10 and 6.1.3 (b), (c). */
class NameConstraintsTest {

  private final Entity root = root("Root");

  @ParameterizedTest
  @CsvSource({
    "dns:example.com, example.com, true",
    "dns:example.com, www.example.com, true",
    "dns:example.com, a.b.example.com, true",
    "dns:example.com, WWW.Example.COM, true",
    "dns:example.com, *.example.com, true",
    "dns:example.com, notexample.com, false",
    "dns:example.com, example.org, false",
    "dns:www.example.com, *.example.com, false",
    "dns:.example.com, www.example.com, true",
    "dns:.example.com, example.com, false",
    "dns:example.com, ip:192.0.2.1, true",
    "ip:192.0.2.0/24, ip:192.0.2.255, true",
    "ip:192.0.2.0/24, ip:192.0.3.1, false",
    "ip:192.0.2.0/24, ip:2001:db8::1, false",
    "ip:2001:db8::/32, ip:2001:db8::1, true",
    "ip:2001:db8::/32, ip:2001:db9::1, false",
    "email:example.com, email:a@example.com, true",
    "email:example.com, email:a@EXAMPLE.com, true",
    "email:example.com, email:a@www.example.com, false",
    "email:.example.com, email:a@www.example.com, true",
    "email:.example.com, email:a@example.com, false",
    "email:a@example.com, email:a@example.com, true",
    "email:a@example.com, email:A@example.com, false",
    "email:a@example.com, email:b@example.com, false",
    "uri:example.com, uri:https://example.com/x, true",
    "uri:example.com, uri:https://user@example.com:8443/x, true",
    "uri:example.com, uri:https://www.example.com/, false",
    "uri:.example.com, uri:https://www.example.com/, true",
    "uri:example.com, uri:https://192.0.2.1/, false",
    "uri:example.com, uri:urn:example:1, false",
  })
  void aNameMustLieInAPermittedSubtreeOfItsForm(String base, String name, boolean accepted) {
    Entity constrained = root.ca("Constrained", withAlso(permitting(base)));

    assertThat(isAccepted(constrained, name)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "dns:example.com, www.example.com, false",
    "dns:example.com, example.org, true",
    "dns:www.example.com, *.example.com, false",
    "dns:a.www.example.com, *.example.com, true",
    "dns:www.example.com, *.example.org, true",
    "ip:192.0.2.0/24, ip:192.0.2.1, false",
    "ip:192.0.2.0/24, ip:198.51.100.1, true",
    "email:example.com, email:a@example.com, false",
    "email:example.com, email:a@example.org, true",
    "uri:example.com, uri:https://example.com/, false",
    "uri:example.com, uri:https://example.org/, true",
    "uri:example.com, uri:urn:example:1, false",
  })
  void aNameMustLieOutsideExcludedSubtrees(String base, String name, boolean accepted) {
    Entity constrained = root.ca("Constrained", withAlso(excluding(base)));

    assertThat(isAccepted(constrained, name)).isEqualTo(accepted);
  }

  @Test
  void theConstraintsOfTheRootItselfBind() {
    Entity constrained = root("Constrained", withAlso(permitting("dns:example.com")));

    assertThat(isAccepted(constrained, constrained, "www.example.com")).isTrue();
    assertThat(isAccepted(constrained, constrained, "www.example.org")).isFalse();
  }

  @Test
  void theConstraintsOfAllCasBindTogether() {
    Entity wide = root.ca("Wide", withAlso(permitting("dns:example.com", "dns:example.org")));
    Entity narrow = wide.ca("Narrow", withAlso(permitting("dns:example.com", "dns:example.net")));

    assertThat(isAccepted(root, narrow, "example.com", wide)).isTrue();
    assertThat(isAccepted(root, narrow, "example.org", wide)).isFalse();
    assertThat(isAccepted(root, narrow, "example.net", wide)).isFalse();
  }

  @Test
  void aSubjectMustLieInAPermittedDirectory() {
    Entity constrained =
        root.ca("Constrained", withAlso(permitting(DistinguishedName.parse("O=Example"))));

    assertThat(subjectIsAccepted(constrained, "CN=server,O=example")).isTrue();
    assertThat(subjectIsAccepted(constrained, "CN=server,O=Example Two")).isFalse();
    assertThat(subjectIsAccepted(constrained, "O=Example,CN=server")).isFalse();
  }

  @Test
  void anEmailAddressInTheSubjectCountsToo() {
    Entity constrained = root.ca("Constrained", withAlso(permitting("email:example.com")));

    assertThat(subjectIsAccepted(constrained, "CN=a,emailAddress=a@example.com")).isTrue();
    assertThat(subjectIsAccepted(constrained, "CN=a,emailAddress=a@example.org")).isFalse();
  }

  @Test
  void aCommonNameLikeAHostCountsWhereThereIsNoDnsName() {
    Entity constrained = root.ca("Constrained", withAlso(permitting("dns:example.com")));

    assertThat(commonNameIsAccepted(constrained, "www.example.org", "ip:192.0.2.1")).isFalse();
    assertThat(commonNameIsAccepted(constrained, "www.example.com", "ip:192.0.2.1")).isTrue();
    assertThat(commonNameIsAccepted(constrained, "Jane Doe", "ip:192.0.2.1")).isTrue();
    assertThat(commonNameIsAccepted(constrained, "192.0.2.1", "ip:192.0.2.1")).isTrue();
    assertThat(commonNameIsAccepted(constrained, "www.example.org", "www.example.com")).isTrue();
  }

  private boolean commonNameIsAccepted(Entity issuer, String commonName, String altName) {
    return Verifier.answer(
            question(
                issuer.server(withSubject(DistinguishedName.ofCommonName(commonName)), altName),
                root,
                issuer))
        .isAccepted();
  }

  @Test
  void aNameOfAFormThatCannotBeComparedIsRefusedWhereItIsConstrained() {
    Entity constrained =
        root.ca("Constrained", withAlso(permitting(GeneralName.parse("upn:a@example.com"))));

    assertThat(isAccepted(constrained, "upn:a@example.com")).isFalse();
    assertThat(isAccepted(constrained, "example.com")).isTrue();
  }

  @Test
  void aMalformedDnsNameIsOutsideEveryConstraintOfItsForm() {
    Entity constrained = root.ca("Constrained", withAlso(excluding("dns:example.org")));
    Extension malformed = Extensions.subjectAltName(List.of(TestPki.dns("a..example.com")), false);

    assertThat(
            Verifier.answer(
                    question(constrained.server(with(malformed), "a.example"), root, constrained))
                .hasReason(Reason.NAME_CONSTRAINT))
        .isTrue();
  }

  @Test
  void theObjectionSaysWhichNameAndWhichConstraint() {
    Entity constrained = root.ca("Constrained", withAlso(permitting("dns:example.com")));

    Answer answer =
        Verifier.answer(question(constrained.server("a.example.org"), root, constrained));

    assertThat(answer.objections().get(0).words())
        .contains("dns:a.example.org", "CN=Constrained", "permits only dns:example.com");
  }

  @Test
  void moreComparisonsThanTheBoundAreRefused() {
    String[] many =
        IntStream.range(0, 600).mapToObj(i -> "h" + i + ".example").toArray(String[]::new);
    String[] bases = IntStream.range(0, 600).mapToObj(i -> "dns:d" + i).toArray(String[]::new);
    Entity constrained = root.ca("Constrained", withAlso(excluding(bases)));

    Answer answer = Verifier.answer(question(constrained.server(many), root, constrained));

    assertThat(answer.hasReason(Reason.SEARCH_BOUND)).isTrue();
  }

  private boolean isAccepted(Entity issuer, String name) {
    return isAccepted(root, issuer, name);
  }

  private static boolean isAccepted(Entity anchor, Entity issuer, String name, Entity... others) {
    Question question =
        question(issuer.server(name), anchor, others)
            .withIntermediates(
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(issuer), List.of(others).stream())
                    .map(Entity::certificate)
                    .toList());
    Answer answer = Verifier.answer(question);
    assertThat(answer.objections())
        .allMatch(objection -> objection.reason() == Reason.NAME_CONSTRAINT);
    return answer.isAccepted();
  }

  private boolean subjectIsAccepted(Entity issuer, String subject) {
    return Verifier.answer(
            question(
                issuer.server(withSubject(DistinguishedName.parse(subject)), "a.example"),
                root,
                issuer))
        .isAccepted();
  }
}
