package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.revocation.CrlEntry;
import dev.minica.revocation.EncodedCrls;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** openssl ca works with the index that minica writes, and CRLs that it makes say the same. */
class OpensslIndexTest {

  @TempDir Path folder;
  private Twins twins;

  @BeforeEach
  void makeTheCa() throws IOException {
    Tool.named("openssl");
    twins = new Twins(folder.resolve("twins"));
    succeed("init");
    Files.writeString(
        folder.resolve("openssl.cnf"),
        """
        [ca]
        default_ca = all
        [all]
        database = index.txt
        crlnumber = crlnumber
        default_md = default
        crl_extensions = extensions
        unique_subject = no
        [extensions]
        authorityKeyIdentifier = keyid:always
        """);
    Files.writeString(folder.resolve("crlnumber"), "01\n");
  }

  private String succeed(String... arguments) {
    Cli.Ran ran = new Cli().in(folder).variable("MINICA_CA", "ca").run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private Tool.Outcome ca(String... arguments) {
    return caOf("root", arguments);
  }

  private Tool.Outcome caOf(String issuer, String... arguments) {
    List<Object> all =
        new ArrayList<>(List.of("-c", "cd \"$0\" && exec openssl ca \"$@\"", folder));
    all.addAll(List.of("-config", "openssl.cnf", "-cert", "ca/" + issuer + ".pem"));
    all.addAll(List.of("-keyfile", "ca/" + issuer + ".key"));
    all.addAll(List.of(arguments));
    return Tool.named("sh").run(all.toArray());
  }

  private void index(String... filters) throws IOException {
    List<String> all = new ArrayList<>(List.of("list", "--format", "openssl-index"));
    all.addAll(List.of(filters));
    Files.writeString(folder.resolve("index.txt"), succeed(all.toArray(String[]::new)));
  }

  @Test
  void opensslKnowsTheStateOfEach() throws IOException {
    succeed("issue", "a.example");
    succeed("issue", "b.example", "--not-before", "2020-01-01", "--not-after", "2020-02-01");
    succeed("issue", "c.example");
    succeed("revoke", "c.example", "--reason", "affiliationChanged");
    index();

    List<String> lines = Files.readAllLines(folder.resolve("index.txt"));
    assertThat(lines).hasSize(3).allMatch(line -> line.split("\t", -1).length == 6);
    assertThat(lines.get(0)).startsWith("E\t200201000000Z\t\t");
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      assertThat(ca("-status", fields[3]).everything())
          .contains(fields[3] + "=", "(" + fields[0] + ")");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=a.example",
        "CN=a.example,OU=Ünit \\+ more,O=a/b\\\\c,C=DE",
        "CN=a+O=b,STREET=Main,givenName=G,serialNumber=7,DC=example,UID=u",
        "1.2.3.4=x,CN=tab",
        ""
      })
  void theLineOfARevokedOneIsWhatOpensslWrites(String subject) throws IOException {
    succeed("issue", "a.example", "--subject", subject);
    Files.writeString(folder.resolve("index.txt"), "");
    ca("-revoke", "a.example/cert.pem", "-crl_reason", "CACompromise").succeeded();
    String theirs = Files.readString(folder.resolve("index.txt"));
    succeed("revoke", "a.example", "--reason", "cACompromise");

    String ours = succeed("list", "--format", "openssl-index");

    assertThat(withoutTime(ours)).isEqualTo(withoutTime(theirs));
  }

  /** Both were revoked within this test, at slightly different times. */
  private static String withoutTime(String line) {
    return line.replaceFirst("^(R\t[0-9]+Z\t)[0-9]{12}Z", "$1");
  }

  @Test
  void opensslMakesTheSameCrlOfIt() throws IOException {
    for (String name : List.of("a.example", "b.example", "c.example", "d.example")) {
      succeed("issue", name);
    }
    succeed("revoke", "a.example", "--reason", "keyCompromise");
    succeed("revoke", "b.example");
    succeed("revoke", "c.example", "--reason", "cessationOfOperation");
    index();
    succeed("crl", "--out", "ours.pem");

    ca("-gencrl", "-crldays", "7", "-out", "theirs.pem").succeeded();

    assertSameEntries(folder.resolve("ours.pem"), folder.resolve("theirs.pem"));
    assertThat(Files.readString(folder.resolve("crlnumber"))).isEqualTo("02\n");
  }

