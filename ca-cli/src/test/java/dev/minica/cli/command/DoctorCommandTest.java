package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.CliProcess;
import dev.minica.testing.Tool;
import dev.minica.x509.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a CA directory is found, nothing else is, and looking changes nothing. */
class DoctorCommandTest {

  private static final Pattern TROUBLE = Pattern.compile("\"trouble\": \"([a-z-]+)\"");

  /**
   * A certificate of the shell's own make, as record {@code $1}, with more arguments of openssl.
   */
  private static final String FOREIGN =
      "foreign() { F=$1; shift; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
          + " -keyout k.pem -out c.pem \"$@\" && (echo 'profile: server'; cat c.pem) >$F; }\n";

  /** The root's subject as openssl takes it. */
  private static final String ROOT_NAME =
      "root_name() { openssl x509 -in ca/root.pem -noout -subject -nameopt RFC2253"
          + " | sed s,subject=,/,; }\n";

  /** An intermediate {@code web} that openssl makes, with these extensions. */
  private static final String INTERMEDIATE =
      "below_root() { echo \"basicConstraints=critical,CA:TRUE\n$1\" >ext; openssl req -new -newkey ec"
          + " -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca/issuer-web.key -out r.pem -subj"
          + " /CN=web && openssl x509 -req -in r.pem -CA ca/root.pem -CAkey ca/root.key -days 900"
          + " -set_serial 77 -extfile ext -out c.pem && (echo 'profile: intermediate'; cat c.pem)"
          + " >ca/issuer-web.pem; }\n";

  @TempDir Path folder;

  private Cli cli() {
    return new Cli().in(folder).variable("MINICA_CA", "ca").variable("PW", "correct-horse");
  }

  private Ran run(String line) {
    return cli().run(line.split(" ", -1));
  }

  private String succeed(String line) {
    Ran ran = run(line);
    assertThat(ran.exit()).as(ran.err() + ran.out()).isZero();
    return ran.out();
  }

  /** What somebody does to the directory by hand. */
  private void byHand(String script) {
    Tool.named("sh")
        .run(
            "-ec", "cd '" + folder + "'; umask 077\n" + FOREIGN + ROOT_NAME + INTERMEDIATE + script)
        .succeeded();
  }

  /** A CA with an intermediate, a certificate, a revoked certificate and a CRL. */
  private void makeCa() {
    succeed("init --intermediate");
    succeed("issue a.example --json");
    succeed("issue b.example");
    succeed("revoke b.example");
    succeed("crl --out ca.crl");
  }

  private static List<String> troubles(Ran ran) {
    return TROUBLE.matcher(ran.out()).results().map(match -> match.group(1)).distinct().toList();
  }

