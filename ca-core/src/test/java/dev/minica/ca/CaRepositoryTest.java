package dev.minica.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.IntermediateOrder;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.PublicationUrl;
import dev.minica.ca.order.RootKeyOrder;
import dev.minica.ca.order.RootOrder;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.revocation.BasicOcspResponse;
import dev.minica.revocation.Crl;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.OcspResponse;
import dev.minica.revocation.OcspResponseStatus;
import dev.minica.revocation.RawOcspRequest;
import dev.minica.revocation.Repository;
import dev.minica.revocation.RevocationReason;
import dev.minica.revocation.SingleResponse;
import dev.minica.revocation.SingleResponse.Status;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CA publishes while time goes by and others use it. */
class CaRepositoryTest {

  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Environment environment = new Environment(now::get, new SecureRandom());
  private final List<MinicaException> troubles = new CopyOnWriteArrayList<>();
  private CertificateAuthority authority;

  @BeforeEach
  void init() {
    authority = init("ca", RootKeyOrder.kept(), RootOrder.standard());
  }

  private CertificateAuthority init(String name, RootKeyOrder rootKey, RootOrder root) {
    return CertificateAuthority.init(
        folder.resolve(name),
        new CaOrder(
            root,
            Optional.of(IntermediateOrder.first(root.key())),
            rootKey,
            Optional.of(PublicationUrl.parse("http://ca.example"))),
        environment);
  }

  private static RootOrder root(String lifetime, Optional<Supplier<char[]>> passphrase) {
    return new RootOrder(
        Optional.empty(),
        KeyAlgorithm.EC_P256,
        TimeSpan.parse(lifetime),
        passphrase,
        Optional.empty());
  }

  private Repository open() {
    return authority.repository(() -> new char[0], troubles::add);
  }