  /** An index.txt is of one CA: what openssl makes of it names nothing of another. */
  @ParameterizedTest
  @ValueSource(strings = {"root", "web"})
  void theIndexIsThatOfOneIssuer(String issuer) throws IOException {
    succeed("intermediate", "create", "web");
    for (String name : List.of("root", "web")) {
      succeed("issue", name + "-1.example", name + "-2.example", "--issuer", name);
      succeed("revoke", name + "-1.example", "--reason", "superseded");
    }
    index("--issuer", issuer);
    succeed("crl", "--issuer", issuer, "--out", "ours.pem");

    String file = issuer.equals("root") ? "root" : "issuer-" + issuer;
    caOf(file, "-gencrl", "-crldays", "7", "-out", "theirs.pem").succeeded();

    assertSameEntries(folder.resolve("ours.pem"), folder.resolve("theirs.pem"));
    assertThat(Files.readString(folder.resolve("index.txt")))
        .contains("CN=" + issuer + "-1.example")
        .doesNotContain("CN=" + (issuer.equals("root") ? "web" : "root") + "-1.example");
  }

  /** The CRL that openssl makes must not lack it. */
  @Test
  void whatIsRevokedIsInTheIndexThoughItsRecordCannotBeRead() throws IOException {
    for (String name : List.of("a.example", "b.example")) {
      succeed("issue", name);
      succeed("revoke", name, "--reason", "keyCompromise");
    }
    try (Stream<Path> records = Files.list(folder.resolve("ca/certs"))) {
      for (Path record : records.toList()) {
        Files.writeString(record, "damaged");
      }
    }
    index();
    succeed("crl", "--out", "ours.pem");

    ca("-gencrl", "-crldays", "7", "-out", "theirs.pem").succeeded();

    assertSameEntries(folder.resolve("ours.pem"), folder.resolve("theirs.pem"));
    for (String line : Files.readAllLines(folder.resolve("index.txt"))) {
      String serial = line.split("\t", -1)[3];
      assertThat(ca("-status", serial).everything()).contains(serial + "=Revoked (R)");
    }
    assertThat(succeed("list", "--format", "openssl-index", "--name", "a.*")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pem", "der"})
  void theScriptMakesTheSameCrl(String format) throws IOException {
    for (String name : List.of("a.example", "b.example", "c.example")) {
      succeed("issue", name);
    }
    succeed("revoke", "a.example", "--reason", "superseded");
    succeed("revoke", "b.example");
    succeed("crl");
    String ca = folder.resolve("ca").toString();

    twins.both("crl", "--ca", ca, "--format", format, "--out", "x/ca.crl");

    Path ours = twins.ours().resolve("x/ca.crl");
    Path theirs = twins.theirs().resolve("x/ca.crl");
    assertSameEntries(ours, theirs);
    assertThat(fields(theirs, format)).isEqualTo(fields(ours, format)).contains("2");
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  @Test
  void theScriptSaysSoIfOpensslHasNoWordForAReason() {
    succeed("issue", "a.example");
    succeed("revoke", "a.example", "--reason", "privilegeWithdrawn");

    Cli.Ran ran = new Cli().in(folder).variable("MINICA_CA", "ca").run("crl", "--show-openssl");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("openssl ca has no word for the reason privilegeWithdrawn");
  }

  /** All that openssl reads of it but the times and the signature. */
  private static String fields(Path file, String format) {
    return Tool.named("openssl")
        .run("crl", "-inform", format, "-in", file, "-noout", "-text")
        .succeeded()
        .text()
        .replaceAll("(Last|Next) Update: .*", "")
        .replaceAll("(?s)Signature Value:.*", "");
  }

  private static void assertSameEntries(Path ours, Path theirs) throws IOException {
    assertThat(entries(theirs)).isEqualTo(entries(ours)).isNotEmpty();
  }

  private static List<CrlEntry> entries(Path file) throws IOException {
    List<CrlEntry> entries = new ArrayList<>();
    EncodedCrls.decode(Files.readAllBytes(file)).get(0).entries().forEach(entries::add);
    return entries;
  }
}
