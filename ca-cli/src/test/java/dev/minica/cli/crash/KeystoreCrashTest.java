package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Handout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each command that writes a key store, at each call it may die at: the file is the old store or
 * the new one, and the next change leaves nothing beside it.
 */
class KeystoreCrashTest extends CommandCrashTest {

  private static final String PASSWORD = "changeit";
  private static final String NEXT = "0therOne";

  private String store = "";
  private String command = "";
  private List<String> after = List.of();

  @BeforeEach
  void makeStores() {
    given("init");
    for (String name : List.of("a.example", "b.example", "c.example")) {
      given("issue", name, "--out", "home/" + name);
    }
    create("store.p12", "a.example");
    create("other.p12", "b.example");
  }

  private void create(String name, String owner) {
    String key = "home/" + owner + "/key.pem";
    String certificate = "home/" + owner + "/cert.pem";
    given("keystore", "create", "home/" + name, "--key-file", key, "--cert", certificate);
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
    String certificate = "home/a.example/cert.pem";
    given("keystore", "create", "home/twice.p12", "--cert", certificate, "--alias", "first");
    given("keystore", "merge", "home/twice.p12", certificate, "--password", "pass:" + PASSWORD);
    walk("new.p12", List.of("first"), "doctor", "home/twice.p12", "--fix", "--out", "home/new.p12");
  }

  private void walk(String file, List<String> aliases, String verb, String... more)
      throws Exception {
    store = "home/" + file;
    command = verb;
    after = aliases;
    List<String> words = new ArrayList<>(List.of("keystore", verb));
    if (!verb.equals("doctor")) {
      words.add(store);
    }
    words.addAll(List.of(more));
    words.addAll(List.of("--password", "pass:" + PASSWORD));
    walk(words.toArray(String[]::new));
  }

  /** One that is empty now, or under another password, is whole to whoever reads so far. */
  @Override
  public void checkStore(Path file) throws Exception {
    try {
      Handout.store(file);
    } catch (IOException e) {
      assertThat(e).as("%s", file).hasCauseInstanceOf(UnrecoverableKeyException.class);
    }
  }

  /** The empty lock beside a store: the next change of that takes it away. */
  @Override
  public boolean mayStay(Path path) {
    return Files.isRegularFile(path) && path.toFile().length() == 0;
  }

  @Override
  public void checkDone(CaFolder folder) {
    assertThat(aliases(folder, command.equals("password") ? NEXT : PASSWORD)).isEqualTo(after);
  }

  /** Another change sweeps what this one left. */
  @Override
  public void checkNext(CaFolder folder, String[] arguments) {
    if (!Files.exists(folder.at(store))) {
      assertThat(store).isEqualTo("home/new.p12");
      add(folder, "create", PASSWORD);
      return;
    }
    boolean isOld = list(folder, PASSWORD).exit() == 0;
    String password = isOld ? PASSWORD : NEXT;
    assertThat(aliases(folder, password)).isIn(List.of("a.example"), after);
    add(folder, "add", password);
    assertThat(aliases(folder, password)).contains("c.example");
  }

  private void add(CaFolder folder, String verb, String password) {
    String certificate = "home/c.example/cert.pem";
    folder.succeed(
        "keystore", verb, store, "--cert", certificate, "--password", "pass:" + password);
  }

  private List<String> aliases(CaFolder folder, String password) {
    Cli.Ran listed = list(folder, password);
    assertThat(listed.exit()).as(listed.err()).isZero();
    return listed
        .out()
        .lines()
        .filter(line -> line.strip().startsWith("\"alias\""))
        .map(line -> line.replaceAll(".*: \"(.*)\",", "$1"))
        .toList();
  }

  private Cli.Ran list(CaFolder folder, String password) {
    return folder.run("keystore", "list", store, "--json", "--password", "pass:" + password);
  }
}
