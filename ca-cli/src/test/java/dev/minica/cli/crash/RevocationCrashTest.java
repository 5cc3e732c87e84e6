package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Crls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is revoked stays so, and is in every CRL from then on. */
class RevocationCrashTest extends CommandCrashTest {

  @BeforeEach
  void makeTheCa() {
    given("init");
    given("issue", "old.example", "--out", "home/old");
  }

  @Test
  void revokes() throws Exception {
    walk("revoke", "home/old", "--reason", "keyCompromise");
  }

  @Test
  void printsACrl() throws Exception {
    given("revoke", "home/old");
    walk("crl");
  }

  @Test
  void writesTheFirstCrl() throws Exception {
    given("revoke", "home/old");
    walk("crl", "--out", "home/ca.crl");
  }

  @Test
  void replacesTheFileOfTheLastCrl() throws Exception {
    given("revoke", "home/old");
    given("crl", "--out", "home/ca.crl");
    walk("crl", "--out", "home/ca.crl");
  }

  @Override
  public void checkDone(CaFolder folder) throws Exception {
    try (Stream<Path> revoked = Files.list(folder.at("ca/revoked"))) {
      assertThat(revoked).hasSize(1);
    }
    Path file = folder.at("home/ca.crl");
    List<X509CRL> made = folder.crls();
    if (Files.exists(file)) {
      assertThat(made).contains(Crls.read(file));
    }
    assertThat(made).allSatisfy(crl -> assertThat(Crls.serials(crl)).hasSize(1));
  }

  /** Whatever happened, the next CRL names it, and its number follows the last one's. */
  @Override
  public void checkNext(CaFolder folder, String[] arguments) throws Exception {
    super.checkNext(folder, arguments);
    int before = folder.crls().size();

    folder.succeed("crl", "--out", "home/ca.crl");

    X509CRL crl = Crls.read(folder.at("home/ca.crl"));
    assertThat(Crls.number(crl)).isEqualTo(before + 1);
    assertThat(Crls.serials(crl)).hasSize(1);
    String log = Files.readString(folder.at("ca/audit.log")).strip();
    assertThat(log.substring(log.lastIndexOf('\n'))).contains("\"event\":\"crl\"");
  }
}
