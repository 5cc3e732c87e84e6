package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.FakeTerminal;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.inspection.SamplePki;
import dev.minica.testing.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ScanCommandTest {

  private static final Instant LATE_IN_THE_YEAR = Instant.parse("2026-12-01T00:00:00Z");

  private final SamplePki pki = new SamplePki();

  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void itIsLateInTheYear() {
    cli = new Cli().in(directory).at(LATE_IN_THE_YEAR);
  }

  @Test
  void whatNearsItsEndIsToldWithItsFilePlaceAndDay() throws IOException {
    Files.writeString(directory.resolve("root.pem"), Pem.encode(pki.root()));
    Files.write(directory.resolve("trust.jks"), store("trust", KeyStoreFormat.JKS));

    Ran ran = cli.run("scan", ".");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            no: 2 files in trouble; found 2 certificates, 0 keys and 1 store in 2 files
            root.pem
              expiring: CN=Root,O=Example: ends 2026-12-31T23:59:59Z, in 30 days
            trust.jks
              expiring: "trust": CN=Root,O=Example: ends 2026-12-31T23:59:59Z, in 30 days
            """);
  }

  @Test
  void whatLastsLongerThanAskedForIsAYes() throws IOException {
    Files.writeString(directory.resolve("root.pem"), Pem.encode(pki.root()));

    Ran ran = cli.run("scan", "--within", "30d", "root.pem");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo("yes: 0 files in trouble; found 1 certificate, 0 keys and 0 stores in 1 file\n");
  }

  @Test
  void aDirectoryWithoutAnythingIsAYes() {
    assertThat(cli.run("scan", ".").exit()).isZero();
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    Files.writeString(
        directory.resolve("a.yaml"), "cert: |\n  " + indented(Pem.encode(pki.root())));

    Ran ran = cli.run("scan", "--json", ".");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .isEqualTo(
            """
            {
              "accepted": false,
              "files": 1,
              "filesInTrouble": 1,
              "certificates": 1,
              "keys": 0,
              "stores": 0,
              "findings": [
                {
                  "file": "a.yaml",
                  "within": [
                    "line 2"
                  ],
                  "problem": "expiring",
                  "subject": "CN=Root,O=Example",
                  "message": "ends 2026-12-31T23:59:59Z, in 30 days",
                  "line": 2
                }
              ],
              "noteCount": 0,
              "unread": []
            }
            """);
    assertThat(cli.run("scan", "--format", "json", ".").out()).isEqualTo(ran.out());
  }

  @Test
  void aReportOfTestsHasAFailureForEachFileInTrouble() throws Exception {
    Files.createDirectory(directory.resolve("certs & keys"));
    Files.writeString(directory.resolve("certs & keys/<ro\u00f6t>.pem"), Pem.encode(pki.root()));
    Files.write(directory.resolve("locked.p12"), locked());

    Ran ran = cli.run("scan", "--notes", "--format", "junit", ".");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).matches("\\p{ASCII}*");
    Element suite = element(xml(ran.out()), "testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("time")).matches("[0-9]+\\.[0-9]{3}");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element test = element(suite, "testcase");
    assertThat(test.getAttribute("classname")).isEqualTo("certs & keys");
    assertThat(test.getAttribute("name")).isEqualTo("<ro\u00f6t>.pem");
    assertThat(test.getAttribute("time")).matches("[0-9]+\\.[0-9]{3}");
    Element failure = element(test, "failure");
    assertThat(failure.getAttribute("type")).isEqualTo("expiring");
    assertThat(failure.getTextContent()).contains("CN=Root,O=Example: ends 2026-12-31");
    assertThat(element(suite, "system-out").getTextContent()).contains("locked: PKCS#12");
  }

  @Test
  void sarifNamesTheFileRelativelyAndTheLine() throws IOException {
    Files.writeString(directory.resolve("a b.txt"), "\n\n" + Pem.encode(pki.intermediate()));

    Ran ran = cli.run("scan", "--format", "sarif", ".");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("\"version\": \"2.1.0\"", "\"uri\": \"a%20b.txt\"", "\"startLine\": 3")
        .contains("\"ruleId\": \"rfc5280/key-usage-in-ca\"", "\"level\": \"error\"")
        .contains("\"ruleId\": \"expiring\"", "\"level\": \"warning\"");
    assertThat(fingerprints(ran)).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    Files.writeString(directory.resolve("a b.txt"), "\n\n\n" + Pem.encode(pki.intermediate()));
    assertThat(fingerprints(cli.run("scan", "--format", "sarif", ".")))
        .as("they outlive a line that is put in before")
        .isEqualTo(fingerprints(ran));
  }

  /** The rules of the OASIS standard that a schema of it holds, and some that none can. */
  private static final String SARIF =
      """
      import json, re, sys
      log = json.load(sys.stdin)
      assert log["$schema"].endswith("/sarif-schema-2.1.0.json") # 3.13.3
      assert log["version"] == "2.1.0" # 3.13.2
      assert len(log["runs"]) == 1
      run = log["runs"][0]
      driver = run["tool"]["driver"]
      assert driver["name"] == "minica" and driver["version"] # 3.19.8, 3.19.13
      assert run["columnKind"] == "utf16CodeUnits" # 3.14.17
      levels = {"none", "note", "warning", "error"} # 3.27.10
      ids = [rule["id"] for rule in driver["rules"]]
      assert len(set(ids)) == len(ids)
      for rule in driver["rules"]:
          assert rule["shortDescription"]["text"] # 3.49.9
          assert rule["defaultConfiguration"]["level"] in levels
      assert isinstance(run["invocations"][0]["executionSuccessful"], bool) # 3.20.14
      assert len(run["results"]) > 2 # 3.14.23: there even if it is empty
      uris = set()
      for result in run["results"]:
          assert ids[result["ruleIndex"]] == result["ruleId"] # 3.27.6
          assert result["level"] in levels
          text = result["message"]["text"]
          assert not re.search("[{}]", re.sub("{{|}}", "", text)), text # 3.11.5
          assert not re.search(r"[^\\\\]\\]\\(", text), text # 3.11.6
          place = result["locations"][0]["physicalLocation"]
          assert place.get("region", {}).get("startLine", 1) >= 1 # 3.30.5
          uri = place["artifactLocation"]["uri"] # 3.4.3, RFC 3986
          assert re.fullmatch("([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
          uris.add(uri)
          assert all(isinstance(v, str) for v in result["partialFingerprints"].values())
      assert sorted(uris) == sorted(sys.argv[1:]), uris
      """;

  @Test
  void sarifKeepsToTheStandardWhateverFilesAreCalled() throws IOException {
    Files.createDirectory(directory.resolve("sub"));
    for (String name :
        List.of("sub/100% #1?.pem", "c:d.pem", "\u00fc\ud83d\ude00.pem", "a\n\u001bb.pem")) {
      Files.writeString(directory.resolve(name), Pem.encode(pki.intermediate()));
    }
    Files.write(directory.resolve("[x](y){0}.p12"), locked());

    Ran ran = cli.run("scan", "--notes", "--format", "sarif", ".");

    assertThat(ran.exit()).isEqualTo(1);
    Tool.named("python3")
        .feed(
            ran.out().getBytes(StandardCharsets.UTF_8),
            "-c",
            SARIF,
            "sub/100%25%20%231%3F.pem",
            "c%3Ad.pem",
            "%C3%BC%F0%9F%98%80.pem",
            "a%0A%1Bb.pem",
            "%5Bx%5D%28y%29%7B0%7D.p12")
        .succeeded();
  }

  @Test
  void ofAnAbsolutePathSarifHasAUri() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("else where"));
    Files.writeString(elsewhere.resolve("a.pem"), Pem.encode(pki.root()));
    Path here = Files.createDirectory(directory.resolve("here"));

    Ran ran = cli.in(here).run("scan", "--format", "sarif", elsewhere.resolve("a.pem").toString());

    assertThat(ran.out())
        .contains("\"uri\": \"" + elsewhere.resolve("a.pem").toUri().toASCIIString() + "\"");
  }

  @Test
  void aNameOfTwoLinesIsOneInEveryForm() throws IOException {
    Files.writeString(directory.resolve("a\nb.pem"), Pem.encode(pki.root()));
    Files.write(directory.resolve("c.jar"), zip("d\n\u202ee.pem", Pem.encode(pki.root())));

    assertThat(cli.run("scan", ".").out())
        .contains("\na\\u{a}b.pem\n", ": d\\u{a}\\u{202e}e.pem: CN=Root");
    assertThat(cli.run("scan", "--json", ".").out()).contains("\"file\": \"a\\nb.pem\"");
    assertThat(cli.run("scan", "--format", "junit", ".").out())
        .contains("name=\"a\\u{a}b.pem\"", ">expiring: d\\u{a}\\u{202e}e.pem: CN=Root");
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return zip.toByteArray();
  }

  /** Who opens a FIFO waits for whoever writes to it. */
  @Test
  @Timeout(20)
  void aFifoIsNotReadAndNoRootOfAScan() {
    Tool.named("mkfifo").run(directory.resolve("fifo")).succeeded();

    Ran below = cli.run("scan", ".");
    Ran asked = cli.run("scan", "fifo");

    assertThat(below.exit()).isZero();
    assertThat(below.out()).contains("in 0 files");
    assertThat(asked.exit()).isEqualTo(3);
    assertThat(asked.err()).endsWith("fifo: it is neither a file nor a directory\n");
  }

  @Test
  @Timeout(20)
  void filesThatCallThemselvesEmptyAreTakenAtTheirWord() {
    Path kernel = Path.of("/proc/sys/kernel");
    assumeTrue(Files.isDirectory(kernel), "skipped: no /proc here");

    assertThat(cli.run("scan", kernel.toString()).exit()).isZero();
  }

  @Test
  void whatIsLockedIsOpenedByAPasswordThatWasGivenAndNeverShowsIt() throws IOException {
    Files.write(directory.resolve("locked.p12"), locked());

    Ran silent = cli.run("scan", ".");
    Ran without = cli.run("scan", "--notes", ".");
    Ran with = cli.run("scan", "--password", "pass:wrong", "--password", "pass:Zx-81-own", ".");

    assertThat(silent.exit()).isZero();
    assertThat(silent.out()).contains("in 1 file; --notes tells 1 note").doesNotContain("locked");
    assertThat(without.exit()).isZero();
    assertThat(without.out()).contains("locked: PKCS#12 key store, and no password opens it");
    assertThat(with.exit()).isEqualTo(1);
    assertThat(with.out()).contains("\"own\": CN=Root").doesNotContain("Zx-81-own");
  }

  @Test
  void namesThatWouldWriteOnTheTerminalAreEscaped() throws IOException {
    Files.writeString(directory.resolve("a\u001b[31m.pem"), Pem.encode(pki.root()));

    assertThat(cli.run("scan", ".").out()).contains("a\\u{1b}[31m.pem").doesNotContain("\u001b");
  }

  @Test
  void aPersonSeesHowFarALongScanIs() throws IOException {
    for (int i = 0; i < 600; i++) {
      Files.writeString(directory.resolve(i + ".txt"), "nothing\n");
    }

    Ran ran = cli.terminal(FakeTerminal.typing()).run("scan", ".");

    assertThat(ran.err()).contains("\rscanning 600 files: 50 %").endsWith("\r\u001b[K");
    assertThat(new Cli().in(directory).run("scan", ".").err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scan                          | 2 | PATH
          scan --format xml .           | 2 | --format: unknown format "xml"
          scan --json --format sarif .  | 2 | --format asks for another format than --json
          scan --within soon .          | 2 | --within
          scan --password secret .      | 2 | this is no source of a passphrase
          scan nowhere                  | 3 | no such file or directory
          """)
  void mistakesAreSaid(String line, int exit, String message) {
    Ran ran = cli.run(line.split(" +"));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).contains(message);
    assertThat(ran.out()).isEmpty();
  }

  private static List<String> fingerprints(Ran ran) {
    return ran.out().lines().filter(line -> line.contains("\"finding/v1\"")).toList();
  }

  private byte[] store(String alias, KeyStoreFormat format) {
    return stored(alias, format, "changeit");
  }

  private byte[] locked() {
    return stored("own", KeyStoreFormat.PKCS12, "Zx-81-own");
  }

  private byte[] stored(String alias, KeyStoreFormat format, String password) {
    KeyStoreContents contents =
        KeyStoreContents.of(new KeyStoreEntry.Trusted(alias, Optional.empty(), pki.root()));
    return format.encode(contents, password.toCharArray(), new SecureRandom());
  }

  private static String indented(String text) {
    return text.replace("\n", "\n  ");
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Element element(Document document, String name) {
    return element(document.getDocumentElement(), name);
  }

  private static Element element(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }
}
