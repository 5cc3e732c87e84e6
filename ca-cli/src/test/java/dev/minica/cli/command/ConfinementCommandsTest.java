package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.CliProcess;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CAs that are kept to some names. */
class ConfinementCommandsTest {

  private static final String[] CREATE_WEB = {"intermediate", "create", "web"};

  @TempDir Path folder;

  private Ran run(String... arguments) {
    return new Cli().in(folder).variable("MINICA_CA", "ca").run(arguments);
  }

  private String succeed(String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private static String openssl(Path certificate) {
    return Tool.named("openssl")
        .run("x509", "-in", certificate, "-noout", "-ext", "nameConstraints")
        .succeeded()
        .text();
  }

  @Test
  void rootAndIntermediateBothSayWhatTheyMayName() {
    assertThat(succeed("init", "--permit", ".Example.test", "--permit", "10.0.0.0/8"))
        .contains("permits: ", "dns:example.test, ip:10.0.0.0/8");

    String text = openssl(folder.resolve("ca/root.pem"));
    assertThat(text)
        .contains("X509v3 Name Constraints: critical")
        .contains("DNS:example.test", "IP:10.0.0.0/255.0.0.0", "email:.example.test");
    assertThat(openssl(folder.resolve("ca/issuer-issuing.pem"))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--permit local",
        "--permit example.test",
        "--permit 10.0.0.0/8 --permit example.test",
        "--exclude example --permit test"
      })
  void theNextStepIsOneThatWorks(String confinement) {
    String next = run(("init " + confinement).split(" ")).err();

    String step = "next: minica ";
    assertThat(next).startsWith(step);
    succeed(next.strip().substring(step.length()).split(" "));
  }

  @Test
  void whereNoServerCanBeNamedTheNextStepNamesNone() {
    assertThat(run("init", "--permit", "10.0.0.0/8").err()).isEqualTo("next: minica issue NAME\n");
  }

  @Test
  void whatIsInsideIsIssuedAndOpensslAgrees() {
    succeed("init", "--permit", "local");
    succeed("issue", "localhost", "127.0.0.1", "::1", "db.internal");

    Path issued = folder.resolve("localhost");
    Tool.named("openssl")
        .run(
            "verify",
            "-x509_strict",
            "-verify_hostname",
            "db.internal",
            "-CAfile",
            issued.resolve("ca.pem"),
            "-untrusted",
            issued.resolve("chain.pem"),
            issued.resolve("cert.pem"))
        .succeeded();
    assertThat(succeed("verify", "localhost/cert.pem", "--host", "localhost")).startsWith("yes: ");
  }

  @Test
  void whatIsOutsideIsRefusedBeforeAnythingIsWritten() throws IOException {
    succeed("init", "--permit", "example.test");
    long before = records();

    Ran ran = run("issue", "www.example.test", "www.other.test");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err())
        .matches(
            "minica: error: name dns:www.other.test is outside the name constraints of CN=minica"
                + " issuing CA [0-9a-f]{6}, which permits only dns:example.test\n"
                + "minica: hint: it may name what is in dns:example.test\n");
    assertThat(folder.resolve("www.example.test")).doesNotExist();
    assertThat(records()).isEqualTo(before);
  }

  @Test
  void theRootItselfIssuesNothingOutsideEither() {
    succeed("init", "--permit", "example.test");

    Ran ran = run("issue", "www.other.test", "--issuer", "root");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("CN=minica root CA");
  }

  @Test
  void requestsAreHeldToIt() {
    succeed("init", "--permit", "example.test");
    succeed("csr", "create", "10.0.0.1", "--out", "r.pem", "--key-out", "k.pem");

    Ran ran = run("sign", "r.pem");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("name ip:10.0.0.1 is outside", "excludes ip:0.0.0.0/0");
  }

  @Test
  void anExclusionAloneLeavesAllElseOpen() {
    succeed("init", "--exclude", "example.com");
    succeed("issue", "www.other.test", "192.0.2.1");

    assertThat(run("issue", "www.example.com").err()).contains("excludes dns:example.com");
  }

  @Test
  void anotherIntermediateIsKeptToTheSameOrToAPart() {
    succeed("init", "--permit", "example.test", "--permit", "10.0.0.0/8");
    succeed("intermediate", "create", "same");
    succeed("intermediate", "create", "lab", "--permit", "lab.example.test");

    assertThat(openssl(folder.resolve("ca/issuer-same.pem")))
        .isEqualTo(openssl(folder.resolve("ca/root.pem")));
    succeed("issue", "a.lab.example.test", "--issuer", "lab");
    assertThat(run("issue", "a.example.test", "--issuer", "lab").exit()).isEqualTo(4);
    assertThat(run("issue", "10.0.0.1", "--issuer", "lab").exit()).isEqualTo(4);
    succeed("issue", "10.0.0.1", "--issuer", "same");
  }

  @Test
  void anIntermediateMayDoWithoutSomethingThatTheRootPermits() {
    succeed("init", "--permit", "a.test", "--permit", "b.test", "--permit", "10.0.0.0/8");
    succeed("intermediate", "create", "web", "--exclude", "b.test");

    assertThat(openssl(folder.resolve("ca/issuer-web.pem")))
        .contains("DNS:a.test", "email:a.test", "URI:a.test", "IP:10.0.0.0/255.0.0.0")
        .doesNotContain("URI:b.test");
    succeed("issue", "www.a.test", "10.0.0.1", "--issuer", "web");
    assertThat(run("issue", "www.b.test", "--issuer", "web").exit()).isEqualTo(4);
    assertThat(run("issue", "me@b.test", "--profile", "email", "--issuer", "web").exit())
        .isEqualTo(4);
  }

