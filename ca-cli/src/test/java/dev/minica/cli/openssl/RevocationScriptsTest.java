package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Crls;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for revoke prints the CRL that minica would make after it. */
final class RevocationScriptsTest {

  @TempDir Path folder;
  private Twins twins;

  @BeforeEach
  void makeTheCa() {
    Tool.named("openssl");
    twins = new Twins(folder).variable("MINICA_CA", folder.resolve("ca").toString());
    succeed("init");
    succeed("issue", "a.example");
    succeed("issue", "b.example");
    succeed("revoke", "b.example", "--reason", "superseded");
  }

  private String succeed(String... arguments) {
    Cli.Ran ran = twins.minica(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private void assertSameCrl(String script) throws IOException {
    Path theirs =
        Files.writeString(folder.resolve("theirs.pem"), twins.run(script).succeeded().text());
    Path ours = Files.writeString(folder.resolve("ours.pem"), succeed("crl"));
    assertThat(entries(theirs)).hasSize(2).isEqualTo(entries(ours));
  }

  private static Map<String, String> entries(Path crl) throws IOException {
    return Crls.read(crl).getRevokedCertificates().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getSerialNumber().toString(16),
                entry -> String.valueOf(entry.getRevocationReason())));
  }

  @ParameterizedTest
  @CsvSource({"unspecified", "keyCompromise", "cessationOfOperation", "cACompromise"})
  void opensslSaysTheSame(String reason) throws IOException {
    String certificate = twins.ours().resolve("a.example").toString();
    String[] command = {"revoke", certificate, "--reason", reason};
    String script = twins.script(command);
    succeed(command);

    assertSameCrl(script);
  }

  @Test
  void theIssuerOfTheCertificateSigns() throws IOException {
    succeed("intermediate", "create", "web");
    succeed("issue", "c.example", "--issuer", "web");
    String[] command = {"revoke", twins.ours().resolve("c.example").toString()};
    Tool.Outcome crl = twins.run(twins.script(command)).succeeded();

    Path file = Files.writeString(folder.resolve("crl.pem"), crl.text());
    Tool.named("openssl")
        .run("crl", "-in", file, "-noout", "-CAfile", folder.resolve("ca/issuer-web.pem"))
        .succeeded();
  }

  @Test
  void whatIsRevokedAlreadyIsRefused() {
    String certificate = twins.ours().resolve("b.example").toString();
    Cli.Ran refused = twins.minica("--show-openssl", "revoke", certificate);

    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("has been revoked since");
  }

  @Test
  void aReasonThatOpensslCannotSayIsRefused() {
    String certificate = twins.ours().resolve("a.example").toString();
    Cli.Ran refused =
        twins.minica("--show-openssl", "revoke", certificate, "--reason", "privilegeWithdrawn");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("no word for the reason privilegeWithdrawn");
  }
}
