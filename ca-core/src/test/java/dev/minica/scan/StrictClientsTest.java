package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import dev.minica.defect.Specimen;
import dev.minica.lint.Lint;
import dev.minica.lint.registry.Lints;
import dev.minica.scan.Judgement.Verdict;
import dev.minica.x509.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is trouble for breaking a rule; the judges are the clients of docs/defects.md. */
class StrictClientsTest {

  private static final Setting SETTING = Setting.of(Environment.system());

  private final CertificateJudge judge =
      new CertificateJudge(
          new ScanOptions(
              SETTING.environment().now(), TimeSpan.ofDays(1), List.of(), Path.of("/")));

  @Test
  void theRulesAreThoseOfLintWhoseBreachIsAnError() {
    assertThat(Lints.obligations().stream().map(Lint::id)).containsAll(StrictClients.rules());
  }

  @Test
  void whatAllClientsTakeIsNoTrouble() throws IOException {
    List<String> taken = takenByAll();

    assertThat(taken).hasSizeGreaterThan(30).contains("rfc5280/4.1.2.2-serial-zero");
    for (String id : taken) {
      assertThat(broken(id)).as(id).isEmpty();
    }
  }

  @Test
  void whatOneOfThemRefusesForTheCertificateAloneIsTrouble() {
    for (String id :
        List.of(
            "rfc9525/2-no-alternative-name",
            "rfc5280/4.1.2.1-version-1-with-extensions",
            "rfc5280/4.1.1.2-algorithms-differ",
            "rfc5280/4.1.2.5-ends-before-it-begins",
            "rfc5280/4.2.1.6-no-subject-and-names-not-critical",
            "rfc5280/4.2.1.6-address-of-five-octets",
            "rfc5280/4.2.1.3-ca-without-key-usage",
            "rfc5280/4.2.1.3-key-cert-sign-in-server",
            "rfc5280/4.2.1.9-basic-constraints-not-critical",
            "rfc5280/4.2.1.1-authority-key-identifier-absent",
            "rfc5280/4.2-extension-twice",
            "x690/10.1-length-not-shortest",
            "x690/11.1-true-as-one")) {
      assertThat(broken(id)).as(id).isNotEmpty();
    }
  }

  /** The rules that one of the certificates which a server shows is in trouble for. */
  private List<String> broken(String id) {
    Specimen.Served served = (Specimen.Served) Defects.of(id).specimen(SETTING);
    return served.chain().stream()
        .flatMap(this::verdicts)
        .filter(verdict -> verdict.problem() == Problem.BROKEN_RULE)
        .map(Verdict::message)
        .toList();
  }

  private Stream<Verdict> verdicts(byte[] certificate) {
    try {
      return judge.judge(certificate).verdicts().stream();
    } catch (MinicaException unreadable) {
      return Stream.empty();
    }
  }

  /** Those that no client but minica itself refuses: after their names come clause and minica. */
  private static List<String> takenByAll() throws IOException {
    return Files.readAllLines(Path.of("../docs/defects.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .filter(line -> !others(line).contains("reject") && others(line).contains("accept"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }

  private static String others(String line) {
    String[] cells = line.split("\\|");
    return String.join(" ", List.of(cells).subList(4, cells.length));
  }
}
