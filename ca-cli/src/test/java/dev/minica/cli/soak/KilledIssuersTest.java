package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.CliProcess;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.soak.Child.Fate;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight that issue at once and are killed at random: nobody else notices, and nothing is lost. */
@Tag("soak")
class KilledIssuersTest {

  private static final int WORKERS = 8;
  private static final int KILLS = 100;

  @TempDir Path folder;
  @TempDir Path outputs;
  private final long seed = Chance.seed();
  private final AtomicInteger kills = new AtomicInteger();

  @Test
  void leaveAllThatIsHandedOutWholeAndRecorded() throws Exception {
    Scene scene = new Scene(folder);
    scene.succeed("init");
    Certificate root = scene.root();

    List<Fate> fates = new ArrayList<>();
    AtOnce.perform(WORKERS, worker -> issueAndKill(scene, worker)).forEach(fates::addAll);

    Set<String> recorded = scene.recorded();
    report(fates, recorded);
    for (Fate fate : fates) {
      assertProper(scene, fate);
      assertThat(recorded).containsAll(serials(fate));
    }
    scene.succeed("issue", "next.example");
    assertThat(scene.root()).isEqualTo(root);
    scene.assertRecorded(scene.handedOut());
    scene.assertWhole();
    scene.assertNoStrays();
  }

  private List<Fate> issueAndKill(Scene scene, int worker) throws Exception {
    Chance chance = new Chance(seed + worker);
    List<Fate> fates = new ArrayList<>();
    while (kills.get() < KILLS) {
      List<String> arguments = new ArrayList<>(command(chance, worker, fates.size()));
      arguments.addAll(List.of("--json", "--ca", scene.ca().toString()));
      Fate fate = chance.meet(new Child(scene.home(), outputs, CliProcess.minica(arguments)));
      fates.add(fate);
      if (fate.killed()) {
        kills.incrementAndGet();
      }
    }
    return fates;
  }

  /** Into a new folder, or over what the worker issued before; and now and then a mistake. */
  private static List<String> command(Chance chance, int worker, int number) {
    if (chance.hits(12)) {
      return List.of("init");
    }
    return chance.hits(3)
        ? List.of("issue", "again.example", "--out", "again/" + worker, "--force")
        : List.of("issue", "once.example", "--out", worker + "/" + number + "/out");
  }

  /** Nothing goes wrong for one because another was killed. */
  private static void assertProper(Scene scene, Fate fate) {
    if (fate.killed()) {
      return;
    }
    int out = fate.command().indexOf("--out");
    assertThat(fate.exit()).as("%s", fate).isEqualTo(out < 0 ? ExitCode.CONFLICT.number() : 0);
    if (out > 0) {
      assertThat(scene.home().resolve(fate.command().get(out + 1))).isNotEmptyDirectory();
    }
  }

  /** Also of who was killed when it had printed its result. */
  private static List<String> serials(Fate fate) {
    return fate.command().contains("issue") ? Scene.serials(fate.out()) : List.of();
  }

  private void report(List<Fate> fates, Set<String> recorded) {
    long reported = fates.stream().mapToLong(fate -> serials(fate).size()).sum();
    System.out.printf(
        "%d killed of %d; %d recorded, of which %d were told of%n",
        kills.get(), fates.size(), recorded.size(), reported);
  }
}
