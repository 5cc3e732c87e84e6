package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.verification.judge.CertPathJudge;
import dev.minica.verification.judge.GnuTlsPaths;
import dev.minica.verification.judge.GoPaths;
import dev.minica.verification.judge.NssPaths;
import dev.minica.verification.judge.OpenSslPaths;
import dev.minica.verification.judge.PathJudge;
import dev.minica.verification.judge.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other verifiers make of the catalogue. */
class VerdictsTest {

  private static final Setting SETTING = Setting.of(Environment.system());

  @TempDir Path folder;

  @Test
  void allAcceptWhatNothingIsWrongWith() throws IOException {
    List<PathJudge> judges = judges();
    for (Defect control : Defects.all().subList(0, 2)) {
      Shown shown = shown(control);
      for (PathJudge judge : judges) {
        assertThat(verdict(judge, control, shown))
            .as(judge.name() + " " + control)
            .isIn("accept", "-");
      }
    }
  }

  /** With {@code -Ddefects.table=FILE} the table is written there. */
  @Test
  @Tag("soak")
  void makesTheTableOfVerdicts() throws IOException {
    List<PathJudge> judges = judges();
    VerdictTable table = new VerdictTable(judges.stream().map(PathJudge::name).toList());
    for (Defect defect : served()) {
      Shown shown = shown(defect);
      String own = Judgement.objections(defect.specimen(SETTING));
      List<String> others = judges.stream().map(judge -> verdict(judge, defect, shown)).toList();
      table.add(defect, own.isEmpty() ? "accept" : "reject", others);
    }
    assertThat(table.dissents()).as("where minica dissents from the clause").isEmpty();
    String file = System.getProperty("defects.table", "");
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), table.text());
    }
  }

  private static List<Defect> served() {
    return Defects.all().stream()
        .filter(defect -> defect.specimen(SETTING) instanceof Specimen.Served)
        .toList();
  }

  private Shown shown(Defect defect) throws IOException {
    Specimen.Served served = (Specimen.Served) defect.specimen(SETTING);
    return new Shown(
            served.chain(),
            served.anchors(),
            served.crls(),
            Optional.of(served.host()),
            served.time(),
            Files.createTempDirectory(folder, "defect").resolve("files"))
        .write();
  }

  /** "-" where the way of asking knows nothing of what the defect is about. */
  private static String verdict(PathJudge judge, Defect defect, Shown shown) {
    boolean ofNames = defect.clause().source().equals("rfc9525");
    if (ofNames && !judge.knowsHosts()) {
      return "-";
    }
    if (!shown.crls().isEmpty() && !judge.knowsCrls()) {
      return "-";
    }
    try {
      return judge.accepts(shown) ? "accept" : "reject";
    } catch (AssertionError hanging) { // by which Tool says so
      return "no answer";
    }
  }

  private List<PathJudge> judges() throws IOException {
    return List.of(
        new OpenSslPaths(),
        new GoPaths(Files.createDirectory(folder.resolve("go"))),
        new GnuTlsPaths(),
        new NssPaths(Files.createDirectory(folder.resolve("nss"))),
        new CertPathJudge("JDK", Security.getProvider("SUN")),
        new CertPathJudge("Bouncy Castle", new BouncyCastleProvider()));
  }
}
