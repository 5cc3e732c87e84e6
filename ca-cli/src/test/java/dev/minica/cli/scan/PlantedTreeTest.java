package dev.minica.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.scan.Finding;
import dev.minica.scan.Scan;
import dev.minica.scan.ScanOptions;
import dev.minica.scan.ScanReport;
import dev.minica.testing.Tool;
import dev.minica.x509.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan finds all that was planted, and nothing else. */
class PlantedTreeTest {

  private final Instant now = Instant.now();

  @TempDir Path directory;

  @Test
  void eachFaultIsFoundInEachWrappingAndNothingElse() throws IOException {
    int pairs = PlantedPki.Fault.values().length * Wrapping.values().length;
    PlantedTree tree = new PlantedTree(directory, now);

    tree.plant(5 * pairs, pairs);

    assertThat(trouble()).isEqualTo(tree.trouble()).hasSize(pairs);
  }

  @Test
  void whatOpensslAndKeytoolMadeIsFound() {
    Tool openssl = Tool.named("openssl");
    Tool keytool = Tool.ofThisJdk("keytool");
    Map<String, String> expected = new TreeMap<>();

    selfSigned(openssl, "rsa1024.pem", "rsa:1024", "-sha256", "300");
    expected.put("rsa1024.pem", "weak-key");
    expected.put("rsa1024.pem.key", "weak-key");
    selfSigned(openssl, "soon.pem", "rsa:2048", "-sha256", "20");
    expected.put("soon.pem", "expiring");
    selfSigned(openssl, "fine.pem", "rsa:2048", "-sha256", "300");
    openssl.run("ecparam", "-name", "prime192v1", "-genkey", "-out", at("small.key")).succeeded();
    expected.put("small.key", "weak-key");
    for (String cipher : List.of("AES-256-CBC", "PBE-SHA1-3DES")) {
      openssl
          .run(
              "pkcs12",
              "-export",
              "-in",
              at("soon.pem"),
              "-inkey",
              at("soon.pem.key"),
              "-name",
              "x",
              "-out",
              at(cipher),
              "-passout",
              "pass:secret",
              "-keypbe",
              cipher,
              "-certpbe",
              cipher)
          .succeeded();
      expected.put(cipher, "expiring");
    }
    openssl.run("crl2pkcs7", "-nocrl", "-certfile", at("soon.pem"), "-out", at("b")).succeeded();
    expected.put("b", "expiring");
    openssl
        .run(
            "rsa",
            "-in",
            at("rsa1024.pem.key"),
            "-aes128",
            "-traditional",
            "-passout",
            "pass:changeit",
            "-out",
            at("traditional.key"))
        .succeeded();
    expected.put("traditional.key", "weak-key");
    for (String type : List.of("JKS", "PKCS12", "JCEKS")) {
      keytool
          .run(
              "-genkeypair",
              "-alias",
              "old",
              "-dname",
              "CN=old",
              "-keyalg",
              "EC",
              "-startdate",
              "-3y",
              "-validity",
              "30",
              "-storetype",
              type,
              "-keystore",
              at(type),
              "-storepass",
              "changeit",
              "-keypass",
              "changeit")
          .succeeded();
      expected.put(type, "expired");
    }

    assertThat(trouble()).isEqualTo(expected);
  }

  @Test
  void aSignatureWithSha1IsWeakUnlessItIsThatOfARoot() {
    Tool openssl = Tool.named("openssl");
    selfSigned(openssl, "server.pem", "rsa:2048", "-sha1", "300");
    openssl
        .run(
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            at("root.pem.key"),
            "-subj",
            "/CN=root",
            "-sha1",
            "-days",
            "300",
            "-addext",
            "keyUsage=critical,keyCertSign",
            "-out",
            at("root.pem"))
        .succeeded();
    openssl
        .run(
            "req",
            "-new",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            at("leaf.key"),
            "-subj",
            "/CN=leaf",
            "-out",
            at("leaf.csr"))
        .succeeded();
    openssl
        .run(
            "x509",
            "-req",
            "-in",
            at("leaf.csr"),
            "-CA",
            at("root.pem"),
            "-CAkey",
            at("root.pem.key"),
            "-sha1",
            "-days",
            "300",
            "-out",
            at("leaf.crt"))
        .succeeded();

    assertThat(trouble())
        .isEqualTo(Map.of("leaf.crt", "weak-signature", "server.pem", "weak-signature"));
  }

