package dev.minica.keystore;

import static dev.minica.keystore.Workshop.OTHER_PASSWORD;
import static dev.minica.keystore.Workshop.PASSWORD;
import static dev.minica.keystore.Workshop.both;
import static dev.minica.keystore.Workshop.key;
import static dev.minica.keystore.Workshop.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.keystore.Workshop.Entity;
import dev.minica.keystore.Workshop.Filling;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores as programs make them, sound and not: silence for the one, the cause for the other. */
class ExaminationTest {

  private final Instant now = Instant.now();
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private Workshop workshop;
  private Entity root;
  private Entity server;
  private final Map<String, Case> cases = new LinkedHashMap<>();

  /** A file and what is wrong with it. */
  private record Case(byte[] octets, String fileName, KeyStorePasswords opening) {}

  @BeforeEach
  void furnish() {
    workshop = new Workshop(folder, now);
    root = workshop.root;
    server = workshop.server;
  }

  private void of(String what, byte[] octets) {
    of(what, octets, "keystore");
  }

  private void of(String what, byte[] octets, String fileName) {
    of(what, octets, fileName, KeyStorePasswords.of(PASSWORD.toCharArray()));
  }

  private void of(String what, byte[] octets, String fileName, KeyStorePasswords opening) {
    assertThat(cases.put(what, new Case(octets, fileName, opening))).isNull();
  }

  private Diagnosis diagnosis(Case one) {
    return Examination.of(one.octets(), one.fileName(), one.opening(), List.of(), now);
  }

  private Map<String, Set<Trouble>> troubles() {
    Map<String, Set<Trouble>> found = new LinkedHashMap<>();
    cases.forEach((what, one) -> found.put(what, troubles(diagnosis(one))));
    return found;
  }

