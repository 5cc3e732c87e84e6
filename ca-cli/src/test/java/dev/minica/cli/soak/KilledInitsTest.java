package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.soak.Child.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two that make a CA in the same directory and are killed at random: there is one CA, or none. */
@Tag("soak")
class KilledInitsTest {

  private static final int KILLS = 50;

  @TempDir Path folder;
  @TempDir Path outputs;
  private final Chance chance = new Chance(Chance.seed());

  @Test
  void leaveOneCaOrNone() throws Exception {
    int kills = 0;
    int made = 0;
    for (int i = 1; kills < KILLS; i++) {
      Scene scene = new Scene(Files.createDirectory(folder.resolve(i + "")));
      List<Fate> fates = initTwiceAndKill(scene);
      kills += (int) fates.stream().filter(Fate::killed).count();
      made += Files.exists(scene.rootFile()) ? 1 : 0;
      assertOneCaOrNone(scene, fates);
      scene.succeed("issue", "next.example");
      scene.assertRecorded(scene.handedOut());
      scene.assertWhole();
      scene.assertNoStrays();
    }
    System.out.printf("%d killed, %d CAs were made all the same%n", kills, made);
  }

  private List<Fate> initTwiceAndKill(Scene scene) throws Exception {
    List<String> command =
        CliProcess.minica(List.of("init", "--json", "--ca", scene.ca().toString()));
    Child first = new Child(scene.home(), outputs, command);
    Child second = new Child(scene.home(), outputs, command);
    List<Fate> fates = new ArrayList<>();
    fates.add(chance.meet(first));
    fates.add(chance.meet(second));
    return fates;
  }

  private static void assertOneCaOrNone(Scene scene, List<Fate> fates) throws Exception {
    boolean there = Files.exists(scene.rootFile());
    Cli.Ran again = scene.run("init", "--json");
    assertThat(again.exit())
        .as(again.err())
        .isEqualTo(there ? ExitCode.CONFLICT.number() : ExitCode.DONE.number());
    Certificate root = scene.root();
    for (Fate fate : fates) {
      assertThat(fate.exit()).as("%s", fate).isIn(0, ExitCode.CONFLICT.number(), 137);
      if (!fate.out().isEmpty()) {
        assertThat(fate.out()).contains(Scene.fingerprint(root));
      }
    }
    assertThat(fates).filteredOn(fate -> fate.exit() == 0).hasSizeLessThan(2);
  }
}
