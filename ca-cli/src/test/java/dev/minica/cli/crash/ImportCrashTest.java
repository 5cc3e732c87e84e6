package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.output.ExitCode;
import dev.minica.crash.CrashWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole CA is taken over in the end, or nothing of it. */
class ImportCrashTest extends CommandCrashTest {

  private static final String[] IMPORT = {"import", "openssl-ca", "home/old"};

  /** Laid out as openssl lays it out, with two certificates and a revocation. */
  @BeforeEach
  void makeTheCa() throws Exception {
    given("init");
    given("issue", "a.example", "--out", "home/a");
    given("issue", "b.example", "--out", "home/b");
    given("revoke", "home/a");
    Path old = template.resolve("home/old");
    Files.createDirectories(old.resolve("private"));
    Files.createDirectories(old.resolve("newcerts"));
    Path ca = template.resolve("ca");
    Files.copy(ca.resolve("root.pem"), old.resolve("cacert.pem"));
    Files.copy(ca.resolve("root.key"), old.resolve("private/cakey.pem"));
    Files.writeString(old.resolve("index.txt"), given("list", "--format", "openssl-index"));
    copyRecords(ca.resolve("certs"), old.resolve("newcerts"));
    CrashWalk.discard(ca);
  }

  private static void copyRecords(Path records, Path newcerts) throws IOException {
    try (Stream<Path> files = Files.list(records)) {
      for (Path file : files.toList()) {
        String serial = file.getFileName().toString().replace(".pem", "");
        Files.copy(file, newcerts.resolve(serial.toUpperCase(Locale.ROOT) + ".pem"));
      }
    }
  }

  @Test
  void intoANewDirectory() throws Exception {
    walk(IMPORT);
  }

  @Test
  void intoADirectoryThatIsThere() throws Exception {
    Files.createDirectory(template.resolve("ca"));
    walk(IMPORT);
  }

  @Override
  public void checkDone(CaFolder folder) throws IOException {
    assertThat(CrashWalk.tree(folder.ca()))
        .contains("root.key", "root.pem", "settings.properties", "audit.log")
        .filteredOn(path -> path.matches("(certs|revoked)/.*"))
        .hasSize(3);
  }

  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws Exception {
    boolean isThere = Files.exists(folder.at("ca/root.pem"));
    Cli.Ran again = folder.run(arguments);
    assertThat(again.exit())
        .as(again.err())
        .isEqualTo(isThere ? ExitCode.CONFLICT.number() : ExitCode.DONE.number());
    checkDone(folder);
    folder.succeed("issue", "next.example", "--out", "home/next");
    folder.succeed("crl", "--out", "home/ca.crl");
  }
}