  @Test
  void linksInACircleEndAndWhatGitKeepsIsLeftOut() throws IOException {
    PlantedTree tree = new PlantedTree(directory.resolve("tree"), now);
    tree.plant(6, 2);
    tree.plant(6, 2);
    Path git = Files.createDirectories(directory.resolve("tree/.git"));
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    String path = tree.trouble().keySet().iterator().next();
    Path bad = directory.resolve("tree").resolve(path);
    Files.copy(bad, git.resolve("cert.pem"));
    Files.copy(bad, elsewhere.resolve("cert.pem"));
    Files.createSymbolicLink(directory.resolve("tree/up"), directory);
    Files.createSymbolicLink(directory.resolve("tree/same"), bad);
    Files.createSymbolicLink(directory.resolve("tree/nowhere"), Path.of("nothing"));
    Files.createSymbolicLink(directory.resolve("tree/out"), elsewhere.resolve("cert.pem"));

    Map<String, String> expected = new TreeMap<>();
    tree.trouble().forEach((file, problem) -> expected.put("tree/" + file, problem));
    expected.put("tree/out", expected.get("tree/" + path));
    Path root = directory.resolve("tree");
    assertThat(trouble(List.of(root, bad.getParent(), root))).isEqualTo(expected);
  }

  @Test
  void whateverIsDamagedIsNoMoreThanNotFound() throws IOException {
    SecureRandom random = new SecureRandom();
    PlantedPki pki = new PlantedPki(now, random);
    int files = 0;
    for (Wrapping wrapping : Wrapping.values()) {
      byte[] sound = wrapping.wrap(pki.sound(), random);
      // all that is before a key derivation is tried by any change
      int changes = wrapping == Wrapping.BCFKS ? 5 : 40;
      for (int i = 0; i < changes; i++) {
        Files.write(at(files++ + wrapping.fileName()), damaged(sound, random));
      }
    }

    ScanReport report = scan(List.of(directory));

    assertThat(report.looked()).isEqualTo(files);
    assertThat(report.unread()).isEmpty();
  }

  /** One to four octets are others; one in eight is cut off. */
  private static byte[] damaged(byte[] sound, SecureRandom random) {
    byte[] octets = sound.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(octets, random.nextInt(octets.length)) : octets;
  }

  @Test
  void aDirectoryThatMayNotBeReadIsSaid() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    assumeTrue(
        closed.toFile().setReadable(false) && !Files.isReadable(closed),
        "skipped: whoever runs the tests may read everything");

    ScanReport report = scan(List.of(directory));

    assertThat(report.unread())
        .containsExactly(new ScanReport.Unread("closed", "permission denied"));
  }

  private void selfSigned(Tool openssl, String name, String key, String digest, String days) {
    openssl
        .run(
            "req",
            "-x509",
            "-newkey",
            key,
            "-nodes",
            "-keyout",
            at(name + ".key"),
            "-out",
            at(name),
            "-days",
            days,
            digest,
            "-subj",
            "/CN=" + name,
            "-addext",
            "keyUsage=critical,keyCertSign,digitalSignature",
            "-addext",
            "subjectAltName=DNS:a.example")
        .succeeded();
  }

  private Path at(String name) {
    return directory.resolve(name);
  }

  private Map<String, String> trouble() {
    return trouble(List.of(directory));
  }

  /** What was found in each file, which is one thing however often it is there. */
  private Map<String, String> trouble(List<Path> roots) {
    Map<String, String> trouble = new TreeMap<>();
    for (Finding finding : scan(roots).findings()) {
      if (finding.problem().isTrouble()) {
        trouble.merge(
            finding.place().file(),
            finding.problem().id(),
            (a, b) -> a.equals(b) ? a : a + " and " + b);
      }
    }
    return trouble;
  }

  private ScanReport scan(List<Path> roots) {
    // foreign programs certify from this second on
    ScanOptions options = new ScanOptions(Instant.now(), TimeSpan.ofDays(90), List.of(), directory);
    return new Scan(options, System::nanoTime, (done, all) -> {}).of(roots);
  }
}
