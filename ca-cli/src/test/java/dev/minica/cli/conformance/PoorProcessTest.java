package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.encoding.Pem;
import dev.minica.inspection.SamplePki;
import dev.minica.testing.Tool;
import dev.minica.testing.Tool.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes a process that may not do everything, knows no characters, or is not listened to. */
class PoorProcessTest {

  private static final String SET =
      "name: set\nauthorities: [{id: r}]\ncertificates: [{id: w, issuer: r, names: [NAME]}]\n";

  private final String pem = Pem.encode(new SamplePki().root());

  @TempDir Path world;

  /** Root without its capabilities is refused what others are. */
  @Test
  void whatIsForbiddenIsSaid() throws IOException {
    boolean isRoot = Files.getAttribute(world, "unix:uid").equals(0);
    describe("a");
    assertThat(new Cli().in(world).run("fixture", "generate", "set.yaml").exit()).isZero();
    describe("b");
    for (String folder : List.of("tree/closed", "others")) {
      Files.createDirectories(world.resolve(folder));
    }
    Files.writeString(world.resolve("tree/closed.pem"), pem);
    close("tree/closed", "---------");
    close("tree/closed.pem", "---------");
    close("set/r.key", "---------");
    close("others", isRoot ? "rwxr-xr-x" : "r-xr-xr-x");
    if (isRoot) {
      Files.setAttribute(world.resolve("others"), "unix:uid", 12_345);
    }
    Tree before = Tree.of(world.resolve("others"));

    List<String> attempts =
        List.of(
            "3 cannot read ROOT/tree/closed: permission denied| scan tree/closed",
            "3 cannot read ROOT/tree/closed.pem: permission denied| scan tree/closed.pem",
            "0 minica: warning: cannot read tree/closed: permission denied| scan tree",
            "0 \"path\": \"tree/closed.pem\"| scan --json tree",
            "7 cannot write in ROOT/others: permission denied|"
                + " fixture generate set.yaml --out others/new",
            "7 permission denied| fixture generate set.yaml --out others",
            "3 cannot read ROOT/set/r.key: permission denied| fixture generate set.yaml");
    List<String> outcomes =
        volley(
            isRoot ? Tool.named("setpriv").path() + " --bounding-set=-all " : "",
            attempts.stream().map(each -> "0" + each.substring(each.indexOf('|') + 1)).toList());

    for (int i = 0; i < attempts.size(); i++) {
      String attempt = attempts.get(i);
      String said = attempt.substring(2, attempt.indexOf('|')).replace("ROOT", world.toString());
      assertThat(outcomes.get(i)).as(attempt).startsWith(attempt.charAt(0) + "\t").contains(said);
    }
    assertThat(Tree.of(world.resolve("others"))).isEqualTo(before);
  }

  private void describe(String name) throws IOException {
    Files.writeString(world.resolve("set.yaml"), SET.replace("NAME", name));
  }

  private void close(String path, String mode) throws IOException {
    Files.setPosixFilePermissions(world.resolve(path), PosixFilePermissions.fromString(mode));
  }

  /** Names of files are octets, and the locale may know only half of them. */
  @Test
  void filesAreFoundWhoseNamesAreNoTextHere() throws IOException {
    Files.writeString(world.resolve("plain.pem"), pem);
    try (OutputStream out = Files.newOutputStream(world.resolve("plain.jar"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.pem"));
      zip.write(pem.getBytes(StandardCharsets.US_ASCII));
    }
    String names =
        "mkdir -p tree; cp plain.pem \"tree/$(printf 'caf\\351.pem')\";"
            + " cp plain.pem \"tree/$(printf 'caf\\303\\251.pem')\";"
            + " cp plain.jar \"tree/$(printf '\\344.jar')\"";
    MiniProcess.shell(world, names, List.of()).succeeded();

    for (String locale : List.of("C", "C.UTF-8")) {
      List<String> outcomes =
          volley(
              "env LC_ALL=" + locale + " ",
              Stream.of("text", "json", "sarif", "junit")
                  .map(format -> "1 scan --format " + format + " tree")
                  .toList());

      assertThat(outcomes).as(locale).allMatch(outcome -> outcome.startsWith("1\t"));
      assertThat(outcomes.get(0)).contains("no: 3 files in trouble; found 3 certificates");
      assertThat(outcomes.get(3)).contains("failures=\"3\"");
    }
  }

  /** Of one process, with something before its words. */
  private List<String> volley(String before, List<String> attempts) throws IOException {
    Files.write(world.resolve("attempts"), attempts);
    List<String> words = MiniProcess.volley(world.toString());
    Outcome outcome = MiniProcess.shell(world, "exec " + before + "\"$@\"", words);
    assumeTrue(
        outcome.exit() == 0 || !outcome.err().startsWith("setpriv"),
        "skipped: setpriv takes nothing away here");
    return outcome.succeeded().text().lines().map(Volley::inLines).collect(Collectors.toList());
  }

  @Test
  void whoReadsTheBeginningOfAScanIsNotToldThatTheRestIsLost() throws IOException {
    Files.writeString(world.resolve("many.pem"), pem.repeat(3_000));
    List<String> words = new ArrayList<>(MiniProcess.command("scan", "many.pem"));

    Outcome outcome =
        MiniProcess.shell(world, "{ \"$@\"; echo \"exit $?\" >&2; } | head -n 2", words);

    assertThat(outcome.text()).startsWith("no: 1 file in trouble").endsWith("many.pem\n");
    assertThat(outcome.err()).isEqualTo("exit 1\n");
  }
}
