package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.output.ExitCode;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking over a CA, at each call it may die at. */
@Tag("crash")
class ImportCrashTest {

  @TempDir Path workspace;
  @TempDir Path template;

  /** A CA laid out as that of openssl, with a certificate and a revocation. */
  @BeforeEach
  void makeTheCa() throws Exception {
    CrashWalk.assumeAvailable();
    Path old = Files.createDirectories(template.resolve("home/old"));
    CrashScenario.succeed(template, "init");
    for (String name : List.of("a.example", "b.example")) {
      CrashScenario.succeed(template, "issue", name, "--out", template.resolve(name).toString());
    }
    CrashScenario.succeed(template, "revoke", template.resolve("a.example").toString());
    Files.createDirectories(old.resolve("private"));
    Files.createDirectories(old.resolve("newcerts"));
    Path ca = template.resolve("ca");
    Files.copy(ca.resolve("root.pem"), old.resolve("cacert.pem"));
    Files.copy(ca.resolve("root.key"), old.resolve("private/cakey.pem"));
    Cli.Ran index = CrashScenario.run(template, "list", "--format", "openssl-index");
    Files.writeString(old.resolve("index.txt"), index.out());
    try (Stream<Path> records = Files.list(ca.resolve("certs"))) {
      for (Path record : records.toList()) {
        String serial = record.getFileName().toString().replace(".pem", "");
        Files.copy(
            record,
            old.resolve("newcerts").resolve(serial.toUpperCase(Locale.ROOT) + ".pem"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    CrashWalk.discard(ca);
  }

  @Test
  void endsWithTheWholeCaOrNone() throws Exception {
    walk(false);
  }

  @Test
  void endsWithTheWholeCaOrNoneInADirectoryThatIsThere() throws Exception {
    walk(true);
  }

  private void walk(boolean directoryIsThere) throws Exception {
    assertThat(
            new CrashWalk(workspace)
                .walk(new Import(template, directoryIsThere), EnumSet.allOf(Fault.class)))
        .isNotEmpty();
  }

  private static final class Import extends CrashScenario {
    private final Path template;
    private final boolean directoryIsThere;

    Import(Path template, boolean directoryIsThere) {
      this.template = template;
      this.directoryIsThere = directoryIsThere;
    }

    @Override
    public void prepare(Path folder) throws IOException {
      copy(template, folder);
      if (directoryIsThere) {
        Files.createDirectory(folder.resolve("ca"));
      }
    }

    @Override
    List<String> arguments(Path folder) {
      return List.of(
          "import",
          "openssl-ca",
          folder.resolve("home/old").toString(),
          "--ca",
          folder.resolve("ca").toString());
    }

    @Override
    void checkDone(Path folder) throws IOException {
      assertThat(CrashWalk.tree(folder.resolve("ca")))
          .contains("root.key", "root.pem", "settings.properties", "audit.log")
          .filteredOn(path -> path.matches("(certs|revoked)/.*"))
          .hasSize(3);
    }

    @Override
    void checkNext(Path folder) throws IOException {
      boolean isThere = Files.exists(folder.resolve("ca/root.pem"));
      Cli.Ran again = run(folder, arguments(folder).subList(0, 3).toArray(String[]::new));
      assertThat(again.exit())
          .as(again.err())
          .isEqualTo(isThere ? ExitCode.CONFLICT.number() : ExitCode.DONE.number());
      checkDone(folder);
      succeed(folder, "issue", "server.example", "--out", folder.resolve("home/out").toString());
      succeed(folder, "crl", "--out", folder.resolve("home/ca.crl").toString());
    }
  }
}
