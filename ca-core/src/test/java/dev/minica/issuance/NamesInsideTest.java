package dev.minica.issuance;

import static dev.minica.issuance.ConfinementTest.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.lint.Severity;
import dev.minica.lint.registry.Lints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an issuer below constraints signs, and what it refuses. */
class NamesInsideTest {

  private static final Environment ENVIRONMENT = Environment.system();
  private static final SigningKey ROOT_KEY = key();
  private static final SigningKey KEY = key();

  @Test
  void aNameOutsideIsRefusedWithWhatIsPermitted() {
    IssuingCa ca = ca(permitting("example.test", "10.0.0.0/8"));

    assertThatThrownBy(() -> issue(ca, "a.example.test", "a.other.test"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.REFUSED);
              assertThat(e.hint())
                  .contains("it may name what is in dns:example.test, ip:10.0.0.0/8");
            })
        .hasMessage(
            "name dns:a.other.test is outside the name constraints of CN=intermediate, which"
                + " permits only dns:example.test");
  }

  @ParameterizedTest
  @CsvSource({
    "ip:192.0.2.1, excludes ip:0.0.0.0/0",
    "fd00::1, excludes ip:::/0",
    "me@other.test, 'permits only email:example.test, email:.example.test'",
    "https://other.test/, 'permits only uri:example.test, uri:.example.test'",
    "urn:example:a, 'permits only uri:example.test, uri:.example.test'",
    "bad.example.test, excludes dns:bad.example.test",
    "*.example.test, excludes dns:bad.example.test",
    "me@bad.example.test, excludes email:bad.example.test",
  })
  void theMessageSaysWhichRuleANameBreaks(String name, String rule) {
    IssuingCa ca = ca(new Confinement(parsed("example.test"), parsed("bad.example.test")));

    assertRefused(() -> issue(ca, name)).hasMessageEndingWith(rule);
  }

  @Test
  void theConstraintsOfTheRootCountWhereTheIntermediateHasNone() {
    Certificate root = root(permitting("example.test"));
    Certificate open = new SelfSigner(KEY, ENVIRONMENT).issue(request(Profile.INTERMEDIATE));
    IssuingCa ca = new IssuingCa("a", List.of(open, root), Optional.empty());

    assertRefused(() -> issue(ca, "other.test")).hasMessageContaining("constraints of CN=root");
    assertThat(issue(ca, "example.test")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "example.test, me@example.test",
    "example.test, https://example.test/",
    "10.0.0.0/8, 10.0.0.1",
  })
  void withoutADnsNameThereIsNoCommonNameThatCouldBeTakenForOne(String permitted, String name) {
    Certificate leaf = issue(ca(permitting(permitted)), name);

    assertThat(leaf.subject().isEmpty()).isTrue();
    assertThat(leaf.extension(Extension.SUBJECT_ALT_NAME).orElseThrow().critical()).isTrue();
  }

  @Test
  void withADnsNameTheFirstNameIsTheCommonNameAsEver() {
    assertThat(issue(ca(permitting("local")), "localhost", "127.0.0.1").subject().toString())
        .isEqualTo("CN=localhost");
    assertThat(issue(ca(excluding("example.test")), "127.0.0.1").subject().toString())
        .isEqualTo("CN=127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"CN=Jane Doe", "CN=10.0.0.1", "CN=other.test", "'CN=a.example.test,CN=Jane'"})
  void aChosenCommonNameThatClientsWouldRefuseIsRefused(String subject) {
    IssuingCa ca = ca(permitting("example.test"));

    assertRefused(() -> issue(ca, subject, "me@example.test"))
        .hasMessageContaining("permits only dns:example.test");
    assertThat(issue(ca, subject, "a.example.test")).isNotNull();
    assertThat(issue(ca, "O=Jane Doe", "me@example.test")).isNotNull();
    assertThat(issue(ca, "CN=a.example.test", "me@example.test")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "CN=Jane Doe, true",
    "CN=me@example.test, true",
    "CN=jane, false",
    "CN=other.test, false",
    "CN=10.0.0.1, false",
    "CN=fd00::1, false",
  })
  void ofWhatIsNoServersOnlyCommonNamesThatCouldBeHostsAreRefused(String subject, boolean taken) {
    IssuingCa ca = ca(permitting("example.test"));

    if (taken) {
      assertThat(client(ca, subject).subject().toString()).isEqualTo(subject);
    } else {
      assertRefused(() -> client(ca, subject)).hasMessageContaining("permits only");
    }
  }

  @Test
  void aClientIsCalledByItsMailboxAsEver() {
    IssuanceRequest request =
        IssuanceRequest.of(Profile.CLIENT, List.of(GeneralName.parse("me@example.test")));
    Issuer issuer = new Issuer(ca(permitting("example.test")), KEY, ENVIRONMENT);

    assertThat(issuer.issue(request, key().publicKey()).subject().toString())
        .isEqualTo("CN=me@example.test");
  }

  @Test
  void anEmailAddressInTheSubjectIsAName() {
    IssuingCa ca = ca(permitting("example.test"));

    assertRefused(() -> issue(ca, "CN=a,emailAddress=me@other.test", "a.example.test"))
        .hasMessageContaining("name email:me@other.test is outside");
    assertThat(issue(ca, "CN=a,emailAddress=me@example.test", "a.example.test")).isNotNull();
  }

  /** RFC 5280 section 6.1.3 (b): minica makes none, and may have taken over a CA that has. */
  @Test
  void theSubjectItselfIsADirectoryName() {
    GeneralName base = GeneralName.ofDirectory(DistinguishedName.parse("O=Example"));
    IssuingCa ca = constrained(new NameConstraints(List.of(base), List.of()));

    assertRefused(() -> issue(ca, "O=Other", "a.test")).hasMessageContaining("directory:O=Other");
    assertRefused(() -> issue(ca, "a.test")).hasMessageContaining("directory:CN=a.test");
    assertThat(issue(ca, "CN=a,O=Example", "a.test")).isNotNull();
  }

  @Test
  void anIntermediateSaysAgainWhatTheRootSays() {
    Certificate root = root(permitting("example.test"));

    assertThat(constraints(intermediate(root, Optional.empty())))
        .isEqualTo(NameConstraints.of(root));
    assertThat(constraints(intermediate(root(Confinement.NONE), Optional.empty())))
        .isEqualTo(NameConstraints.NONE);
  }

  @Test
  void anIntermediateMayBeNarrower() {
    Certificate root =
        root(
            new Confinement(
                parsed("example.test", "me@example.test", "10.0.0.0/8"),
                parsed("bad.example.test")));

    NameConstraints narrowed =
        constraints(intermediate(root, Optional.of(permitting("a.example.test", "10.1.0.0/16"))));

    assertThat(shown(narrowed.permitted()))
        .containsExactly(
            "dns:a.example.test",
            "ip:10.1.0.0/16",
            "email:invalid", // the root permits one mailbox, which is not here
            "uri:a.example.test",
            "uri:.a.example.test",
            "ip:ff00::/128");
    assertThat(shown(narrowed.excluded())).contains("dns:bad.example.test");
  }

  @ParameterizedTest
  @CsvSource({
    "other.test, permits only dns:example.test",
    "test, permits only dns:example.test",
    "bad.example.test, excludes dns:bad.example.test",
    "10.0.0.0/7, 'permits only ip:10.0.0.0/8, ip:ff00::/128'",
    "fd00::/8, 'permits only ip:10.0.0.0/8, ip:ff00::/128'",
    "me@other.test, 'permits only email:example.test, email:.example.test'",
  })
  void anIntermediateMayNotBeWider(String permitted, String rule) {
    Certificate root =
        root(new Confinement(parsed("example.test", "10.0.0.0/8"), parsed("bad.example.test")));

    assertRefused(() -> intermediate(root, Optional.of(permitting(permitted))))
        .hasMessageStartingWith("the CA is to permit what its issuer may not: ")
        .hasMessageEndingWith(rule);
  }

  @Test
  void exclusionsOfRootAndIntermediateAddUp() {
    Certificate root = root(excluding("a.test"));

    assertThat(shown(constraints(intermediate(root, Optional.of(excluding("b.test")))).excluded()))
        .contains("dns:a.test", "dns:b.test");
  }

  @Test
  void whatIsMadeKeepsTheRules() {
    Certificate root = root(permitting("local"));
    Certificate intermediate = intermediate(root, Optional.empty());

    assertThat(found(intermediate)).isEmpty();
    assertThat(found(root)).containsExactly("clients/jdk-root-constraints");
  }

  private static List<String> found(Certificate certificate) {
    return Lints.check(certificate).stream()
        .filter(finding -> finding.lint().severity() != Severity.NOTICE)
        .map(finding -> finding.lint().id())
        .toList();
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }

  private static Confinement permitting(String... words) {
    return new Confinement(parsed(words), List.of());
  }

  private static Confinement excluding(String... words) {
    return new Confinement(List.of(), parsed(words));
  }

  private static SigningKey key() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());
    return SigningKey.of(pair, ENVIRONMENT.random());
  }

  private static IssuanceRequest request(Profile profile) {
    return new IssuanceRequest(
        List.of(),
        profile,
        Optional.of(DistinguishedName.ofCommonName(profile.name())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Certificate root(Confinement confinement) {
    return new SelfSigner(ROOT_KEY, ENVIRONMENT)
        .issue(request(Profile.ROOT).confinedTo(Optional.of(confinement)));
  }

  private static Certificate intermediate(Certificate root, Optional<Confinement> confinement) {
    return new Issuer(IssuingCa.ofRoot(root), ROOT_KEY, ENVIRONMENT)
        .issue(request(Profile.INTERMEDIATE).confinedTo(confinement), KEY.publicKey());
  }

  private static NameConstraints constraints(Certificate certificate) {
    return NameConstraints.of(certificate);
  }

  private static IssuingCa ca(Confinement confinement) {
    Certificate root = root(confinement);
    return new IssuingCa(
        "a", List.of(intermediate(root, Optional.empty()), root), Optional.empty());
  }

  /** A CA that somebody else made. */
  private static IssuingCa constrained(NameConstraints constraints) {
    CertificateTemplate t =
        SelfSigner.template(request(Profile.ROOT), KEY.publicKey(), ENVIRONMENT);
    List<Extension> extensions = new ArrayList<>(t.extensions());
    extensions.add(Extensions.nameConstraints(constraints));
    CertificateTemplate changed =
        new CertificateTemplate(
            t.serialNumber(), t.issuer(), t.validity(), t.subject(), t.publicKey(), extensions);
    return IssuingCa.ofRoot(CertificateSigner.sign(changed, KEY));
  }

  private static Certificate client(IssuingCa ca, String subject) {
    IssuanceRequest request =
        new IssuanceRequest(
            List.of(GeneralName.parse("me@example.test")),
            Profile.CLIENT,
            Optional.of(DistinguishedName.parse(subject)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Issuer(ca, KEY, ENVIRONMENT).issue(request, key().publicKey());
  }

  /** A server's certificate; a first word with an equals sign is its subject. */
  private static Certificate issue(IssuingCa ca, String... words) {
    boolean hasSubject = words[0].indexOf('=') > 0;
    IssuanceRequest request =
        new IssuanceRequest(
            Stream.of(words).skip(hasSubject ? 1 : 0).map(GeneralName::parse).toList(),
            Profile.SERVER,
            hasSubject ? Optional.of(DistinguishedName.parse(words[0])) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Issuer(ca, KEY, ENVIRONMENT).issue(request, key().publicKey());
  }

  private static List<String> shown(List<GeneralName> bases) {
    return bases.stream().map(GeneralName::toString).toList();
  }
}