  private Certificate issue(String name) {
    return authority
        .issue(
            IssuanceRequest.of(Profile.SERVER, List.of(GeneralName.parse(name))),
            () -> KeyPairs.generate(KeyAlgorithm.EC_P256, environment.random()),
            Delivery.ofPem(folder.resolve(name), "server", false),
            () -> new char[0])
        .certificate();
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  private Certificate issuing() {
    return authority.issuer().certificate();
  }

  private static BasicOcspResponse ask(
      Repository repository, Certificate issuer, Certificate certificate) {
    return repository.answer(RawOcspRequest.of(issuer, certificate).encode()).basic().orElseThrow();
  }

  private static SingleResponse single(
      Repository repository, Certificate issuer, Certificate certificate) {
    return ask(repository, issuer, certificate).responses().get(0);
  }

  private Certificate signer(Repository repository) {
    return ask(repository, issuing(), issuing()).certificates().get(0);
  }

  private static BigInteger number(Repository repository) {
    return repository.crl("issuing").flatMap(Crl::number).orElseThrow();
  }

  @Test
  void eachMemberSpeaksForWhatItIssued() {
    Certificate leaf = issue("server.example");
    Repository repository = open();

    assertThat(single(repository, issuing(), leaf).status()).isEqualTo(Status.GOOD);
    assertThat(single(repository, authority.root(), issuing()).status()).isEqualTo(Status.GOOD);
    assertThat(single(repository, authority.root(), leaf).status()).isEqualTo(Status.UNKNOWN);
    assertThat(single(repository, issuing(), issuing()).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1", "10000000000000000000000000000000000000000"})
  void whatWasNeverIssuedIsUnknown(String hex) {
    byte[] request =
        RawOcspRequest.empty()
            .asking(issuing(), new SerialNumber(new BigInteger(hex, 16)))
            .encode();

    assertThat(open().answer(request).basic().orElseThrow().responses())
        .extracting(SingleResponse::status)
        .containsExactly(Status.UNKNOWN);
    assertThat(troubles).isEmpty();
  }

  /** As a CA that was taken over may have it. */
  @Test
  void whatIsRevokedIsSoThoughItsCertificateIsNotThere() {
    SerialNumber serial = new SerialNumber(BigInteger.TEN);
    new CaDirectory(folder.resolve("ca"), environment)
        .store()
        .revoke(
            new Revocation(
                serial,
                Revocation.keyId(issuing()),
                START.plus(Duration.ofDays(9)),
                START,
                RevocationReason.SUPERSEDED));
    Repository repository = open();

    assertThat(status(repository, issuing(), serial)).isEqualTo(Status.REVOKED);
    assertThat(status(repository, authority.root(), serial)).isEqualTo(Status.UNKNOWN);
  }

  private static Status status(Repository repository, Certificate issuer, SerialNumber serial) {
    byte[] request = RawOcspRequest.empty().asking(issuer, serial).encode();
    return repository.answer(request).basic().orElseThrow().responses().get(0).status();
  }

  @Test
  void aRevocationIsInTheNextAnswer() {
    Certificate leaf = issue("server.example");
    Repository repository = open();
    single(repository, issuing(), leaf);

    authority.revoke(leaf.serialNumber(), RevocationReason.SUPERSEDED);

    assertThat(single(repository, issuing(), leaf).revocation())
        .hasValueSatisfying(
            revocation -> {
              assertThat(revocation.time()).isEqualTo(START);
              assertThat(revocation.reason()).hasValue(RevocationReason.SUPERSEDED);
            });
  }

  /** Its record is damaged: nobody knows what it was. */
  @Test
  void whatCannotBeReadIsNotGood() throws IOException {
    Certificate leaf = issue("server.example");
    Repository repository = open();
    try (var records = Files.list(folder.resolve("ca/certs"))) {
      Path record =
          records
              .filter(file -> file.toString().contains(leaf.serialNumber().hex()))
              .findFirst()
              .orElseThrow();
      Files.writeString(record, "damaged");
    }

    OcspResponse answer = repository.answer(RawOcspRequest.of(issuing(), leaf).encode());

    assertThat(answer.status()).isEqualTo(OcspResponseStatus.INTERNAL_ERROR);
    assertThat(troubles).hasSize(1);
  }

  @Test
  void whoSignsIsRecorded() {
    Repository repository = open();

    assertThat(authority.list().certificates())
        .extracting(IssuedCertificate::certificate)
        .contains(signer(repository));
  }

  @Test
  void whoSignsIsReplacedInTime() {
    Repository repository = open();
    Certificate first = signer(repository);

    pass(Duration.ofDays(5));
    assertThat(signer(repository)).isEqualTo(first);

    pass(Duration.ofDays(1));
    Certificate second = signer(repository);
    assertThat(second).isNotEqualTo(first);
    assertThat(second.publicKey()).isNotEqualTo(first.publicKey());
    assertThat(signer(repository)).isEqualTo(second);
  }

  @Test
  void whoSignsGoesOnIfNobodyCanFollow() throws IOException {
    Repository repository = open();
    Certificate first = signer(repository);
    // where nothing can be written any more
    Files.move(folder.resolve("ca/tmp"), folder.resolve("tmp"));
    Files.createFile(folder.resolve("ca/tmp"));

    pass(Duration.ofDays(6));
    assertThat(signer(repository)).isEqualTo(first);
    assertThat(troubles).hasSize(1);

    Files.delete(folder.resolve("ca/tmp"));
    Files.move(folder.resolve("tmp"), folder.resolve("ca/tmp"));
    assertThat(signer(repository)).isEqualTo(first);
    pass(Duration.ofMinutes(10));
    assertThat(signer(repository)).isNotEqualTo(first);
  }

  @Test
  void aCrlIsTheSameAsLongAsItSaysAll() {
    Repository repository = open();
    BigInteger first = number(repository);

    issue("server.example");
    pass(Duration.ofDays(5));

    assertThat(number(repository)).isEqualTo(first);
  }

  @Test
  void aCrlThatLacksARevocationIsFollowedAtOnce() {
    Certificate leaf = issue("server.example");
    Repository repository = open();
    BigInteger first = number(repository);

    authority.revoke(leaf.serialNumber(), RevocationReason.SUPERSEDED);

    assertThat(number(repository)).isEqualTo(first.add(BigInteger.ONE));
    assertThat(serialNumbers(repository.crl("issuing").orElseThrow()))
        .containsExactly(leaf.serialNumber());
    assertThat(number(repository)).isEqualTo(first.add(BigInteger.ONE));
  }

  /** What the root revokes is nothing to its intermediate. */
  @Test
  void aRevocationOfAnotherMemberMakesNoCrl() {
    Repository repository = open();
    BigInteger first = number(repository);

    authority.revoke(issuing().serialNumber(), RevocationReason.CESSATION_OF_OPERATION);

    assertThat(number(repository)).isEqualTo(first);
    assertThat(repository.crl("root").orElseThrow().entryCount()).isEqualTo(1);
  }

  /** While others ask all the time. */
  @Test
  void whateverWasRevokedIsInEachLaterAnswerAndCrl() throws Exception {
    List<Certificate> leaves = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      leaves.add(issue("server-" + i + ".example"));
    }
    Repository repository = open();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService askers = Executors.newFixedThreadPool(4);
    List<Future<?>> asking = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asking.add(
          askers.submit(
              () -> {
                while (!done.get()) {
                  number(repository);
                  single(repository, issuing(), leaves.get(0));
                }
              }));
    }
    for (Certificate leaf : leaves) {
      authority.revoke(leaf.serialNumber(), RevocationReason.SUPERSEDED);
      assertThat(single(repository, issuing(), leaf).status()).isEqualTo(Status.REVOKED);
      assertThat(serialNumbers(repository.crl("issuing").orElseThrow()))
          .contains(leaf.serialNumber());
    }
    done.set(true);
    askers.shutdown();
    for (Future<?> asker : asking) {
      asker.get();
    }
    assertThat(troubles).isEmpty();
  }

  private static List<SerialNumber> serialNumbers(Crl crl) {
    return StreamSupport.stream(crl.entries().spliterator(), false)
        .map(CrlEntry::serialNumber)
        .toList();
  }

  @Test
  void aCrlIsFollowedBeforeItIsOutOfDate() {
    Repository repository = open();
    BigInteger first = number(repository);

    pass(Duration.ofDays(6));

    assertThat(number(repository)).isEqualTo(first.add(BigInteger.ONE));
  }

  @Test
  void aCrlThatAnotherProcessMadeIsServed() {
    Repository repository = open();
    number(repository);

    Crl other = authority.makeCrl(TimeSpan.parse("30d"), Optional.empty(), () -> new char[0]);

    assertThat(repository.crl("issuing")).hasValue(other);
  }

  @Test
  void withoutTheRootsKeyOnlyTheIntermediateAnswers() {
    authority = init("out", RootKeyOrder.out(folder.resolve("root.key")), RootOrder.standard());
    Repository repository = open();

    assertThat(repository.names()).containsExactly("root", "issuing");
    assertThat(repository.answersFor("root")).isFalse();
    assertThat(repository.answersFor("issuing")).isTrue();
    assertThat(repository.certificate("root")).hasValue(authority.root());
    assertThat(repository.crl("root").orElseThrow().number()) // from before it went away
        .hasValue(BigInteger.ONE);
    assertThat(repository.answer(RawOcspRequest.of(authority.root(), issuing()).encode()).status())
        .isEqualTo(OcspResponseStatus.UNAUTHORIZED);
  }

  @Test
  void whoHasExpiredAnswersNothing() {
    authority = init("short", RootKeyOrder.kept(), root("30d", Optional.empty()));

    pass(Duration.ofDays(31));

    assertThat(open().answersFor("root")).isFalse();
    assertThat(open().certificate("root")).hasValue(authority.root());
  }

  /** The owner of the root's key makes a CRL now and then, and brings it. */
  @Test
  void withoutTheRootsKeyItsLastCrlIsServed() {
    Path key = folder.resolve("root.key");
    authority = init("out", RootKeyOrder.out(key), RootOrder.standard());
    Crl crl =
        authority
            .withRootKey(key)
            .as(IssuerName.ROOT)
            .makeCrl(TimeSpan.parse("90d"), Optional.empty(), () -> new char[0]);

    assertThat(open().crl("root")).hasValue(crl);
  }

  @Test
  void thePassphraseIsAskedForOnce() {
    RootOrder locked = root("1y", Optional.of(() -> "secret".toCharArray()));
    authority = init("locked", RootKeyOrder.kept(), locked);
    AtomicInteger asked = new AtomicInteger();

    authority.repository(
        () -> {
          asked.incrementAndGet();
          return "secret".toCharArray();
        },
        troubles::add);

    assertThat(asked).hasValue(1);
  }

  @Test
  void theWrongPassphraseServesNothing() {
    RootOrder locked = root("1y", Optional.of(() -> "secret".toCharArray()));
    authority = init("locked", RootKeyOrder.kept(), locked);

    assertThatThrownBy(() -> authority.repository("wrong"::toCharArray, troubles::add))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.WRONG_PASSPHRASE));
  }

  @Test
  void thereIsNoOtherMember() {
    assertThat(open().certificate("other")).isEmpty();
    assertThat(open().crl("other")).isEmpty();
  }

  private Certificate createIntermediate(String name, String passphrase) {
    IntermediateOrder order =
        new IntermediateOrder(
            IssuerName.parse(name),
            Optional.empty(),
            KeyAlgorithm.EC_P256,
            Optional.empty(),
            Optional.empty());
    return authority.createIntermediate(order, passphrase::toCharArray).certificate();
  }

  @Test
  void anIntermediateThatIsMadeMeanwhileIsPublished() {
    Repository repository = open();
    assertThat(repository.crl("web")).isEmpty();

    Certificate web = createIntermediate("web", "");
    authority = authority.as(IssuerName.parse("web"));
    Certificate leaf = issue("server.example");

    assertThat(repository.names()).containsExactly("root", "issuing", "web");
    assertThat(repository.certificate("web")).hasValue(web);
    assertThat(repository.crl("web").orElseThrow().number()).hasValue(BigInteger.ONE);
    assertThat(single(repository, authority.root(), web).status()).isEqualTo(Status.GOOD);
    assertThat(single(repository, web, leaf).status()).isEqualTo(Status.GOOD);
    assertThat(troubles).isEmpty();
  }

  @Test
  void thePassphraseOpensAnIntermediateThatIsMadeMeanwhile() {
    RootOrder locked = root("1y", Optional.of(() -> "secret".toCharArray()));
    authority = init("locked", RootKeyOrder.kept(), locked);
    Repository repository = authority.repository("secret"::toCharArray, troubles::add);

    createIntermediate("web", "secret");

    assertThat(repository.answersFor("web")).isTrue();
    assertThat(troubles).isEmpty();
  }

  /** Its certificate is published all the same, and the trouble is told once. */
  @Test
  void anIntermediateWhoseKeyCannotBeOpenedAnswersNothing() throws IOException {
    Repository repository = open();
    Certificate web = createIntermediate("web", "");
    Files.writeString(folder.resolve("ca/issuer-web.key"), "damaged");

    for (int i = 0; i < 3; i++) {
      assertThat(repository.answersFor("web")).isFalse();
      pass(Duration.ofSeconds(1));
    }

    assertThat(repository.certificate("web")).hasValue(web);
    assertThat(repository.answersFor("issuing")).isTrue();
    assertThat(troubles).hasSize(1);
  }

  @Test
  void whatWasPublishedStaysSoBesideADamagedIntermediate() throws IOException {
    Repository repository = open();
    BigInteger first = number(repository);
    createIntermediate("web", "");
    Files.writeString(folder.resolve("ca/issuer-web.pem"), "damaged");

    assertThat(number(repository)).isEqualTo(first);
    assertThat(repository.certificate("web")).isEmpty();
    assertThat(troubles).hasSize(1);
  }

  /** Neither the records of intermediates are read for it, nor is any directory. */
  @Test
  void anUnknownSerialNumberTakesOneLookForAFile() throws IOException {
    Repository repository = open();
    byte[] request =
        RawOcspRequest.empty().asking(issuing(), new SerialNumber(BigInteger.TEN)).encode();
    repository.answer(request); // the first one reads them

    Files.writeString(folder.resolve("ca/issuer-issuing.pem"), "damaged");

    assertThat(repository.answer(request).basic().orElseThrow().responses())
        .extracting(SingleResponse::status)
        .containsExactly(Status.UNKNOWN);
    assertThat(troubles).isEmpty();
  }

  @Test
  void aCrlIsNotReadAgainWhileNothingHappens() {
    Repository repository = open();
    repository.crl("issuing"); // makes it
    Crl crl = repository.crl("issuing").orElseThrow();

    assertThat(repository.crl("issuing").orElseThrow()).isSameAs(crl);
  }

  /** Killed between the two steps of revoking: the log does not tell of it. */
  @Test
  void aRevocationThatNobodyWasToldOfIsInTheCrlASecondLater() {
    Certificate leaf = issue("server.example");
    Repository repository = open();
    repository.crl("issuing");
    Revocation revocation =
        new Revocation(
            leaf.serialNumber(),
            Revocation.keyId(issuing().subjectKeyIdentifier().orElseThrow()),
            leaf.validity().notAfter(),
            START,
            RevocationReason.SUPERSEDED);

    new CaDirectory(folder.resolve("ca"), environment).store().revoke(revocation);
    pass(Duration.ofSeconds(1));

    assertThat(serialNumbers(repository.crl("issuing").orElseThrow()))
        .containsExactly(leaf.serialNumber());
  }
}
