package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.crash.CrashWalk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code fixture generate} at each call it may die at: all of the old set is there or all of the
 * new one, for the next run at the latest, and what others have in the folder stays.
 */
class FixtureCrashTest extends CommandCrashTest {

  private static final String CAS = "name: set\nauthorities: [{id: root}]\ncertificates:\n";
  private static final String OLD =
      CAS + "- {id: web, issuer: root, names: [a]}\n- {id: old, issuer: root, names: [a]}\n";
  private static final String NEW =
      CAS + "- {id: web, issuer: root, names: [b]}\n- {id: new, issuer: root, names: [b]}\n";

  private Map<String, String> before = Map.of();

  @BeforeEach
  void describeSets() throws IOException {
    given("init");
    given("issue", "a.example", "--out", "home/a.example");
    Files.writeString(template.resolve("home/old.set"), OLD);
    Files.writeString(template.resolve("home/new.set"), NEW);
  }

  @Test
  void aNewFolderIsThereOrNot() throws Exception {
    walk(generate("new"));
  }

  @Test
  void aFolderHoldsTheOldSetOrTheNew() throws Exception {
    given(generate("old"));
    Files.writeString(template.resolve("home/set/NOTES"), "of somebody else");
    Files.createDirectory(template.resolve("home/set/folder"));
    before = contents(template);
    walk(generate("new"));
  }

  private static String[] generate(String set, String... more) {
    String[] words = {"fixture", "generate", "home/" + set + ".set", "--out", "home/set"};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  @Override
  public void checkDone(CaFolder folder) throws IOException {
    folder.succeed(generate("new", "--check"));
    assertThat(folder.at("home/set/old.key")).doesNotExist();
    checkOthers(folder);
  }

  private void checkOthers(CaFolder folder) throws IOException {
    if (!before.isEmpty()) {
      assertThat(folder.at("home/set/NOTES")).hasContent("of somebody else");
      assertThat(folder.at("home/set/folder")).isDirectory();
    }
  }

  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws IOException {
    if (folder.run(generate("new", "--check")).exit() != 0) {
      checkOld(folder);
    }
    folder.succeed(generate("new"));
    checkDone(folder);
  }

  /** What was made of which entry; it has that name to begin like all that is minica's. */
  @Override
  public boolean mayStay(Path path) {
    return path.endsWith(".minica-fixtures");
  }

  private void checkOld(CaFolder folder) throws IOException {
    if (before.isEmpty()) {
      assertThat(folder.at("home/set")).doesNotExist();
    } else {
      assertThat(folder.succeed(generate("old", "--json")))
          .contains("\"made\": []", "\"removed\": []");
      assertThat(contents(folder.folder())).isEqualTo(before);
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String path : CrashWalk.tree(folder.resolve("home/set"))) {
      Path file = folder.resolve("home/set").resolve(path);
      contents.put(
          path, Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return contents;
  }
}
