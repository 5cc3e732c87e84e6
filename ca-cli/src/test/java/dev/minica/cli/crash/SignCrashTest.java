package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A signed request, and another issuing CA: recorded before anybody has them. */
class SignCrashTest extends CommandCrashTest {

  private String made = "";

  @Test
  void signs() throws Exception {
    given("init");
    given("csr", "create", "server.example", "--out", "home/a.csr", "--key-out", "home/a.key");
    made = "home/signed.pem";
    walk("sign", "home/a.csr", "--out", made);
  }

  @Test
  void makesAnIntermediate() throws Exception {
    given("init", "--intermediate");
    made = "ca/issuer-other.pem";
    walk("intermediate", "create", "other");
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    assertThat(folder.at(made)).isRegularFile();
    if (made.startsWith("ca/")) {
      assertThat(folder.succeed("intermediate", "list")).contains("other");
      folder.succeed("issue", "a.example", "--issuer", "other", "--out", "home/a", "--force");
    }
    folder.checkRecords();
  }
}
