package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.crash.CrashWalk;
import dev.minica.crash.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each command that writes a key store, at each call it may die at: the file is the old store or
 * the new one, and the next change leaves nothing beside it.
 */
@Tag("crash")
class KeystoreCrashTest {

  private static final String PASSWORD = "changeit";
  private static final String NEXT = "0therOne";

  @TempDir Path workspace;
  @TempDir Path template;

  @BeforeEach
  void makeStores() throws Exception {
    CrashWalk.assumeAvailable();
    CrashScenario.succeed(template, "init");
    for (String name : List.of("a.example", "b.example", "c.example")) {
      String out = template.resolve("home").resolve(name).toString();
      CrashScenario.succeed(template, "issue", name, "--out", out);
    }
    create("store.p12", "a.example");
    create("other.p12", "b.example");
  }

  private void create(String store, String name) {
    CrashScenario.succeed(
        template,
        "keystore",
        "create",
        template.resolve("home").resolve(store).toString(),
        "--key-file",
        template.resolve("home").resolve(name).resolve("key.pem").toString(),
        "--cert",
        template.resolve("home").resolve(name).resolve("cert.pem").toString());
  }

  @Test
  void createMakesAStoreOrNone() throws Exception {
    walk("new.p12", List.of("b.example"), "create", "--cert", "home/b.example/cert.pem");
  }

  @Test
  void createReplacesAStoreOrNot() throws Exception {
    walk(
        "store.p12",
        List.of("b.example"),
        "create",
        "--force",
        "--cert",
        "home/b.example/cert.pem");
  }

  @Test
  void addLeavesTheOldOrTheNew() throws Exception {
    walk(
        "store.p12", List.of("a.example", "b.example"), "add", "--cert", "home/b.example/cert.pem");
  }

  @Test
  void removeLeavesTheOldOrTheNew() throws Exception {
    walk("store.p12", List.of(), "remove", "--alias", "a.example");
  }

  @Test
  void renameLeavesTheOldOrTheNew() throws Exception {
    walk("store.p12", List.of("new"), "rename", "--alias", "a.example", "--to", "new");
  }

  @Test
  void mergeLeavesTheOldOrTheNew() throws Exception {
    walk(
        "store.p12",
        List.of("a.example", "b.example"),
        "merge",
        "home/other.p12",
        "--from-password",
        "pass:" + PASSWORD);
  }

  @Test
  void passwordLeavesTheOldOrTheNew() throws Exception {
    walk("store.p12", List.of("a.example"), "password", "--new-password", "pass:" + NEXT);
  }

  @Test
  void doctorMakesACopyOrNone() throws Exception {
    String twice = template.resolve("home/twice.p12").toString();
    String certificate = template.resolve("home/a.example/cert.pem").toString();
    CrashScenario.succeed(
        template, "keystore", "create", twice, "--cert", certificate, "--alias", "first");
    CrashScenario.succeed(
        template, "keystore", "merge", twice, certificate, "--password", "pass:" + PASSWORD);
    walk("new.p12", List.of("first"), "doctor", "home/twice.p12", "--fix", "--out", "home/new.p12");
  }

  private void walk(String store, List<String> after, String command, String... arguments)
      throws Exception {
    Change change = new Change(template, store, after, command, List.of(arguments));
    assertThat(new CrashWalk(workspace).walk(change, EnumSet.allOf(Fault.class))).isNotEmpty();
  }

  private static final class Change extends CrashScenario {

    private final Path template;
    private final String store;
    private final List<String> after;
    private final String command;
    private final List<String> arguments;

    Change(
        Path template, String store, List<String> after, String command, List<String> arguments) {
      this.template = template;
      this.store = store;
      this.after = after;
      this.command = command;
      this.arguments = arguments;
    }

    @Override
    public void prepare(Path folder) throws IOException {
      copy(template, folder);
    }

    @Override
    List<String> arguments(Path folder) {
      List<String> all = new ArrayList<>(List.of("keystore", command));
      if (!command.equals("doctor")) {
        all.add(store(folder).toString());
      }
      for (String argument : arguments) {
        all.add(argument.startsWith("home/") ? folder.resolve(argument).toString() : argument);
      }
      all.addAll(List.of("--password", "pass:" + PASSWORD));
      all.addAll(List.of("--ca", folder.resolve("ca").toString()));
      return all;
    }

    private Path store(Path folder) {
      return folder.resolve("home").resolve(store);
    }

    @Override
    void checkDone(Path folder) {
      assertThat(aliases(folder, command.equals("password") ? NEXT : PASSWORD)).isEqualTo(after);
    }

    /** Another change sweeps what this one left. */
    @Override
    void checkNext(Path folder) {
      if (!Files.exists(store(folder))) {
        assertThat(store).isEqualTo("new.p12");
        add(folder, "create", PASSWORD);
        return;
      }
      boolean isOld = list(folder, PASSWORD).exit() == 0;
      String password = isOld ? PASSWORD : NEXT;
      assertThat(aliases(folder, password)).isIn(List.of("a.example"), after);
      add(folder, "add", password);
      assertThat(aliases(folder, password)).contains("c.example");
    }

    private void add(Path folder, String verb, String password) {
      succeed(
          folder,
          "keystore",
          verb,
          store(folder).toString(),
          "--cert",
          folder.resolve("home/c.example/cert.pem").toString(),
          "--password",
          "pass:" + password);
    }

    private List<String> aliases(Path folder, String password) {
      Cli.Ran listed = list(folder, password);
      assertThat(listed.exit()).as(listed.err()).isZero();
      return listed
          .out()
          .lines()
          .filter(line -> line.strip().startsWith("\"alias\""))
          .map(line -> line.replaceAll(".*: \"(.*)\",", "$1"))
          .toList();
    }

    private Cli.Ran list(Path folder, String password) {
      return run(
          folder,
          "keystore",
          "list",
          store(folder).toString(),
          "--json",
          "--password",
          "pass:" + password);
    }
  }
}
