package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.defect.Defects;
import dev.minica.defect.Setting;
import dev.minica.defect.Specimen;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.lint.Lint;
import dev.minica.lint.registry.Lints;
import dev.minica.scan.Judgement.Verdict;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
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

  /** Those that say who they are for are judged by rules of lint. */
  @Test
  void whatIsCalledLikeAHostAndHasNoAlternativeNameIsTrouble() {
    assertThat(rules(made("CN=a.example"))).containsExactly(SERVER_HAS_NAME);
    assertThat(rules(made("CN=*.a.example,O=x"))).containsExactly(SERVER_HAS_NAME);
    assertThat(rules(made("CN=localhost"))).containsExactly(SERVER_HAS_NAME);
    assertThat(rules(made("CN=127.0.0.1"))).containsExactly(SERVER_HAS_NAME);
    for (String other : List.of("CN=Alice", "CN=Release 1.2", "CN=a@b.example", "O=a.example")) {
      assertThat(rules(made(other))).as(other).isEmpty();
    }
    Extension forClients = Extensions.extendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTH.oid()));
    assertThat(rules(made("CN=a.example", forClients))).isEmpty();
    assertThat(rules(made("CN=a.example", CA))).isEmpty();
    assertThat(rules(made("CN=a.example", CA, usage(KeyUsage.KEY_CERT_SIGN)))).isEmpty();
  }

  /** openssl verify calls both invalid CA certificates, the first one even if it is not strict. */
  @Test
  void aRootThatMaySignNothingOrIsNoCaIsTrouble() {
    assertThat(messages(made("CN=Root", CA, usage(KeyUsage.CRL_SIGN))))
        .containsExactly("a CA whose key usage has no keyCertSign");
    assertThat(rules(made("CN=Root", usage(KeyUsage.KEY_CERT_SIGN))))
        .containsExactly("rfc5280/key-cert-sign-only-in-ca");
    Extension name = Extensions.subjectAltName(List.of(GeneralName.parse("a.example")), false);
    assertThat(rules(made("CN=a.example", CA, usage(KeyUsage.DIGITAL_SIGNATURE), name))).isEmpty();
  }

  @Test
  void whatIsCriticalAndUnknownIsTrouble() {
    for (String id : List.of("rfc5280/4.2-unknown-critical", "rfc6962/3.1-precertificate")) {
      assertThat(broken(id)).as(id).hasSize(1).first().asString().contains("no client knows");
    }
    assertThat(broken("rfc5280/6.1.4-issuer-without-key-cert-sign"))
        .containsExactly("a CA whose key usage has no keyCertSign");
  }

  private static final String SERVER_HAS_NAME = "rfc9525/server-has-name";
  private static final Extension CA = Extensions.basicConstraints(BasicConstraints.unlimitedCa());
  private static final SigningKey KEY =
      SigningKey.of(
          KeyPairs.generate(KeyAlgorithm.EC_P256, SETTING.environment().random()),
          SETTING.environment().random());

  private static Extension usage(KeyUsage usage) {
    return Extensions.keyUsage(EnumSet.of(usage));
  }

  /** One that signed itself, of now. */
  private static Certificate made(String subject, Extension... extensions) {
    Instant now = SETTING.environment().now().truncatedTo(ChronoUnit.HOURS);
    return CertificateSigner.sign(
        new CertificateTemplate(
            SerialNumber.random(SETTING.environment().random()),
            DistinguishedName.parse(subject),
            Validity.of(now, now.plus(Duration.ofDays(300))),
            DistinguishedName.parse(subject),
            KEY.publicKey(),
            List.of(extensions)),
        KEY);
  }

  private List<String> messages(Certificate certificate) {
    return verdicts(certificate.encoded()).map(Verdict::message).toList();
  }

  private List<String> rules(Certificate certificate) {
    return verdicts(certificate.encoded()).flatMap(verdict -> verdict.rule().stream()).toList();
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

  /** Those servers that no client but minica itself refuses, which comes before them. */
  private static List<String> takenByAll() throws IOException {
    String document = Files.readString(Path.of("../docs/defects.md"));
    return document
        .substring(document.indexOf("<!-- verdicts -->"), document.indexOf("<!-- end of verdicts"))
        .lines()
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
