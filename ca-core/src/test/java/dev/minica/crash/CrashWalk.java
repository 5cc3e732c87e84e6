package dev.minica.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.MultipleFailuresError;

/**
 * Walks through every system call by which a command changes a folder, and in a run of its own for
 * each lets that call go wrong, by strace's fault injection: deterministic, and without touching
 * the command.
 *
 * <p>strace counts a thread's calls of one name, those of its runtime included, so a Java command
 * needs {@link #STEADY_JVM}. A run that was hit elsewhere all the same is made again with new
 * numbers; a call that cannot be hit is an error, so that the walk never passes by looking away.
 */
public final class CrashWalk {

  /**
   * Keeps a JVM from calls whose number depends on the machine: it would look through the
   * performance data of other processes, read its container's limits as time goes by, and have
   * several threads share the work, and with it the loading of classes, as they come along.
   */
  public static final List<String> STEADY_JVM =
      List.of("-XX:-UsePerfData", "-XX:-UseContainerSupport", "-XX:ActiveProcessorCount=1");

  /** No command that writes files durably makes do with less. */
  private static final int FEWEST = 8;

  /** On a busy machine the threads of a Java take turns otherwise each time. */
  private static final int ATTEMPTS = 25;

  private final Path workspace;
  private final List<AssertionError> failures = new ArrayList<>();
  private List<Call> numbering = List.of();
  private int runs;

  /**
   * @param workspace an existing folder; each run gets one of its own inside
   */
  public CrashWalk(Path workspace) {
    this.workspace = workspace;
  }

  /** Skips the test, and says why, where strace is missing or may not trace. */
  public static void assumeAvailable() throws InterruptedException {
    try {
      Process trial = new ProcessBuilder("strace", "-o", "/dev/null", "true").start();
      Assumptions.assumeTrue(trial.waitFor() == 0, "strace is not allowed to trace here");
    } catch (IOException e) {
      Assumptions.abort("strace is not installed");
    }
  }

  /**
   * All runs, one for each mutating call and fault, in a random order; with the system property
   * {@code crash.seconds}, as many of them as fit in that time and one at least, and with {@code
   * crash.faults}, such as {@code KILL}, only those.
   *
   * @throws AssertionError when the walk is over, with every check that failed
   */
  public List<Run> walk(Scenario scenario, Set<Fault> faults) throws Exception {
    Instant end = end();
    List<Step> steps = steps(undisturbed(scenario).size(), wanted(faults));
    List<Run> results = new ArrayList<>();
    for (Step step : steps) {
      if (results.isEmpty() || Instant.now().isBefore(end)) {
        results.add(disturbed(scenario, step.index(), step.fault()));
      }
    }
    System.out.printf(
        "%s: %d of %d calls and faults walked in %d runs, %d went wrong%n",
        scenario, results.size(), steps.size(), runs, failures.size());
    if (!failures.isEmpty()) {
      throw new MultipleFailuresError(failures.size() + " of " + results.size(), failures);
    }
    return results;
  }

  private record Step(int index, Fault fault) {}

  private static List<Step> steps(int calls, Set<Fault> faults) {
    Assertions.assertTrue(calls >= FEWEST, () -> "strace saw only " + calls + " calls");
    List<Step> steps = new ArrayList<>();
    for (Fault fault : faults) {
      for (int i = 0; i < calls; i++) {
        steps.add(new Step(i, fault));
      }
    }
    Collections.shuffle(steps);
    return steps;
  }

  private static Set<Fault> wanted(Set<Fault> faults) {
    String names = System.getProperty("crash.faults", "");
    return names.isEmpty()
        ? faults
        : Arrays.stream(names.split(","))
            .map(Fault::valueOf)
            .filter(faults::contains)
            .collect(Collectors.toSet());
  }

  private static Instant end() {
    Long seconds = Long.getLong("crash.seconds");
    return seconds == null ? Instant.MAX : Instant.now().plusSeconds(seconds);
  }

  /** The calls to walk through, in this moment's numbering. */
  private List<Call> undisturbed(Scenario scenario) throws Exception {
    Path folder = newFolder(scenario);
    TracedRun traced = TracedRun.of(scenario, folder, workspace, List.of());
    scenario.checkUndisturbed(folder, traced.exitCode(), traced.out(), traced.err());
    numbering = new TraceLog(folder).mutations(traced.log());
    discard(folder);
    return numbering;
  }

  private Run disturbed(Scenario scenario, int index, Fault fault) throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Call call = numbering.get(index);
      Path folder = newFolder(scenario);
      TracedRun traced =
          TracedRun.of(
              scenario, folder, workspace, List.of("-e", "inject=" + fault.injectedAt(call)));
      if (isHit(call, new TraceLog(folder).mutations(traced.log()))) {
        Run run = new Run(call, fault, traced.exitCode(), traced.out(), traced.err());
        check(scenario, folder, run);
        return run;
      }
      discard(folder);
      undisturbed(scenario);
    }
    throw new AssertionError("could not hit " + numbering.get(index) + " with " + fault);
  }

  private static boolean isHit(Call call, List<Call> made) {
    return made.stream()
        .anyMatch(c -> c.name().equals(call.name()) && c.ordinal() == call.ordinal());
  }

  private void check(Scenario scenario, Path folder, Run run) throws Exception {
    try {
      scenario.check(folder, run);
    } catch (AssertionError | RuntimeException e) {
      failures.add(
          new AssertionError(
              "after "
                  + run
                  + ": "
                  + e.getMessage()
                  + "\nthere is\n"
                  + String.join("\n", tree(folder)),
              e));
    }
    discard(folder);
  }

  private Path newFolder(Scenario scenario) throws Exception {
    Path folder = Files.createDirectory(workspace.resolve("run-" + runs++));
    scenario.prepare(folder);
    return folder;
  }

  /** The paths inside a folder, itself left out, for comparing and for messages. */
  public static List<String> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  /** Removes a folder with all that is in it. */
  public static void discard(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = new ArrayList<>(walk.toList());
    }
    // Deepest first.
    for (int i = paths.size() - 1; i >= 0; i--) {
      Files.delete(paths.get(i));
    }
  }
}