  private static Set<Trouble> troubles(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .map(Finding::trouble)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trouble.class)));
  }

  /** Asserts that each case has this trouble and no other. */
  private void haveOnly(Trouble trouble) {
    assertThat(troubles()).allSatisfy((what, found) -> assertThat(found).containsExactly(trouble));
  }

  /** Asserts that the corrected copy of each is sound, and that Java opens it. */
  private void areCured() {
    cases.forEach(
        (what, one) -> {
          Diagnosis diagnosis = diagnosis(one);
          Cure cure =
              Cure.of(diagnosis, List.of(workshop.intermediate.certificate), now).orElseThrow();
          byte[] copy =
              cure.format().encode(cure.contents(), PASSWORD.toCharArray(), new SecureRandom());
          Case healed =
              new Case(copy, one.fileName(), KeyStorePasswords.of(PASSWORD.toCharArray()));
          assertThat(troubles(diagnosis(healed))).as(what).isEmpty();
          assertThat(opened(copy, cure.format())).as(what).isPositive();
        });
  }

  private static int opened(byte[] octets, KeyStoreFormat format) {
    if (format == KeyStoreFormat.BCFKS) {
      return 1;
    }
    try {
      KeyStore store = KeyStore.getInstance(format.name());
      store.load(new ByteArrayInputStream(octets), PASSWORD.toCharArray());
      return store.size();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsSaidOfSoundStores() throws Exception {
    for (String type : List.of("JKS", "JCEKS", "PKCS12", "BKS", "UBER", "BCFKS")) {
      healthy(type);
    }
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      ours(algorithm);
    }
    openssls();
    assertThat(cases).hasSizeGreaterThan(50);

    assertThat(troubles()).allSatisfy((what, found) -> assertThat(found).isEmpty());
  }

  private void healthy(String type) throws Exception {
    Filling whole = key(server.key, server.chain);
    of(type + ", whole chain", workshop.java(type, whole));
    of(type + ", no root", workshop.java(type, key(server.key, server.chain.subList(0, 2))));
    Entity direct = root.server(KeyAlgorithm.RSA_2048);
    of(type + ", below the root", workshop.java(type, key(direct.key, direct.chain)));
    of(
        type + ", the root not in it",
        workshop.java(type, key(direct.key, direct.chain.subList(0, 1))));
    Filling trust = trusted(root.certificate);
    of(type + ", trusted", workshop.java(type, trust), "truststore");
    of(type + ", key and trusted", workshop.java(type, both(whole, trust)));
  }

  private void ours(KeyAlgorithm algorithm) throws Exception {
    Entity entity = workshop.intermediate.server(algorithm);
    for (KeyStoreFormat format : List.of(KeyStoreFormat.JKS, KeyStoreFormat.BCFKS)) {
      of("our " + format + " " + algorithm, ours(format, Pkcs12Profile.MODERN, entity));
    }
    for (Pkcs12Profile profile : EnumSet.complementOf(EnumSet.of(Pkcs12Profile.PBMAC1))) {
      of("our " + profile + " " + algorithm, ours(KeyStoreFormat.PKCS12, profile, entity));
    }
  }

  private byte[] ours(KeyStoreFormat format, Pkcs12Profile profile, Entity entity) {
    var entry =
        new dev.minica.encoding.keystore.KeyStoreEntry.Key(
            "server", now, entity.key.privateKey(), entity.chain);
    return format.encode(
        dev.minica.encoding.keystore.KeyStoreContents.of(entry),
        PASSWORD.toCharArray(),
        profile,
        new SecureRandom());
  }

  private void openssls() throws Exception {
    List<Certificate> chain = server.chain;
    of("openssl", workshop.openssl(server.key, chain));
    of("openssl, named", workshop.openssl(server.key, chain, "-name", "a name"));
    of("openssl -legacy", workshop.openssl(server.key, chain, "-legacy"));
    of("openssl -descert", workshop.openssl(server.key, chain, "-legacy", "-descert"));
    of("openssl -nomac", workshop.openssl(server.key, chain, "-nomac"));
    of("openssl, without root", workshop.openssl(server.key, chain.subList(0, 2)));
    of("openssl, SHA-512", workshop.openssl(server.key, chain, "-macalg", "sha512"));
    List<Certificate> shuffled = new ArrayList<>(chain.subList(1, 3));
    Collections.reverse(shuffled);
    shuffled.add(0, chain.get(0));
    of("openssl, any order", workshop.openssl(server.key, shuffled));
  }

  @Test
  void anotherPassphraseIsTold() throws Exception {
    KeyStorePasswords wrong = KeyStorePasswords.of(OTHER_PASSWORD.toCharArray());
    for (String type : List.of("JKS", "JCEKS", "PKCS12", "BKS", "UBER", "BCFKS")) {
      of(type, workshop.java(type, key(server.key, server.chain)), "keystore", wrong);
    }
    of("openssl", workshop.openssl(server.key, server.chain), "keystore", wrong);
    of("legacy", workshop.openssl(server.key, server.chain, "-legacy"), "keystore", wrong);

    haveOnly(Trouble.WRONG_PASSPHRASE);
  }

  @Test
  void aMissingEndIsTold() throws Exception {
    for (String type : List.of("JKS", "JCEKS", "PKCS12", "BCFKS")) {
      byte[] whole = workshop.java(type, key(server.key, server.chain));
      of("half of " + type, Arrays.copyOf(whole, whole.length / 2));
      of(type + " short of one octet", Arrays.copyOf(whole, whole.length - 1));
      of("little of " + type, Arrays.copyOf(whole, 40));
    }
    byte[] openssl = workshop.openssl(server.key, server.chain);
    of("most of openssl's", Arrays.copyOf(openssl, openssl.length - 100));

    haveOnly(Trouble.CUT_OFF);
  }

  @Test
  void whatIsTooMuchToReadIsNotCalledDamaged() throws Exception {
    Certificate[] many = Collections.nCopies(5001, root.certificate).toArray(Certificate[]::new);
    of("JKS", workshop.java("JKS", trusted(many)));

    haveOnly(Trouble.TOO_LARGE);
  }

  @Test
  void anEmptyFileIsTold() {
    of("JKS", new byte[0], "keystore.jks");
    of("PKCS#12", new byte[0], "keystore.p12");

    haveOnly(Trouble.EMPTY_FILE);
  }

  @Test
  void whatIsNoKeyStoreIsTold() {
    of("PEM", Pem.encode(root.certificate).getBytes(StandardCharsets.US_ASCII), "keystore.p12");
    of("DER", root.certificate.encoded(), "truststore.jks");
    of("a page", "<!DOCTYPE html><title>404</title>".getBytes(StandardCharsets.US_ASCII));
    of("a key", server.key.privateKey().encoded());

    haveOnly(Trouble.NO_KEY_STORE);
  }

  @Test
  void certificatesThatJavaDoesNotSeeAreToldAndMarked() throws Exception {
    of("openssl -nokeys", workshop.opensslWithoutKey(root.certificate), "truststore.p12");
    of(
        "two of them",
        workshop.opensslWithoutKey(root.certificate, workshop.intermediate.certificate),
        "truststore.p12");

    haveOnly(Trouble.HIDDEN_FROM_JAVA);
    areCured();
  }

  @Test
  void aStoreOfNothingIsTold() throws Exception {
    for (String type : List.of("JKS", "JCEKS", "PKCS12", "BKS")) {
      of(type, workshop.java(type, store -> {}), "truststore");
    }

    haveOnly(Trouble.NO_ENTRY);
  }

  @Test
  void aKeyUnderAPassphraseThatNobodyGaveIsTold() throws Exception {
    for (String type : List.of("JKS", "JCEKS")) {
      of(type, workshop.java(type, key(server.key, server.chain, OTHER_PASSWORD)));
    }

    haveOnly(Trouble.LOCKED);
  }

  @Test
  void aKeyUnderAPassphraseOfItsOwnIsToldAndPutUnderThatOfTheStore() throws Exception {
    KeyStorePasswords opening =
        new KeyStorePasswords(
            Optional.of(PASSWORD.toCharArray()), Optional.of(OTHER_PASSWORD.toCharArray()));
    for (String type : List.of("JKS", "BCFKS")) {
      byte[] octets = workshop.java(type, key(server.key, server.chain, OTHER_PASSWORD));
      of(type, octets, "keystore", opening);
    }

    haveOnly(Trouble.OWN_PASSPHRASE);
    areCured();
  }

  @Test
  void aChainOutOfOrderIsToldAndPutInOrder() throws Exception {
    List<Certificate> wrong =
        List.of(server.chain.get(0), server.chain.get(2), server.chain.get(1));
    for (String type : List.of("JKS", "JCEKS", "BKS")) {
      of(type, workshop.java(type, key(server.key, wrong)));
    }

    haveOnly(Trouble.OUT_OF_ORDER);
    areCured();
  }

  @Test
  void anIncompleteChainIsToldAndCompletedByWhatIsKnown() throws Exception {
    List<Certificate> alone = server.chain.subList(0, 1);
    List<Certificate> gap = List.of(server.chain.get(0), server.chain.get(2));
    of("openssl, alone", workshop.openssl(server.key, alone));
    of("openssl, a gap", workshop.openssl(server.key, gap));
    for (String type : List.of("JKS", "PKCS12", "BKS")) {
      of(type + ", alone", workshop.java(type, key(server.key, alone)));
    }
    of("JKS, a gap", workshop.java("JKS", key(server.key, gap)));

    haveOnly(Trouble.INCOMPLETE);
    areCured();
  }

  @Test
  void aCertificateOfAnotherKeyIsTold() throws Exception {
    Entity other = workshop.intermediate.server(KeyAlgorithm.EC_P256);
    for (String type : List.of("JKS", "JCEKS", "PKCS12", "BKS")) {
      of(type, workshop.java(type, key(server.key, other.chain)));
    }

    haveOnly(Trouble.OTHER_KEY);
  }

  @Test
  void aKeyWithoutCertificateIsTold() throws Exception {
    of("openssl -nocerts", workshop.opensslOfKeyAlone(server.key));

    haveOnly(Trouble.WITHOUT_CERTIFICATE);
  }

  @Test
  void aKeyAmongWhatIsTrustedIsToldAndLeftOut() throws Exception {
    Filling withKey = both(key(server.key, server.chain), trusted(root.certificate));
    of("JKS", workshop.java("JKS", withKey), "truststore.jks");
    of("PKCS12", workshop.java("PKCS12", withKey), "my-trust.p12");
    Filling caKey = both(key(root.key, root.chain), trusted(workshop.intermediate.certificate));
    of("the CA's", workshop.java("PKCS12", caKey), "ca.p12");
    of("openssl", workshop.openssl(root.key, root.chain), "truststore.p12");

    haveOnly(Trouble.KEY_AMONG_TRUSTED);
    areCured();
  }

  @Test
  void anExpiredRootIsToldAndLeftOut() throws Exception {
    Entity old = workshop.root("Old Root", DAY.multipliedBy(-9), DAY.negated());
    Filling trust = trusted(old.certificate, root.certificate);
    for (String type : List.of("JKS", "PKCS12", "BCFKS")) {
      of(type, workshop.java(type, trust), "truststore");
    }

    haveOnly(Trouble.EXPIRED);
    areCured();
  }

  @Test
  void anExpiredServerIsTold() throws Exception {
    Entity old =
        workshop.intermediate.issue(
            "old", KeyAlgorithm.EC_P256, false, DAY.multipliedBy(-9), DAY.negated());
    of("JKS", workshop.java("JKS", key(old.key, old.chain)));
    of("openssl", workshop.openssl(old.key, old.chain));

    haveOnly(Trouble.EXPIRED);
  }

  @Test
  void aServerOfTomorrowIsTold() throws Exception {
    Entity early =
        workshop.intermediate.issue("early", KeyAlgorithm.EC_P256, false, DAY, DAY.multipliedBy(9));
    of("JKS", workshop.java("JKS", key(early.key, early.chain)));

    haveOnly(Trouble.NOT_YET_VALID);
  }

  @Test
  void aDuplicateIsToldAndThereOnce() throws Exception {
    Filling twice = trusted(root.certificate, root.certificate);
    of("JKS", workshop.java("JKS", twice), "truststore.jks");
    of("PKCS12", workshop.java("PKCS12", twice), "truststore.p12");

    haveOnly(Trouble.DUPLICATE);
    areCured();
  }

  @Test
  void anEmptyPassphraseIsToldWhateverWasGiven() throws Exception {
    byte[] octets = workshop.openssl("", server.key, server.chain);
    of("none", octets, "keystore.p12", KeyStorePasswords.of(new char[0]));
    of("another", octets);

    haveOnly(Trouble.EMPTY_PASSPHRASE);
    areCured();
  }

  @Test
  void protectionThatJavaDoesNotKnowIsTold() throws Exception {
    of("Camellia", workshop.openssl(server.key, server.chain, "-keypbe", "camellia-256-cbc"));
    of("ARIA", workshop.openssl(server.key, server.chain, "-certpbe", "aria-256-cbc"));
    of("PBMAC1", ours(KeyStoreFormat.PKCS12, Pkcs12Profile.PBMAC1, server));

    haveOnly(Trouble.UNSUPPORTED);
  }

  @Test
  void whatIsKnownTellsAMissingRootFromAMissingIntermediate() throws Exception {
    Entity unnamed = workshop.root("Plain");
    Entity direct = unnamed.server(KeyAlgorithm.EC_P256);
    byte[] octets = workshop.java("JKS", key(direct.key, direct.chain.subList(0, 1)));
    KeyStorePasswords opening = KeyStorePasswords.of(PASSWORD.toCharArray());

    assertThat(Examination.of(octets, "a.jks", opening, List.of(), now).has(Trouble.INCOMPLETE))
        .isTrue();
    assertThat(
            Examination.of(octets, "a.jks", opening, List.of(unnamed.certificate), now).findings())
        .isEmpty();
  }

  @Test
  void whatJavaIsSaidToReportIsWhatItReports() throws Exception {
    byte[] jks = workshop.java("JKS", key(server.key, server.chain));
    byte[] pkcs12 = workshop.java("PKCS12", key(server.key, server.chain));
    byte[] pem = Pem.encode(root.certificate).getBytes(StandardCharsets.US_ASCII);

    assertReported(Trouble.WRONG_PASSPHRASE, JavaReport.of("JKS", jks, OTHER_PASSWORD));
    assertReported(Trouble.WRONG_PASSPHRASE, JavaReport.of("PKCS12", pkcs12, OTHER_PASSWORD));
    assertReported(Trouble.CUT_OFF, JavaReport.of("JKS", Arrays.copyOf(jks, 400), PASSWORD));
    assertReported(Trouble.CUT_OFF, JavaReport.of("PKCS12", Arrays.copyOf(pkcs12, 400), PASSWORD));
    assertReported(Trouble.NO_KEY_STORE, JavaReport.of("JKS", pem, PASSWORD));
    assertReported(Trouble.NO_KEY_STORE, JavaReport.of("PKCS12", pem, PASSWORD));
    assertReported(Trouble.EMPTY_FILE, JavaReport.of("JKS", new byte[0], PASSWORD));
    assertReported(Trouble.EMPTY_FILE, JavaReport.of("PKCS12", new byte[0], PASSWORD));
    assertReported(
        Trouble.NO_ENTRY, JavaReport.of("JKS", workshop.java("JKS", store -> {}), PASSWORD));
    byte[] hidden = workshop.opensslWithoutKey(root.certificate);
    assertReported(Trouble.HIDDEN_FROM_JAVA, JavaReport.of("PKCS12", hidden, PASSWORD));
    byte[] own = workshop.java("JKS", key(server.key, server.chain, OTHER_PASSWORD));
    assertReported(Trouble.OWN_PASSPHRASE, JavaReport.of("JKS", own, PASSWORD));
    assertReported(Trouble.LOCKED, JavaReport.of("JKS", own, PASSWORD));
  }

  /** One of the words in quotation marks, or a class, is in what Java says. */
  private static void assertReported(Trouble trouble, String report) {
    String said = trouble.javaReport().orElseThrow();
    assertThat(Arrays.stream(said.split("\"|, or ")).map(String::strip))
        .as("%s: %s", trouble, report)
        .anyMatch(part -> part.length() > 8 && report.contains(part));
  }
}
