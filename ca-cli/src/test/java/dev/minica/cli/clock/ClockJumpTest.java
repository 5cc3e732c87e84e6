package dev.minica.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.cli.Crls;
import dev.minica.cli.Served;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes whose clock jumps: an hour back, as one does that was ahead, and a year on. The
 * CA was made, and a certificate issued and revoked, while the clock was right.
 */
class ClockJumpTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /** How long a test may take; all that is compared is further apart. */
  private static final Duration SLACK = Duration.ofMinutes(30);

  @TempDir Path folder;
  @TempDir Path outputs;
  private String revoked = "";

  @BeforeEach
  void makeTheCa() {
    Tool.named("faketime");
    now("init");
    now("issue", "old.example", "--lifetime", "60d");
    revoked = serial(now("issue", "revoked.example", "--json"));
    now("revoke", "revoked.example");
    now("crl", "--out", "first.crl");
  }

  private Cli.Ran ran(String... words) {
    return new Cli().in(folder).variable("MINICA_CA", "ca").run(words);
  }

  private String now(String... words) {
    Cli.Ran ran = ran(words);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  /**
   * Runs what follows with the clock put forward or back by so much, as 1h; time goes on. Without
   * the second variable each timed wait of a JVM is over at once, and it waits in a busy loop.
   */
  private static List<String> under(String jump) {
    return List.of(
        "env",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "FAKETIME_FORCE_MONOTONIC_FIX=0",
        "faketime",
        "-f",
        jump);
  }

  /** The same, as arguments of env. */
  private static List<String> argumentsOfEnv(String jump) {
    return under(jump).subList(1, under(jump).size());
  }

  /** Runs minica as a process with the clock so. */
  private Tool.Outcome at(String jump, String... words) {
    List<String> command = new ArrayList<>(argumentsOfEnv(jump));
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--ca", folder.resolve("ca").toString()));
    command.addAll(CliProcess.minica(arguments));
    return Tool.named("env").run(command.toArray()).succeeded();
  }

  private Tool.Outcome opensslVerify(String jump, String directory) {
    Path files = folder.resolve(directory);
    List<Object> command = new ArrayList<>(argumentsOfEnv(jump));
    command.addAll(
        List.of("openssl", "verify", "-x509_strict", "-CAfile", files.resolve("ca.pem")));
    command.add(files.resolve("cert.pem"));
    return Tool.named("env").run(command.toArray());
  }

  private static String serial(String json) {
    return json.replaceAll("(?s).*\"serial\": \"([0-9a-f]+)\".*", "$1");
  }

  private X509CRL crl(String name) throws IOException {
    return Crls.read(folder.resolve(name));
  }

  private static Instant thisUpdate(X509CRL crl) {
    return crl.getThisUpdate().toInstant();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** RFC 5280 section 5.2.3: the number grows; and a client keeps the newest that it has seen. */
  @Test
  void anHourBackNoCrlIsOlderThanTheLast() throws IOException {
    Tool.Outcome made = at("-1h", "crl", "--out", file("second.crl"));

    X509CRL second = crl("second.crl");
    assertThat(Crls.number(second)).isEqualTo(2);
    assertThat(thisUpdate(second)).isEqualTo(thisUpdate(crl("first.crl")));
    assertThat(Crls.serials(second)).containsExactly(revoked);
    assertThat(made.err()).contains("yet to come").contains("see to the clock");
  }

  @Test
  void whatIsRevokedAnHourBackIsInTheNextCrl() throws IOException {
    at("-1h", "revoke", file("old.example"));
    now("crl", "--out", "second.crl");

    assertThat(crl("second.crl").getRevokedCertificates()).hasSize(2);
    assertThat(thisUpdate(crl("second.crl"))).isAfterOrEqualTo(thisUpdate(crl("first.crl")));
  }

  /** What is issued then is valid by the right clock as well as by the wrong one. */
  @Test
  void anHourBackCertificatesAreIssuedAndRenewed() throws IOException {
    at("-1h", "issue", "new.example", "--out", file("new.example"));
    at("-1h", "renew", file("old.example"));

    for (String name : List.of("new.example", "old.example")) {
      opensslVerify("+0s", name).succeeded();
      opensslVerify("-1h", name).succeeded();
    }
  }

  @Test
  void aYearOnAndBackNoCrlIsOlderThanTheLast() throws IOException {
    at("+1y", "crl", "--out", file("ahead.crl"));
    Cli.Ran back = ran("crl", "--out", "back.crl");

    X509CRL ahead = crl("ahead.crl");
    assertThat(Duration.between(Instant.now(), thisUpdate(ahead)))
        .isBetween(YEAR.minus(SLACK), YEAR.plusDays(1));
    assertThat(back.exit()).isZero();
    assertThat(back.err()).contains("see to the clock");
    assertThat(Crls.number(crl("back.crl"))).isEqualTo(3);
    assertThat(thisUpdate(crl("back.crl"))).isEqualTo(thisUpdate(ahead));
    assertThat(crl("back.crl").getNextUpdate()).isAfter(crl("back.crl").getThisUpdate());
    assertThat(Crls.serials(crl("back.crl"))).containsExactly(revoked);
  }

  /** What has expired meanwhile is renewed by the clock that there is. */
  @Test
  void aYearOnWhatIsDueIsRenewed() throws IOException {
    assertThat(now("renew", "old.example", "--within", "30d", "--json"))
        .contains("\"renewed\": false");

    String renewed = at("+1y", "renew", file("old.example"), "--within", "30d", "--json").text();

    assertThat(renewed).contains("\"renewed\": true");
    opensslVerify("+1y", "old.example").succeeded();
    assertThat(opensslVerify("+0s", "old.example").failed().everything()).contains("not yet valid");
  }

  @Test
  void serversAnswerByTheClockThatThereIs() throws Exception {
    String good = serial(now("renew", "old.example", "--json"));
    Path root = folder.resolve("ca/root.pem");
    Instant before = thisUpdate(crl("first.crl"));
    for (String jump : List.of("-1h", "+1y", "+0s")) {
      String[] clock = under(jump).toArray(String[]::new);
      try (Served.Running server = Served.start(folder.resolve("ca"), outputs, clock)) {
        Map<String, String> status =
            server.served().status(root, root, List.of(good, revoked), clock);
        X509CRL crl = server.served().crl("root");

        assertThat(status).isEqualTo(Map.of(good, "good", revoked, "revoked"));
        assertThat(Crls.serials(crl)).containsExactly(revoked);
        assertThat(thisUpdate(crl)).isAfterOrEqualTo(before);
        before = thisUpdate(crl);
      }
    }
    try (Stream<Path> crls = Files.walk(folder.resolve("ca/crls")).filter(Files::isRegularFile)) {
      assertThat(crls).as("those that were made").hasSize(2);
    }
    assertThat(before).isAfter(Instant.now().plus(YEAR).minus(HOUR));
  }
}
