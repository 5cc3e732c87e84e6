package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Handout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder holds all of the old certificate or all of the new one, its key stores included. */
class RenewCrashTest extends CommandCrashTest {

  private String old = "";
  private boolean keepsKey = true;
  private String key = "";

  @BeforeEach
  void makeTheCa() {
    given("init", "--intermediate");
  }

  private void issue(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("issue", "old.example", "--out", "home/old"));
    words.addAll(List.of(more));
    given(words.toArray(String[]::new));
    old = Files.readString(template.resolve("home/old/cert.pem"));
    key = Files.readString(template.resolve("home/old/key.pem"));
    Files.writeString(template.resolve("home/old/mine"), "mine");
  }

  @Test
  void plainFiles() throws Exception {
    issue();
    walk("renew", "home/old");
  }

  @Test
  void keyStoresAndSecretsWithANewKey() throws Exception {
    issue("--format", "p12,jks,k8s-secret");
    keepsKey = false;
    walk("renew", "home/old", "--new-key");
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    Path directory = folder.at("home/old");
    new Handout(directory).assertTogether();
    assertThat(directory.resolve("cert.pem")).content().isNotEqualTo(old);
    assertThat(Files.readString(directory.resolve("key.pem")).equals(key)).isEqualTo(keepsKey);
    assertThat(directory.resolve("mine")).hasContent("mine");
    folder.checkRecords();
  }

  /** Any next command makes the folder one of a piece, before it is renewed again. */
  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws Exception {
    folder.succeed("issue", "other.example", "--out", "home/other");
    new Handout(folder.at("home/old")).assertTogether();
    super.checkNext(folder, arguments);
  }
}