  @Test
  void anIntermediateForWhomNothingIsLeftIsAUsageError() {
    succeed("init", "--permit", "a.test", "--permit", "b.test");

    Ran ran = run("intermediate", "create", "web", "--exclude", "a.test", "--exclude", "b.test");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("nothing is left of what the issuer permits");
    assertThat(folder.resolve("ca/issuer-web.pem")).doesNotExist();
  }

  @Test
  void malformedConstraintsOfTheCaAreNoFaultOfWhoAsks() throws IOException {
    succeed("init");
    Path root = folder.resolve("ca/root.pem");
    byte[] malformed =
        Tool.named("openssl")
            .run(
                "req",
                "-x509",
                "-key",
                folder.resolve("ca/root.key"),
                "-subj",
                "/CN=Root",
                "-days",
                "900",
                "-addext",
                "2.5.29.30=critical,DER:30:03:02:01:05")
            .succeeded()
            .out();
    Files.write(root, malformed);

    for (String[] command : List.of(new String[] {"issue", "a.test"}, CREATE_WEB)) {
      Ran ran = run(command);
      assertThat(ran.exit()).as(ran.err()).isEqualTo(6);
      assertThat(ran.err()).contains("the certificate of CN=Root is damaged: ");
    }
  }

  @Test
  void noIntermediateIsWiderThanTheRoot() {
    succeed("init", "--permit", "example.test");

    Ran ran = run("intermediate", "create", "web", "--permit", "example.test", "--permit", "test");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err())
        .contains("to permit what its issuer may not: dns:test is outside", "minica: hint: ");
    assertThat(folder.resolve("ca/issuer-web.pem")).doesNotExist();
    assertThat(folder.resolve("ca/issuer-web.key")).doesNotExist();
  }

  @Test
  void aCaOfSomebodyElseThatTheRootSignsIsKeptToTheSame() {
    succeed("init", "--permit", "example.test");
    succeed("csr", "create", "ca.example.test", "--out", "r.pem", "--key-out", "k.pem");
    succeed("sign", "r.pem", "--profile", "intermediate", "--issuer", "root", "--out", "t.pem");

    assertThat(openssl(folder.resolve("t.pem"))).isEqualTo(openssl(folder.resolve("ca/root.pem")));
  }

  @Test
  void anOpenRootMayHaveAnIntermediateThatIsKeptToSomeNames() {
    succeed("init");
    succeed("intermediate", "create", "web", "--permit", "example.test");

    succeed("issue", "other.test");
    assertThat(run("issue", "other.example", "--issuer", "web").exit()).isEqualTo(4);
  }

  @Test
  void jsonHoldsTheSameFacts() {
    assertThat(succeed("init", "--json", "--permit", "example.test", "--exclude", "a.example.test"))
        .containsPattern("\"permitted\": \\[\\s+\"dns:example.test\"\\s+\\]")
        .containsPattern("\"excluded\": \\[\\s+\"dns:a.example.test\"\\s+\\]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--permit | '' | --permit: name constraint \"\": it is empty",
        "--permit | 10.0.0.1/8 | --permit: name constraint \"10.0.0.1/8\": the address has bits",
        "--exclude | *.a.test | --exclude: name constraint \"*.a.test\": a constraint has no wild",
        "--permit | a b | --permit: name constraint \"a b\": white space",
        "--permit | https://a.test/ | names their host only",
        "--permit | upn:a@b | no client compares",
      })
  void aWordThatIsNoNameIsAUsageError(String option, String word, String message) {
    Ran ran = run("init", option, word);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("minica: error: ").contains(message);
    assertThat(folder.resolve("ca")).doesNotExist();
  }

  @Test
  void whatIsPermittedAndWhollyExcludedIsAUsageError() {
    Ran ran = run("init", "--permit", "a.example.test", "--exclude", "example.test");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("dns:example.test excludes all of it");
    assertThat(folder.resolve("ca")).doesNotExist();
  }

  @Test
  void aCaWithoutConstraintsLoadsNothingOfThem() throws IOException, InterruptedException {
    assertThat(loadedToIssueBelow("free")).noneMatch(ConfinementCommandsTest::comparesNames);
    assertThat(loadedToIssueBelow("kept", "--permit", "test"))
        .anyMatch(ConfinementCommandsTest::comparesNames);
  }

  private static boolean comparesNames(String line) {
    return line.contains("dev.minica.verification.")
        || line.contains("dev.minica.issuance.NamesInside")
        || line.contains("dev.minica.issuance.Confinement")
        || line.contains("dev.minica.x509.NameConstraints");
  }

  private List<String> loadedToIssueBelow(String ca, String... options)
      throws IOException, InterruptedException {
    List<String> init = new ArrayList<>(List.of("init", "--ca", ca));
    init.addAll(List.of(options));
    succeed(init.toArray(String[]::new));
    List<String> issue = List.of("issue", "a.test", "--ca", ca, "--out", ca + "-issued", "--json");
    Path log = folder.resolve(ca + ".log");
    Process process =
        new ProcessBuilder(CliProcess.minica(List.of("-Xlog:class+load"), issue))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(log);
  }

  private long records() throws IOException {
    try (var files = Files.list(folder.resolve("ca/certs"))) {
      return files.count();
    }
  }
}
