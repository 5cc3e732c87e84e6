package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Handout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed out: all of it or nothing, and never what is not recorded. */
class IssueCrashTest extends CommandCrashTest {

  private String out = "home";

  @BeforeEach
  void makeTheCa() throws Exception {
    given("init");
    given("issue", "old.example", "--out", "home/old");
    Files.writeString(template.resolve("home/mine"), "mine");
  }

  @Test
  void inANewDirectory() throws Exception {
    issue("home/a/server.example");
  }

  @Test
  void amongOtherFiles() throws Exception {
    issue("home/old/..");
  }

  @Test
  void overOldFiles() throws Exception {
    issue("home/old", "--force");
  }

  private void issue(String directory, String... more) throws Exception {
    out = directory;
    List<String> words = new ArrayList<>(List.of("issue", "server.example", "--out", directory));
    words.addAll(List.of(more));
    walk(words.toArray(String[]::new));
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    Path directory = folder.at(out);
    for (String name : Handout.PLAIN) {
      assertThat(directory.resolve(name)).isRegularFile();
    }
    new Handout(directory).assertTogether();
    new Handout(folder.at("home/old")).assertTogether();
    folder.checkRecords();
    assertThat(folder.at("home/mine")).hasContent("mine");
  }
}
