package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.cli.Crls;
import dev.minica.cli.Served;
import dev.minica.cli.soak.Child.Fate;
import dev.minica.cli.soak.LifeLog.Deed;
import dev.minica.cli.soak.LifeLog.Entry;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many who issue, sign, renew, revoke, make CRLs and list at once, and ask a server that runs all
 * the while: what one was answered, all others see from then on.
 */
class MixedLifeTest {

  private static final int WORKERS = 8;
  private static final int KILLS = Integer.getInteger("soak.kills", 300);
  private static final int SECONDS = Integer.getInteger("soak.seconds", 60);

  @TempDir Path folder;
  @TempDir Path outputs;
  private final long seed = Chance.seed();
  private final LifeLog log = new LifeLog();
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

  @Test
  void threadsOfOneProcess() throws Exception {
    AtOnce.perform(4, worker -> live(worker, 12)).forEach(log::add);

    assertTrue();
  }

  @Test
  @Tag("soak")
  void eightProcessesForAMinute() throws Exception {
    AtOnce.perform(WORKERS, this::liveInAProcess).forEach(log::add);

    assertTrue();
    scene.assertWhole();
  }

  @Test
  @Tag("soak")
  void eightOfWhomThreeHundredAreKilled() throws Exception {
    AtomicInteger kills = new AtomicInteger();
    AtOnce.perform(WORKERS, worker -> liveAndDie(worker, kills)).forEach(log::add);

    System.out.printf("%d killed%n", kills.get());
    assertThat(kills.get()).isEqualTo(KILLS);
    scene.succeed("issue", "next.example"); // sweeps up what the killed ones left
    assertTrue();
    scene.assertRecorded(scene.handedOut());
    scene.assertWhole();
    scene.assertNoStrays();
  }

  /** Each command in this process. */
  private List<Entry> live(int worker, int commands) throws IOException {
    Life life = new Life(worker, seed);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < commands; i++) {
      List<String> command = life.next();
      if (Life.isQuestion(command)) {
        entries.add(life.ask(command, server.served(), scene.rootFile()));
        continue;
      }
      long begin = System.nanoTime();
      Cli.Ran ran = scene.run(command.toArray(String[]::new));
      assertThat(ran.exit()).as("%s: %s", command, ran.err()).isZero();
      life.done(command, ran.out(), begin).ifPresent(entries::add);
    }
    return entries;
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

  /** A process for each command, and most of them may be killed. */
  private List<Entry> liveAndDie(int worker, AtomicInteger kills) throws Exception {
    Life life = new Life(worker, seed);
    Chance chance = new Chance(seed + worker);
    List<Entry> entries = new ArrayList<>();
    while (kills.get() < KILLS) {
      List<String> command = life.next();
      if (Life.isQuestion(command)) {
        entries.add(life.ask(command, server.served(), scene.rootFile()));
        continue;
      }
      List<String> arguments = new ArrayList<>(command);
      arguments.addAll(List.of("--ca", scene.ca().toString()));
      long begin = System.nanoTime();
      Child child = new Child(scene.home(), outputs, CliProcess.minica(arguments));
      Fate fate = kills.incrementAndGet() > KILLS ? child.spare() : chance.meet(child);
      if (!fate.killed()) {
        kills.decrementAndGet();
        assertThat(fate.exit()).as("%s", fate).isZero();
      }
      life.done(command, fate.out(), begin).ifPresent(entries::add);
    }
    return entries;
  }

  /** What was answered, and what is on disk in the end. */
  private void assertTrue() throws Exception {
    System.out.println(log.check());
    Set<String> listed = scene.recorded();
    log.made().forEach(entry -> assertThat(listed).containsAll(entry.serials()));
    long begin = System.nanoTime();
    String last = scene.succeed("crl", "--json");
    log.add(new Life(0, seed).done(List.of("crl", "--json"), last, begin).stream().toList());
    log.check();
    assertArchive();
    assertLog();
  }

  /** Numbers without a gap; each names what the one before it did; no time goes back. */
  private void assertArchive() throws Exception {
    List<X509CRL> archive = archive();
    assertThat(archive.stream().map(Crls::number))
        .isEqualTo(IntStream.rangeClosed(1, archive.size()).boxed().toList());
    for (int i = 1; i < archive.size(); i++) {
      assertThat(Crls.serials(archive.get(i))).containsAll(Crls.serials(archive.get(i - 1)));
      assertThat(archive.get(i).getThisUpdate())
          .isAfterOrEqualTo(archive.get(i - 1).getThisUpdate());
    }
    Set<String> made = new HashSet<>();
    archive.forEach(crl -> made.add(Integer.toString(Crls.number(crl))));
    assertThat(log.of(Deed.CRL)).allMatch(entry -> made.contains(entry.number()));
  }

  private List<X509CRL> archive() throws Exception {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(scene.ca().resolve("crls"))) {
      files = paths.filter(Files::isRegularFile).sorted().toList();
    }
    List<X509CRL> crls = new ArrayList<>();
    for (Path file : files) {
      X509CRL crl = Crls.read(file);
      crl.verify(scene.root().getPublicKey());
      crls.add(crl);
    }
    return crls;
  }

  /** The log tells of everything that was answered, line by line. */
  private void assertLog() throws IOException {
    String lines = Files.readString(scene.ca().resolve("audit.log"));
    for (Entry entry : log.of(Deed.REVOKE)) {
      assertThat(lines)
          .contains("\"event\":\"revoke\",\"serial\":\"" + entry.serials().get(0) + "\"");
    }
    for (Entry entry : log.made()) {
      String event = entry.deed().name().toLowerCase(Locale.ROOT);
      assertThat(lines)
          .contains("\"event\":\"" + event + "\",\"serial\":\"" + entry.serials().get(0) + "\"");
    }
    lines.lines().forEach(line -> assertThat(line).matches("(\\{\"time\":\".*\\})?"));
  }
}
