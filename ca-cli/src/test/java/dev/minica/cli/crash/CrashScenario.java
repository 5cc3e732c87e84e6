package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import dev.minica.crash.Run;
import dev.minica.crash.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command of minica in a folder with <code>ca</code>, its CA, and <code>home</code>, its user's.
 */
abstract class CrashScenario implements Scenario {

  /** One line that says what failed, and perhaps one with the next step. */
  private static final Pattern REPORT =
      Pattern.compile("minica: error: [^\n]+\n(minica: hint: [^\n]+\n)?");

  private static final Pattern SAYS_WHAT_STAYS =
      Pattern.compile("is recorded, and was not handed out|is revoked all the same|durabl");

  private static final Pattern STRAY = Pattern.compile("(^|.*/)(\\.minica-|note-|done-|undo-).*");

  /** The command's arguments. */
  abstract List<String> arguments(Path folder);

  /** Asserts what must hold after a run with exit code 0, and after a next command. */
  abstract void checkDone(Path folder) throws IOException;

  /**
   * Runs the next commands of a user, and asserts that they go well and that nothing is left over.
   */
  abstract void checkNext(Path folder) throws IOException;

  @Override
  public final List<String> command(Path folder) {
    return CliProcess.minica(CrashWalk.STEADY_JVM, arguments(folder));
  }

  @Override
  public final void checkUndisturbed(Path folder, int exitCode, String out, String err)
      throws IOException {
    assertThat(exitCode).as(err).isZero();
    checkDone(folder);
  }

  @Override
  public final void check(Path folder, Run run) throws Exception {
    if (run.fault() == Fault.KILL) {
      assertThat(run.exitCode()).isEqualTo(137);
    } else if (run.exitCode() == 0) {
      checkDone(folder);
    } else {
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.err()).matches(REPORT);
      assertThat(run.out()).isEmpty();
      checkIntact(folder, run);
    }
    checkNext(folder);
    assertThat(CrashWalk.tree(folder)).noneMatch(path -> STRAY.matcher(path).matches());
  }

  /** Asserts that a run with exit code 7 changed nothing but what its message says. */
  private void checkIntact(Path folder, Run run) throws Exception {
    Path before = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-before"));
    prepare(before);
    Map<String, String> expected = contents(before);
    Map<String, String> actual = contents(folder);
    if (SAYS_WHAT_STAYS.matcher(run.err()).find()) {
      actual.keySet().removeIf(CrashScenario::isState);
      expected.keySet().removeIf(CrashScenario::isState);
    }
    actual.entrySet().removeIf(CrashScenario::isLayout);
    expected.entrySet().removeIf(CrashScenario::isLayout);
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

  /** All that is below a folder, with its modes. */
  static void copy(Path template, Path folder) throws IOException {
    for (String path : CrashWalk.tree(template)) {
      Files.copy(template.resolve(path), folder.resolve(path));
      Files.setPosixFilePermissions(
          folder.resolve(path), Files.getPosixFilePermissions(template.resolve(path)));
    }
  }

  static void succeed(Path folder, String... arguments) {
    Cli.Ran ran = run(folder, arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  static Cli.Ran run(Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--ca", folder.resolve("ca").toString()));
    return new Cli().in(folder).run(all.toArray(String[]::new));
  }

  /** Asserts that every certificate below the user's folder is in the CA's list, once. */
  static void checkRecorded(Path folder) throws IOException {
    List<String> records = CrashWalk.tree(folder.resolve("ca/certs"));
    List<String> recorded = new ArrayList<>();
    for (String record : records) {
      recorded.add(certificate(folder.resolve("ca/certs").resolve(record)));
    }
    assertThat(recorded).doesNotHaveDuplicates();
    for (Path file : certificates(folder.resolve("home"))) {
      assertThat(recorded).contains(certificate(file));
    }
  }

  static List<Path> certificates(Path home) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.filter(path -> path.endsWith("cert.pem")).toList();
    }
  }

  private static String certificate(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf("-----BEGIN CERTIFICATE-----")).strip();
  }
}
