package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.CliProcess;
import dev.minica.cli.Handout;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import dev.minica.crash.Run;
import dev.minica.crash.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A command of minica in a folder with <code>ca</code>, its CA, and <code>home</code>, its user's.
 * What the command finds there is a copy of another folder.
 */
class CommandScenario implements Scenario {

  /** What a command promises, besides what holds for all. */
  interface Promises {

    /** Asserts what must hold after a run that said it was done. */
    void checkDone(CaFolder folder) throws Exception;

    /**
     * Runs the next commands of a user, and asserts that they go well and that nothing is lost.
     *
     * @param arguments of the command that went wrong, or did not
     */
    void checkNext(CaFolder folder, String[] arguments) throws Exception;

    /** Asserts that a key store is whole. */
    default void checkStore(Path file) throws Exception {
      assertThat(Handout.store(file).size()).as("%s", file).isNotZero();
    }

    /** Whether what looks like a leftover may stay after the next commands. */
    default boolean mayStay(Path path) {
      return false;
    }
  }

  /** One line that says what failed, and perhaps one with the next step. */
  private static final Pattern REPORT =
      Pattern.compile("minica: error: [^\n]+\n(minica: hint: [^\n]+\n)?");

  private static final Pattern SAYS_WHAT_STAYS =
      Pattern.compile("is recorded, and was not handed out|is revoked all the same|durabl|is made");

  private static final Pattern STRAY = Pattern.compile("(^|.*/)(\\.minica-|note-|done-|undo-).*");

  private final Path template;
  private final Promises promises;
  private final List<String> words;

  /**
   * @param words the arguments; those that begin with <code>home/</code> are paths in the folder
   */
  CommandScenario(Path template, Promises promises, List<String> words) {
    this.template = template;
    this.promises = promises;
    this.words = words;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  @Override
  public final void prepare(Path folder) throws IOException {
    for (String path : CrashWalk.tree(template)) {
      Files.copy(template.resolve(path), folder.resolve(path));
      Files.setPosixFilePermissions(
          folder.resolve(path), Files.getPosixFilePermissions(template.resolve(path)));
    }
  }

  final String[] arguments(Path folder) {
    return new CaFolder(folder).arguments(words.toArray(String[]::new));
  }

  @Override
  public List<String> command(Path folder) {
    return CliProcess.minica(CrashWalk.STEADY_JVM, List.of(arguments(folder)));
  }

  @Override
  public final void checkUndisturbed(Path folder, int exitCode, String out, String err)
      throws Exception {
    assertThat(exitCode).as(err).isZero();
    promises.checkDone(new CaFolder(folder));
  }

  @Override
  public void check(Path folder, Run run) throws Exception {
    CaFolder found = new CaFolder(folder);
    found.checkSecrets();
    found.checkFiles(promises);
    if (run.fault() == Fault.KILL) {
      assertThat(run.exitCode()).isEqualTo(137);
      assertThat(run.out()).as("what was said before it changed anything").isEmpty();
    } else if (run.exitCode() == 0) {
      promises.checkDone(found);
    } else {
      checkReport(run);
      checkIntact(folder, run);
    }
    checkNext(found);
  }

  static void checkReport(Run run) {
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.err()).matches(REPORT);
    assertThat(run.out()).isEmpty();
  }

  /** After the next commands everything is right again, whatever went wrong. */
  final void checkNext(CaFolder found) throws Exception {
    promises.checkNext(found, arguments(found.folder()));
    found.checkSecrets();
    found.checkFiles(promises);
    found.checkRecords();
    found.checkCrls();
    found.checkLog();
    assertThat(found.tree())
        .noneMatch(path -> STRAY.matcher(path).matches() && !promises.mayStay(found.at(path)));
  }

  /** Asserts that a run with exit code 7 changed nothing but what its message says. */
  private void checkIntact(Path folder, Run run) throws Exception {
    Path before = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-before"));
    prepare(before);
    Map<String, String> expected = contents(before);
    Map<String, String> actual = contents(folder);
    if (SAYS_WHAT_STAYS.matcher(run.err()).find()) {
      actual.keySet().removeIf(CommandScenario::isState);
      expected.keySet().removeIf(CommandScenario::isState);
    }
    actual.entrySet().removeIf(CommandScenario::isLayout);
    expected.entrySet().removeIf(CommandScenario::isLayout);
    if (run.err().contains("is written, but not durably")) {
      String file = run.err().replaceAll("(?s).*" + folder + "/(.*) is written,.*", "$1");
      actual.remove(file);
      expected.remove(file);
    }
    assertThat(actual).isEqualTo(expected);
    CrashWalk.discard(before);
  }

  /** What a failed command may have added to, if it says so. */
  private static boolean isState(String path) {
    return path.startsWith("ca/certs/")
        || path.startsWith("ca/revoked")
        || path.startsWith("ca/crls")
        || path.startsWith("ca/issuer-")
        || path.equals("ca/audit.log");
  }

  /** A folder for what is revoked says nothing by itself. */
  private static boolean isLayout(Map.Entry<String, String> entry) {
    return entry.getKey().matches("ca/(revoked|crls(/[0-9a-f]+)?)")
        && entry.getValue().equals("a directory");
  }

  /** Everything below a folder but empty parts of the CA's layout, with what it holds. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String path : CrashWalk.tree(folder)) {
      Path file = folder.resolve(path);
      contents.put(path, Files.isRegularFile(file) ? text(file) : "a directory");
    }
    return contents;
  }

  /** Octet by octet: not all files hold text. */
  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
