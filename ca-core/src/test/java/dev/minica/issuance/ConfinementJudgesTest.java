package dev.minica.issuance;

import static dev.minica.issuance.ConfinementTest.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.verification.Purpose;
import dev.minica.verification.Question;
import dev.minica.verification.judge.CertPathJudge;
import dev.minica.verification.judge.Chain;
import dev.minica.verification.judge.GnuTlsPaths;
import dev.minica.verification.judge.GoPaths;
import dev.minica.verification.judge.NssPaths;
import dev.minica.verification.judge.OpenSslPaths;
import dev.minica.verification.judge.PathJudge;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether six implementations keep a CA to what it is confined to, below a root and an intermediate
 * that both say so. What is inside is issued by an {@link Issuer}; what is outside that one
 * refuses, so a CA of the same name and key signs it that has no constraints.
 */
class ConfinementJudgesTest {

  private static final Environment ENVIRONMENT = Environment.system();
  private static final KeyPair LEAF_KEY =
      KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());

  @TempDir static Path tools;
  @TempDir Path folder;

  private static List<PathJudge> judges = List.of();

  @BeforeAll
  static void findJudges() throws IOException {
    judges =
        List.of(
            new OpenSslPaths(),
            new GnuTlsPaths(),
            new NssPaths(Files.createDirectory(tools.resolve("nss"))),
            new GoPaths(Files.createDirectory(tools.resolve("go"))),
            new CertPathJudge("JDK", Security.getProvider("SUN")),
            new CertPathJudge("Bouncy Castle", new BouncyCastleProvider()));
  }

  /** A certificate of all names in the last column at once, and one of each. */
  @ParameterizedTest
  @CsvSource({
    "example.test, '', example.test a.example.test *.b.example.test",
    "example.test, '', me@example.test me@a.example.test",
    "example.test, '', https://example.test/ spiffe://a.example.test/x",
    "example.test 10.0.0.0/8, '', a.example.test 10.1.2.3",
    "10.0.0.0/8, '', 10.1.2.3",
    "fd00::/8, '', fd00::1",
    "fd00::/8 192.0.2.1, '', fd00::1 192.0.2.1",
    "me@example.test, '', me@example.test",
    "uri:example.test, '', https://example.test/x",
    "local, '', localhost a.localhost box.local x.home.arpa db.internal 127.0.0.1 ::1 192.168.1.1",
    "local, '', root@localhost me@a.test https://localhost/ https://a.b.internal:8443/",
    "local, 10.1.0.0/16, 10.2.0.1 fd00::1",
    "example.test, bad.example.test, a.example.test me@example.test https://example.test/",
    "'', example.test 10.0.0.0/8, other.test 11.0.0.1 fd00::1 me@other.test https://other.test/",
  })
  void allTakeWhatIsInside(String permitted, String excluded, String names) throws IOException {
    Ca ca = new Ca(new Confinement(parsed(words(permitted)), parsed(words(excluded))));

    for (String some : alsoEach(names)) {
      assertThat(takers(ca.chain(ca.confined(), some, Optional.empty(), folder)))
          .as("who takes %s", some)
          .isEqualTo(all());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "example.test, '', other.test",
    "example.test, '', notexample.test",
    "example.test, '', test",
    "example.test, '', 10.1.2.3",
    "example.test, '', fd00::1",
    "example.test, '', a.example.test 10.1.2.3",
    "example.test, '', a.example.test fd00::1",
    "example.test, '', me@other.test",
    "example.test, bad.example.test, bad.example.test",
    "example.test, bad.example.test, a.bad.example.test",
    "example.test, bad.example.test, me@bad.example.test",
    "10.0.0.0/8, '', 11.0.0.1",
    "10.0.0.0/8, '', fd00::1",
    "10.0.0.0/8, '', 10.1.2.3 fd00::1",
    "10.0.0.0/8, '', a.test",
    "10.0.0.0/8, '', 10.1.2.3 a.test",
    "10.0.0.0/8, '', me@a.test",
    "fd00::/8, '', 10.1.2.3",
    "fd00::/8, '', fe80::1",
    "me@example.test, '', you@example.test",
    "me@example.test, '', example.test",
    "uri:example.test, '', example.test",
    "local, '', example.com",
    "local, '', localhost 8.8.8.8",
    "local, '', localhost 2001:db8::1",
    "local, '', me@example.com",
    "local, 10.1.0.0/16, 10.1.0.1",
    "'', example.test 10.0.0.0/8, a.example.test",
    "'', example.test 10.0.0.0/8, 10.0.0.1",
    "'', example.test 10.0.0.0/8, me@a.example.test",
  })
  void noneTakesWhatIsOutside(String permitted, String excluded, String names) throws IOException {
    Ca ca = new Ca(new Confinement(parsed(words(permitted)), parsed(words(excluded))));

    assertThat(takers(ca.outside(names, folder))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.test, https://other.test/",
    "example.test, https://10.1.2.3/",
    "example.test, urn:example:a",
    "10.0.0.0/8, https://10.1.2.3/",
    "local, https://example.com/",
  })
  void onlyGnuTlsLooksAtNoUri(String permitted, String name) throws IOException {
    Ca ca = new Ca(new Confinement(parsed(words(permitted)), List.of()));

    assertThat(takers(ca.outside(name, folder))).containsExactly("GnuTLS");
  }

  /** Why {@link NamesInside} leaves common names away where there is no DNS name. */
  @ParameterizedTest
  @CsvSource({
    "example.test, me@example.test, Jane, Bouncy Castle;Go;OpenSSL",
    "example.test, me@example.test, Jane Doe, Bouncy Castle;Go;JDK;OpenSSL",
    "10.0.0.0/8, 10.1.2.3, 10.1.2.3, Bouncy Castle;Go;JDK;NSS",
  })
  void manyTakeACommonNameForADnsName(
      String permitted, String name, String commonName, String takers) throws IOException {
    Ca ca = new Ca(new Confinement(parsed(words(permitted)), List.of()));
    Optional<DistinguishedName> subject = Optional.of(DistinguishedName.ofCommonName(commonName));

    assertThat(takers(ca.chain(ca.unconfined(), name, subject, folder)))
        .containsExactly(takers.split(";"));
  }

  /** A root and an intermediate, confined alike. */
  private static final class Ca {

    private final SigningKey key = key();
    private final Certificate root;
    private final Certificate intermediate;
    private final Certificate twin;

    Ca(Confinement confinement) {
      SigningKey rootKey = key();
      root = new SelfSigner(rootKey, ENVIRONMENT).issue(request(Profile.ROOT, confinement));
      IssuingCa rootCa = IssuingCa.ofRoot(root);
      intermediate =
          new Issuer(rootCa, rootKey, ENVIRONMENT)
              .issue(request(Profile.INTERMEDIATE, Confinement.NONE), key.publicKey());
      assertThat(intermediate.extension(Extension.NAME_CONSTRAINTS))
          .isPresent()
          .isEqualTo(root.extension(Extension.NAME_CONSTRAINTS));
      twin =
          new SelfSigner(key, ENVIRONMENT).issue(request(Profile.INTERMEDIATE, Confinement.NONE));
    }

    private static SigningKey key() {
      KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());
      return SigningKey.of(pair, ENVIRONMENT.random());
    }

    private static IssuanceRequest request(Profile profile, Confinement confinement) {
      return new IssuanceRequest(
              List.of(),
              profile,
              Optional.of(DistinguishedName.ofCommonName(profile.name())),
              Optional.empty(),
              Optional.empty(),
              Optional.empty())
          .confinedTo(Optional.of(confinement));
    }

    /** Who issues, and refuses what is outside. */
    IssuingCa confined() {
      return new IssuingCa("confined", List.of(intermediate, root), Optional.empty());
    }

    /** The same name and key, and no constraints. */
    IssuingCa unconfined() {
      return new IssuingCa("twin", List.of(twin), Optional.empty());
    }

    /** Without a common name where it could be taken for a DNS name: the names alone count. */
    Chain outside(String names, Path folder) throws IOException {
      boolean hasHost = parse(names).stream().anyMatch(name -> name.kind() == GeneralName.Kind.DNS);
      Optional<DistinguishedName> subject =
          hasHost ? Optional.empty() : Optional.of(DistinguishedName.EMPTY);
      return chain(unconfined(), names, subject, folder);
    }

    Chain chain(IssuingCa signer, String names, Optional<DistinguishedName> subject, Path folder)
        throws IOException {
      IssuanceRequest request =
          new IssuanceRequest(
              parse(names),
              Profile.SERVER,
              subject,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      Certificate leaf = new Issuer(signer, key, ENVIRONMENT).issue(request, LEAF_KEY.publicKey());
      Question question =
          Question.about(leaf, List.of(root), ENVIRONMENT.now())
              .withIntermediates(List.of(intermediate))
              .withPurpose(Purpose.SERVER);
      return Chain.write(names, question, folder.resolve(leaf.serialNumber().toString()));
    }
  }

  private static List<GeneralName> parse(String names) {
    return Stream.of(words(names)).map(GeneralName::parse).toList();
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }

  private static List<String> alsoEach(String names) {
    List<String> some = new ArrayList<>(List.of(names));
    if (names.indexOf(' ') > 0) {
      some.addAll(List.of(words(names)));
    }
    return some;
  }

  private static Set<String> takers(Chain chain) {
    Set<String> takers = new TreeSet<>();
    for (PathJudge judge : judges) {
      if (judge.accepts(chain.shown())) {
        takers.add(judge.name());
      }
    }
    return takers;
  }

  private static Set<String> all() {
    Set<String> all = new TreeSet<>();
    judges.forEach(judge -> all.add(judge.name()));
    return all;
  }
}
