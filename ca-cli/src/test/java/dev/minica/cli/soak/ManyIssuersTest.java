package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.CliProcess;
import dev.minica.cli.soak.Child.Fate;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen at once on one CA: each gets what it asked for, and the CA knows of all. */
@Tag("soak")
class ManyIssuersTest {

  private static final int ISSUERS = 16;

  @TempDir Path folder;
  @TempDir Path outputs;
  private Scene scene;

  @BeforeEach
  void makeTheCa() throws Exception {
    scene = new Scene(folder);
    scene.succeed("init");
  }

  @Test
  void processesThatIssueManyEach() throws Exception {
    assertAllThere(250, inParallel(issuer -> issueInOneProcess(issuer, 250)));
  }

  @Test
  void aProcessForEach() throws Exception {
    assertAllThere(15, inParallel(issuer -> issueInMany(issuer, 15)));
  }

  private String issueInOneProcess(int issuer, int count) throws Exception {
    List<String> arguments =
        List.of(scene.ca().toString(), scene.home().toString(), issuer + ".example", count + "");
    return output(CliProcess.java(List.of(), IssuingProcess.class, arguments));
  }

  private String issueInMany(int issuer, int count) throws Exception {
    StringBuilder results = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      String name = i + "." + issuer + ".example";
      results.append(
          output(
              CliProcess.minica(List.of("issue", name, "--ca", scene.ca().toString(), "--json"))));
    }
    return results.toString();
  }

  private String output(List<String> command) throws Exception {
    Fate fate = new Child(scene.home(), outputs, command).spare();
    assertThat(fate.exit()).as("%s", fate).isZero();
    return fate.out();
  }

  private static String inParallel(AtOnce.Work<String> issuing) throws Exception {
    Instant start = Instant.now();
    String results = String.join("", AtOnce.perform(ISSUERS, issuing));
    Duration time = Duration.between(start, Instant.now());
    int count = Scene.serials(results).size();
    System.out.printf("%d certificates in %s%n", count, time);
    return results;
  }

  private void assertAllThere(int each, String results) throws Exception {
    List<String> reported = Scene.serials(results);
    assertThat(reported).hasSize(ISSUERS * each).doesNotHaveDuplicates();
    assertThat(scene.recorded()).hasSize(ISSUERS * each).containsAll(reported);
    Map<Path, Certificate> handedOut = scene.handedOut();
    scene.assertRecorded(handedOut);
    handedOut.keySet().removeIf(file -> !file.endsWith("cert.pem"));
    assertThat(handedOut.values()).hasSize(ISSUERS * each).doesNotHaveDuplicates();
    scene.assertWhole();
    scene.assertNoStrays();
  }
}