  private Path revocation() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("ca/revoked"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " --intermediate",
        " --root-key-out usb.key",
        " --throw-away-root",
        " --permit example",
        " --permit 10.0.0.0/8 --exclude 10.1.0.0/16",
        " --permit local --url http://ca.example",
        " --key ed25519 --lifetime 7d"
      })
  void aNewCaIsSound(String options) {
    succeed("init" + options);

    Ran ran = run("doctor");
    assertThat(ran.out()).startsWith("sound: " + folder.resolve("ca") + ", ").hasLineCount(1);
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void soIsOneThatHasBeenUsed() throws IOException {
    makeCa();
    succeed("intermediate create web");
    succeed("issue c.example --issuer web");
    succeed("crl --issuer web --out web.crl");
    Files.writeString(
        folder.resolve("mine.yaml"), "name: mine\nextends: server\nlifetime:\n  default: 30d\n");
    run("issue d.example --profile mine.yaml");

    assertThat(succeed("doctor")).matches("sound: .*/ca, [56] certificates, 3 issuing CAs\n");
    assertThat(succeed("doctor --json"))
        .contains("\"sound\": true", "\"troubles\": []", "\"mended\": []", "\"issuers\": 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      maxCharsPerColumn = 10_000,
      value = {
        "chmod 755 ca | 1 | directory-open",
        "chmod 640 ca/issuer-issuing.key | 1 | key-open",
        "chmod 644 ca/root.key | 1 | key-open",
        "chmod 666 ca/settings.properties | 1 | writable",
        "chmod 777 ca/certs | 1 | writable",
        ": >ca/tmp/.minica-0123456789abcdef | 0 | remains",
        "mkdir ca/.minica-0123456789abcdef | 0 | remains",
        ": >ca/notes.txt | 0 | unknown-file",
        ": >ca/certs/x.pem | 0 | unknown-file",
        ": >ca/revoked/x; : >ca/crls/x; : >ca/tmp/x | 0 | unknown-file",
        "rm ca/issuer-issuing.pem | 1 | no-such-issuer",
        "echo x >ca/issuer-issuing.pem | 1 | issuer-unreadable",
        "rm ca/issuer-issuing.key | 1 | key-missing",
        "rm ca/root.key | 1 | key-missing",
        "echo x >ca/root.key | 1 | key-unreadable",
        "cp ca/root.key ca/issuer-issuing.key | 1 | other-key",
        "cp ca/root.key ca/issuer-web.key | 0 | key-without-certificate",
        "for F in ca/certs/*; do echo x >$F; done | 1 | record-unreadable",
        "for F in ca/certs/*; do mv $F ca/certs/$(printf %040x 5).pem; done | 1 | record-unreadable",
        "foreign ca/certs/$(printf %040x 255).pem -set_serial 255 -subj /CN=x | 1 | not-issued-here",
        "foreign ca/certs/$(printf %040x 9).pem -set_serial 9 -subj \"$(root_name)\" | 1 |"
            + " not-issued-here",
        "foreign ca/issuer-web.pem -subj /CN=x; cp k.pem ca/issuer-web.key | 1 | not-issued-here",
        "for F in ca/revoked/*; do echo x >$F; done | 1 | revocation-unreadable",
        "rm ca/certs/$(basename ca/revoked/*).pem | 0 | revocation-without-record",
        "sed -i 's/^issuer-key: ../issuer-key: 00/' ca/revoked/* | 1 | revocation-of-others",
        "cp -r ca/crls/* ca/crls/abcd | 0 | crls-of-others",
        "for F in ca/crls/*/*; do echo x >$F; done | 1 | crl-unreadable",
        "rm ca/revoked/* | 1 | revocation-lost",
        "sed -i /issue/d ca/audit.log; touch -d '2 hours ago' ca/certs/* | 0 | not-logged",
        "sed -i /revoke/d ca/audit.log; touch -d '2 hours ago' ca/revoked/* | 0 |"
            + " revocation-not-logged",
        "sed -i s/format=1/format=2/ ca/settings.properties | 1 | unusable",
        "rm ca/settings.properties | 1 | unusable",
        "echo x >ca/root.pem | 1 | unusable",
        "echo root-key=out >>ca/settings.properties | 1 | root-key-here",
        "below_root 'nameConstraints=permitted;DNS:example.test' | 0 | kind-open",
        "below_root 2.5.29.30=critical,DER:30:03:02:01:05 | 1 | constraints-unreadable",
      })
  void whatIsWrongIsFound(String deed, int exit, String trouble) {
    makeCa();
    byHand(deed);

    Ran ran = run("doctor --json");
    assertThat(troubles(ran)).as(ran.out()).contains(trouble);
    assertThat(ran.exit()).as(ran.out()).isEqualTo(exit);
    Ran text = run("doctor");
    assertThat(text.out())
        .startsWith(exit == 0 ? "sound: " : "not sound: ")
        .contains("  meaning: ");
    assertThat(text.exit()).isEqualTo(exit);
  }

  @Test
  void aFileOfAnotherUserIsFound() {
    succeed("init");
    assumeTrue(
        Tool.named("id").run("-u").text().equals("0\n"), "skipped: only root gives files away");
    byHand("chown 12345 ca/root.pem ca/certs");

    Ran ran = run("doctor");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("fault: certs: it does not belong to the owner of the directory: 12345 instead")
        .contains("  fix: chown -R ");
  }

  @Test
  void aFaultIsToldWithItsMeaningAndItsRemedy() {
    succeed("init");
    byHand("chmod 644 ca/root.key");

    assertThat(run("doctor").out())
        .isEqualTo(
            "not sound: CA, 0 certificates, 1 issuing CA\n"
                    .replace("CA, 0", folder.resolve("ca") + ", 0")
                + "fault: root.key: others than its owner have access to the key: rw-r--r--\n"
                + "  meaning: minica does not use it so; who could read it may have issued as this"
                + " CA\n"
                + "  fix: --fix, or chmod 600 "
                + folder.resolve("ca/root.key")
                + "\n");
    assertThat(run("doctor --json").out())
        .contains(
            "\"trouble\": \"key-open\"",
            "\"severity\": \"fault\"",
            "\"where\": \"root.key\"",
            "\"detail\": \"rw-r--r--\"",
            "\"remedy\": \"chmod 600 " + folder.resolve("ca/root.key") + "\"",
            "\"mendable\": true");
  }

  @Test
  void whereNoCaIsThereIsNothingToLookAt() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThat(run("doctor").exit()).isEqualTo(6);
    Ran ran = run("doctor --ca empty --fix");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("there is no CA in ");
    assertThat(folder.resolve("empty")).isEmptyDirectory();
  }

  @Test
  void anEncryptedKeyIsComparedWithAPassphraseOnly() {
    succeed("init --intermediate --ca-password env:PW");

    Ran without = run("doctor");
    assertThat(without.exit()).isZero();
    assertThat(without.out())
        .contains(
            "note: root.key: the key is encrypted: that it is that of the certificate was not")
        .contains("note: issuer-issuing.key: ");
    assertThat(succeed("doctor --ca-password env:PW")).startsWith("sound: ").hasLineCount(1);
    assertThat(run("doctor --ca-password pass:wrong").exit()).isEqualTo(9);

    byHand("cp ca/root.key ca/issuer-issuing.key");
    assertThat(run("doctor").exit()).isZero();
    assertThat(troubles(run("doctor --json --ca-password env:PW"))).containsExactly("other-key");
  }

  @Test
  void aRootThatIssuesDirectlyUnderConstraintsIsFound() {
    succeed("init --permit example.test");
    byHand("sed -i /^issuer=/d ca/settings.properties");

    assertThat(troubles(run("doctor --json"))).containsExactly("constraints-on-root");
  }

  @Test
  void anIntermediateThatDoesNotSayTheRootsConstraintsAgainIsFound() {
    succeed("init --permit example.test");
    byHand("below_root subjectKeyIdentifier=hash; touch -d '2 hours ago' ca/issuer-web.pem");

    assertThat(troubles(run("doctor --json")))
        .containsExactly("constraints-not-repeated", "not-logged");
  }

  @Test
  void anIssuerThatIsRevokedIsFoundUntilTheRootsCrlSaysSo() {
    succeed("init --intermediate");
    succeed("revoke ca/issuer-issuing.pem --reason keyCompromise");

    assertThat(troubles(run("doctor --json")))
        .containsExactly("issuer-revoked", "revoked-in-secret");
    succeed("crl --issuer root --out root.crl");
    assertThat(troubles(run("doctor --json"))).containsExactly("issuer-revoked");
    succeed("intermediate create web");
    byHand("sed -i s/^issuer=.*/issuer=web/ ca/settings.properties");
    assertThat(troubles(run("doctor --json"))).isEmpty();
  }

  @Test
  void nobodyCanBeToldThatAnIntermediateOfADestroyedRootIsRevoked() {
    succeed("init --throw-away-root");
    succeed("revoke ca/issuer-issuing.pem");

    Ran ran = run("doctor --json");
    assertThat(troubles(ran)).containsExactly("issuer-revoked", "revoked-in-vain");
    assertThat(ran.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1d | | ",
        "3400d | | cut-short",
        "3640d | | issuer-expires",
        "3660d | | issuer-expired",
        "2d | crl --lifetime 7d --out x | ",
        "156h | crl --lifetime 7d --out x | crl-due",
        "8d | crl --lifetime 7d --out x | crl-expired",
      })
  void timeRunsOut(String age, String before, String trouble) {
    succeed("init --url http://ca.example");
    if (before != null) {
      succeed(before);
    }

    Ran ran = at(age).run("doctor", "--json");
    assertThat(troubles(ran)).isEqualTo(trouble == null ? List.of() : List.of(trouble));
  }

  private Cli at(String age) {
    return cli().at(TimeSpan.parse(age).after(Instant.now()));
  }

  @Test
  void aCrlThatNobodyIsToldOfMayBeOld() {
    succeed("init");
    succeed("crl --out x");

    Ran ran = at("8d").run("doctor", "--json");
    assertThat(troubles(ran)).containsExactly("crl-unused");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void aClockThatWentBackIsFound() {
    makeCa();
    Tool faketime = Tool.named("faketime");
    List<String> command = new ArrayList<>(List.of("-f", "-2d"));
    command.addAll(
        CliProcess.minica(List.of("doctor", "--json", "--ca", folder.resolve("ca").toString())));

    Tool.Outcome outcome = faketime.run(command.toArray());

    assertThat(outcome.exit()).as(outcome.everything()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("\"trouble\": \"clock\"")
        .contains("\"where\": \"audit.log\"")
        .contains("\"where\": \"root.pem\"")
        .contains("\"where\": \"crls/");
  }

  @Test
  void aCrlOfSomebodyElseIsFound() {
    makeCa();
    succeed("init --ca other");
    succeed("crl --ca other --out x");
    byHand("for F in ca/crls/*/*; do cp other/crls/*/* $F; done");

    assertThat(troubles(run("doctor --json"))).containsExactly("crl-not-signed");
  }

  @Test
  void thousandsOfTheSameTroubleAreTwentyAndANumber() throws IOException {
    succeed("init");
    for (int i = 0; i < 1_000; i++) {
      Files.createFile(folder.resolve("ca/certs").resolve("%040x.pem".formatted(i)));
    }

    Ran ran = run("doctor");
    assertThat(ran.out().lines().filter(line -> line.startsWith("fault: "))).hasSize(21);
    assertThat(ran.out()).contains("980 more files");
  }

  @Test
  void lookingChangesNothing() throws IOException {
    makeCa();
    byHand(
        "chmod 755 ca; chmod 644 ca/root.key; : >ca/tmp/.minica-0123456789abcdef; rm ca/revoked/*;"
            + " rm ca/lock; mkdir ca/.minica-0123456789abcdef; rm ca/audit.log; rm -r ca/profiles ||"
            + " true");
    List<String> before = everything();

    assertThat(run("doctor").exit()).isEqualTo(1);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void lookingNeedsNoRightToWrite() throws IOException {
    makeCa();
    byHand("chmod -R a-w ca");

    assertThat(succeed("doctor")).startsWith("sound: ").hasLineCount(1);
    byHand("chmod -R u+w ca");
  }

  /** Of each file: its name, length, permissions and times. */
  private List<String> everything() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("ca"))) {
      for (Path file : files.sorted().toList()) {
        PosixFileAttributes facts = Files.readAttributes(file, PosixFileAttributes.class);
        all.add(
            file
                + " "
                + facts.size()
                + PosixFilePermissions.toString(facts.permissions())
                + facts.lastModifiedTime()
                + Files.getAttribute(file, "unix:ctime")
                + facts.owner());
      }
    }
    return all;
  }

  @Test
  void fixClosesWhatIsOpenAndClearsWhatIsLeft() throws IOException {
    makeCa();
    byHand(
        "chmod 755 ca; chmod 644 ca/root.key; chmod 666 ca/settings.properties; :"
            + " >ca/tmp/.minica-0123456789abcdef");

    Ran ran = run("doctor --fix");

    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out())
        .startsWith("sound: ")
        .contains("mended: others than its owner have access to the directory: rwxr-xr-x\n")
        .contains("mended: root.key: ", "mended: settings.properties: ", "mended: tmp/.minica-");
    assertThat(mode("ca")).isEqualTo("rwx------");
    assertThat(mode("ca/root.key")).isEqualTo("rw-------");
    assertThat(mode("ca/settings.properties")).isEqualTo("rw-r--r--");
    assertThat(folder.resolve("ca/tmp")).isEmptyDirectory();
    assertThat(succeed("doctor --fix")).hasLineCount(1);
    succeed("issue c.example");
  }

  @Test
  void fixLeavesWhatOnlyItsOwnerCanDecide() throws IOException {
    makeCa();
    byHand("chmod 755 ca; : >ca/notes.txt; rm ca/root.key; cp ca/ca.key x || true");

    Ran ran = run("doctor --fix --json");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .containsSubsequence("\"troubles\"", "key-missing", "\"mended\"", "directory-open");
    assertThat(folder.resolve("ca/notes.txt")).exists();
  }

  /** What a torn backup may lack is in the CRL, which the CA itself has signed. */
  @Test
  void fixRevokesAgainWhatTheLastCrlNames() throws IOException {
    makeCa();
    Path revocation = revocation();
    String content = Files.readString(revocation);
    Files.delete(revocation);

    Ran ran = run("doctor --fix");

    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(revocation).hasContent(content);
    succeed("crl --out next.crl");
    String serial = String.valueOf(revocation.getFileName()).toUpperCase(Locale.ROOT);
    assertThat(
            Tool.named("openssl")
                .run("crl", "-in", folder.resolve("next.crl"), "-noout", "-text")
                .succeeded()
                .text())
        .contains("Serial Number: " + serial, "X509v3 CRL Number: \n                2\n");
  }

  /** A copy knows nothing of what came after it; the last CRL that was published does. */
  @Test
  void aRestoredCopyCatchesUpByTheLastCrl() {
    makeCa();
    byHand("tar --exclude=ca/tmp -cf backup.tar ca");
    succeed("issue c.example");
    succeed("revoke c.example");
    succeed("crl --out second.crl");
    succeed("crl --out published.crl");
    byHand(
        "rm -r ca; tar -xf backup.tar; N=$(openssl crl -in published.crl -noout -crlnumber | sed"
            + " 's/.*=//;s/^0x//'); openssl crl -in published.crl -outform DER -out"
            + " $(echo ca/crls/*)/$(printf %040x 0x$N).crl");

    assertThat(troubles(run("doctor --json"))).containsExactly("revocation-lost");
    assertThat(troubles(run("doctor --fix --json")))
        .containsExactly("revocation-without-record", "revocation-lost");
    succeed("crl --out next.crl");
    assertThat(
            Tool.named("openssl")
                .run("crl", "-in", folder.resolve("next.crl"), "-noout", "-text")
                .succeeded()
                .text())
        .contains("X509v3 CRL Number: \n                4\n")
        .containsPattern("(?s)Serial Number.*Serial Number");
  }

  @Test
  void fixRevokesAgainWhatIsNoLongerOnRecord() throws IOException {
    makeCa();
    byHand("rm ca/certs/$(basename ca/revoked/*).pem ca/revoked/*");

    assertThat(run("doctor --fix").exit()).isZero();
    assertThat(Files.readString(revocation())).contains("\nreason: unspecified\n");
    assertThat(troubles(run("doctor --json"))).containsExactly("revocation-without-record");
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }
}
