package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every judge that is installed accepts each certificate for what it was issued for, and refuses it
 * for another name, for another use, and under another root.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JudgedCertificates {

  private final int count;
  private List<Specimen> specimens = List.of();

  /**
   * @param count how many certificates
   */
  JudgedCertificates(int count) {
    this.count = count;
  }

  @BeforeAll
  void issue(@TempDir Path folder) {
    specimens = Specimens.issue(folder, count);
  }

  @Test
  void openSslIsRight() {
    assertRight(new OpenSslJudge());
  }

  @Test
  void gnuTlsIsRight() {
    assertRight(new GnuTlsJudge());
  }

  @Test
  void nssIsRight(@TempDir Path database) {
    assertRight(new NssJudge(database));
  }

  @Test
  void goIsRight(@TempDir Path folder) {
    assertRight(new GoJudge(folder));
  }

  @Test
  void bouncyCastleIsRight() {
    assertRight(new PkixJudge(new BouncyCastleProvider(), specimen -> true));
  }

  /** Java has ML-DSA since 24. */
  @Test
  void javaIsRightAboutPaths() {
    Predicate<Specimen> known =
        specimen -> Runtime.version().feature() >= 24 || !specimen.involves("ML_DSA");
    assertRight(new PkixJudge(Security.getProvider("SUN"), known));
  }

  @Test
  void javaIsRightAboutServersOverTls() {
    assertRight(new JavaTlsJudge());
  }

  private void assertRight(Judge judge) {
    List<Trial> trials =
        specimens.stream().flatMap(s -> Trial.of(s).stream()).filter(judge::takes).toList();
    List<Boolean> answers = judge.judge(trials);
    List<Trial> wrong =
        IntStream.range(0, trials.size())
            .filter(i -> answers.get(i) != trials.get(i).expected())
            .mapToObj(trials::get)
            .toList();
    assertThat(answers).hasSameSizeAs(trials).contains(true, false);
    assertThat(wrong).as("%s of %s trials answered wrongly", wrong.size(), trials.size()).isEmpty();
  }
}
