package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.lint.Severity;
import dev.minica.lint.registry.Lints;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In exactly one way: what verifier and rules find in each specimen, and that it is one thing. */
class OneFindingTest {

  /** One thing of which two rules speak, or of which another follows at once. */
  private static final Set<String> TOLD_TWICE =
      Set.of(
          // a signature of an algorithm that is not taken is not checked, and so not found good
          "rfc5280/4.1.1.2-algorithms-differ",
          "sp800131a/9-sha-1-with-ecdsa",
          "sp800131a/9-sha-1-with-rsa",
          "sp800131a/9-sha-1-in-intermediate",
          "rfc6151/2-md5-with-rsa",
          "rfc5758/3.2-parameters-with-ecdsa",
          // what has no name issues what has no issuer
          "rfc5280/4.1.2.6-ca-without-subject",
          // a bound for all attributes, and one for countries
          "rfc5280/A.1-country-of-three-letters",
          // what allows nothing does not allow to serve
          "rfc5280/4.2.1.3-usage-empty",
          // neither cA nor keyCertSign is there, which both have to be
          "rfc5280/4.2.1.9-path-length-in-server",
          "rfc5280/6.1.4-server-issued-by-server",
          // the padding, and the zeros that it is taken for
          "x690/8.6.2-nine-unused-bits",
          // the certificate of a CA is none of a server, in use and name
          "rfc8446/4.4.2-server-not-first");

  private static final Setting SETTING = Setting.of(Environment.system());

  /** What there is to say of each, by id. */
  private static final Map<String, Found> FOUND = new LinkedHashMap<>();

  /**
   * What verifier and rules find in a specimen.
   *
   * @param objections the verifier's reasons
   * @param findings the identifiers of rules
   */
  private record Found(List<String> objections, List<String> findings) {

    static Found in(Specimen.Served served) {
      return new Found(OneFindingTest.objections(served), OneFindingTest.findings(served));
    }

    @Override
    public String toString() {
      return "verify: " + String.join(", ", objections) + "; lint: " + String.join(", ", findings);
    }
  }

  @BeforeAll
  static void look() {
    for (Defect defect : Defects.served()) {
      FOUND.put(defect.id(), Found.in((Specimen.Served) defect.specimen(SETTING)));
    }
  }

  @Test
  void isFoundByVerifierAndRulesAndNoSecondOne() {
    Map<String, Found> more = new LinkedHashMap<>();
    FOUND.forEach(
        (id, found) -> {
          int most = TOLD_TWICE.contains(id) ? 3 : 1;
          if (found.objections().size() > most || found.findings().size() > most) {
            more.put(id, found);
          }
        });
    assertThat(more).isEmpty();
  }

  /** The one that belongs to it: found.txt says which, and is read by people. */
  @Test
  void isTheOneThatBelongsToIt() throws IOException {
    StringBuilder text = new StringBuilder();
    FOUND.forEach((id, found) -> text.append(id).append(' ').append(found).append('\n'));
    Path due = Path.of("src/test/resources/dev/minica/defect/found.txt");
    if (Boolean.getBoolean("defects.write")) {
      Files.writeString(due, text);
    }
    assertThat(text).hasToString(Files.readString(due));
  }

  @Test
  void nothingIsFoundInTheControls() {
    for (String control : List.of("sound", "not-revoked")) {
      assertThat(FOUND.get(Defects.of(control).id())).isEqualTo(new Found(List.of(), List.of()));
    }
  }

  @Test
  void nothingButTheServerIsMadeOfAnother() {
    Specimen.Served model = (Specimen.Served) Defects.of("sound").specimen(SETTING);
    Certificate like = Certificate.decode(model.chain().get(0));
    Setting.Server server = new Setting.Server(model.key(), like);
    Setting second =
        new Setting(SETTING.host(), SETTING.environment(), java.util.Optional.of(server));
    Specimen.Served served = (Specimen.Served) Defects.of("expired").specimen(second);
    assertThat(Certificate.decode(served.chain().get(0)).subject()).isEqualTo(like.subject());
    assertThat(served.key()).isEqualTo(model.key());
    assertThat(objections(served)).containsExactly("EXPIRED");
  }

  private static List<String> objections(Specimen.Served served) {
    try {
      return Verifier.answer(Judgement.question(served)).objections().stream()
          .map(objection -> objection.reason().name())
          .toList();
    } catch (MinicaException unreadable) {
      return List.of("unreadable");
    }
  }

  /** Notices are for public CAs, and wrong by them is what nobody else has to keep to. */
  private static List<String> findings(Specimen.Served served) {
    List<String> findings = new ArrayList<>();
    Stream.concat(served.chain().stream(), served.anchors().stream())
        .distinct()
        .forEach(der -> findings.addAll(findings(der)));
    return findings;
  }

  private static List<String> findings(byte[] der) {
    try {
      return Lints.check(Certificate.decode(der)).stream()
          .filter(finding -> finding.severity().isAtLeast(Severity.WARNING))
          .map(finding -> finding.lint().id())
          .toList();
    } catch (MinicaException unreadable) {
      return List.of();
    }
  }
}
