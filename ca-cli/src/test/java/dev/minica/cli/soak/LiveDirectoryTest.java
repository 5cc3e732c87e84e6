package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.cli.Served;
import dev.minica.cli.soak.Child.Fate;
import dev.minica.cli.soak.LifeLog.Deed;
import dev.minica.cli.soak.LifeLog.Entry;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CA directory in which others work can be looked over, and backed up with tar. */
class LiveDirectoryTest {

  private static final int WORKERS = 4;
  private static final int SECONDS = Integer.getInteger("live.seconds", 6);

  /** GNU tar: some files changed as they were read. */
  private static final int CHANGED = 1;

  @TempDir Path folder;
  @TempDir Path outputs;
  private final long seed = Chance.seed();
  private Scene scene;
  private Served.Running server;

  @BeforeEach
  void makeTheCa() throws Exception {
    Tool.named("openssl"); // asks the server
    scene = new Scene(folder);
    scene.succeed("init");
    scene.makeRequest();
    server = Served.start(scene.ca(), outputs);
  }

  @AfterEach
  void stopTheServer() {
    if (server != null) { // openssl is missing
      server.close();
    }
  }

  /** Does this again and again while processes live on the CA, and a server serves it. */
  private List<Entry> whileOthersWork(Callable<Void> meanwhile) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<List<Entry>>> lives = new ArrayList<>();
      for (int i = 1; i <= WORKERS; i++) {
        int worker = i;
        lives.add(threads.submit(() -> liveInAProcess(worker)));
      }
      do {
        meanwhile.call();
      } while (!lives.stream().allMatch(Future::isDone));
      List<Entry> entries = new ArrayList<>();
      for (Future<List<Entry>> life : lives) {
        entries.addAll(life.get());
      }
      return entries;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Entry> liveInAProcess(int worker) throws Exception {
    List<String> arguments =
        List.of(
            scene.ca().toString(),
            scene.home().toString(),
            worker + "",
            SECONDS + "",
            seed + "",
            server.served().url());
    Fate fate =
        new Child(scene.home(), outputs, CliProcess.java(List.of(), Life.class, arguments)).spare();
    assertThat(fate.exit()).as(fate.err()).isZero();
    return fate.out().lines().map(Entry::parse).toList();
  }

  @Test
  void theDoctorFindsNothingWrongWhileOthersWork() throws Exception {
    List<Entry> entries =
        whileOthersWork(
            () -> {
              assertThat(scene.succeed("doctor")).startsWith("sound: ").hasLineCount(1);
              return null;
            });

    assertThat(entries).isNotEmpty();
    assertThat(scene.succeed("doctor")).hasLineCount(1);
  }

  @Test
  void tarOfALiveDirectoryIsABackup() throws Exception {
    Map<Long, Path> backups = new TreeMap<>();

    List<Entry> entries =
        whileOthersWork(
            () -> {
              long begin = System.nanoTime();
              Path archive = folder.resolve("backup-" + backups.size() + ".tar");
              Tool.Outcome outcome =
                  Tool.named("tar").run("-C", folder, "--exclude=ca/tmp", "-cf", archive, "ca");
              assertThat(outcome.exit()).as(outcome.err()).isIn(0, CHANGED);
              backups.put(begin, archive);
              return null;
            });

    for (Map.Entry<Long, Path> backup : backups.entrySet()) {
      List<Entry> before = entries.stream().filter(entry -> entry.end() < backup.getKey()).toList();
      assertIsBackup(backup.getValue(), before);
    }
  }

  private void assertIsBackup(Path archive, List<Entry> before) throws IOException {
    Path home = Files.createTempDirectory(folder, "restored");
    Tool.named("tar").run("-C", home, "-xf", archive).succeeded();
    Cli restored = new Cli().in(home).variable("MINICA_CA", "ca");

    Cli.Ran doctor = restored.run("doctor", "--fix");
    assertThat(doctor.exit()).as(doctor.out()).isZero();
    Cli.Ran list = restored.run("list", "--json");
    assertThat(list.out()).contains("\"corrupt\": []");
    assertThat(Scene.serials(list.out())).containsAll(serials(before, Deed.ISSUE));
    assertThat(names(home.resolve("ca/revoked"))).containsAll(serials(before, Deed.REVOKE));
    List<String> numbers =
        before.stream().filter(e -> e.deed() == Deed.CRL).map(Entry::number).toList();
    assertThat(restored.run("issue", "new.example").exit()).isZero();
    Cli.Ran crl = restored.run("crl", "--out", "next.crl", "--json");
    assertThat(crl.exit()).as(crl.err()).isZero();
    assertThat(numbers).noneMatch(number -> crl.out().contains("\"number\": " + number + ","));
    assertThat(crl.out()).contains("\"revoked\": " + names(home.resolve("ca/revoked")).size());
    assertThat(restored.run("doctor").exit()).isZero();
  }

  private static List<String> serials(List<Entry> entries, Deed deed) {
    return entries.stream()
        .filter(entry -> entry.deed() == deed)
        .flatMap(entry -> entry.serials().stream())
        .toList();
  }

  private static List<String> names(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
