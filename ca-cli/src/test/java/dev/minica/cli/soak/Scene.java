package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Handout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with <code>ca</code>, a CA, and <code>home</code>, that of its users, and what is to be
 * found there. Certificates are read with the JDK; only the list of those issued is minica's.
 */
final class Scene {

  /** The name of a request, beside the home. */
  static final String REQUEST = "request.csr";

  private static final Pattern SERIAL = Pattern.compile("\"serial\": \"([0-9a-f]+)\"");

  private final Path folder;

  /**
   * @param folder new and empty
   */
  Scene(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(home());
  }

  Path ca() {
    return folder.resolve("ca");
  }

  Path rootFile() {
    return ca().resolve("root.pem");
  }

  /** Makes a request that can be signed any number of times. */
  void makeRequest() {
    Cli.Ran ran =
        new Cli()
            .in(folder)
            .run("csr", "create", "signed.example", "--out", REQUEST, "--key-out", "request.key");
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  Path home() {
    return folder.resolve("home");
  }

  /** Runs a command on this CA in this process. */
  Cli.Ran run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--ca", ca().toString()));
    return new Cli().in(home()).run(all.toArray(String[]::new));
  }

  /** The same, asserting that it goes well; what it prints. */
  String succeed(String... arguments) {
    Cli.Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  /** The serial numbers in results of issue or list that are JSON, in hexadecimal. */
  static List<String> serials(String json) {
    return SERIAL.matcher(json).results().map(match -> match.group(1)).toList();
  }

  /** The serial numbers in minica's list; asserts that they are distinct and no record damaged. */
  Set<String> recorded() {
    String list = succeed("list", "--json");
    assertThat(list).contains("\"corrupt\": []");
    List<String> serials = serials(list);
    assertThat(serials).doesNotHaveDuplicates();
    return new HashSet<>(serials);
  }

  Certificate root() throws Exception {
    return certificate(rootFile());
  }

  /** As minica prints it. */
  static String fingerprint(Certificate certificate) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }

  /** The certificates below the users' folder but the root's, by file; hidden files included. */
  Map<Path, Certificate> handedOut() throws Exception {
    Map<Path, Certificate> found = certificates(home());
    found.keySet().removeIf(file -> file.endsWith("ca.pem"));
    return found;
  }

  private static Map<Path, Certificate> certificates(Path directory) throws Exception {
    Map<Path, Certificate> found = new TreeMap<>();
    for (Path path : paths(directory)) {
      if (Files.isRegularFile(path) && Files.readString(path).contains("BEGIN CERTIFICATE")) {
        found.put(path, certificate(path));
      }
    }
    return found;
  }

  private static Certificate certificate(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static List<Path> paths(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(path -> !path.equals(directory)).toList();
    }
  }

  /** Asserts that the root signed each record, and that each certificate is in one. */
  void assertRecorded(Map<Path, Certificate> certificates) throws Exception {
    Set<Certificate> records = new HashSet<>(certificates(ca().resolve("certs")).values());
    PublicKey rootKey = root().getPublicKey();
    for (Certificate recorded : records) {
      recorded.verify(rootKey);
    }
    for (Map.Entry<Path, Certificate> entry : certificates.entrySet()) {
      assertThat(records.contains(entry.getValue())).as("record of %s", entry.getKey()).isTrue();
    }
  }

  /** Asserts that of each folder's files all are there, and that they belong together. */
  void assertWhole() throws Exception {
    Set<Path> directories = new TreeSet<>();
    paths(home()).stream()
        .filter(Files::isRegularFile)
        .forEach(file -> directories.add(file.resolveSibling("")));
    for (Path directory : directories) {
      new Handout(directory).assertWhole(root());
    }
  }

  /** Asserts that nothing is left behind that was not meant to stay. */
  void assertNoStrays() throws IOException {
    assertThat(ca().resolve("tmp")).isEmptyDirectory();
    for (Path path : paths(folder)) {
      assertThat(path.toString()).doesNotContain(".minica-");
    }
    for (Path path : paths(home())) {
      assertThat(Files.isRegularFile(path) || !paths(path).isEmpty()).as("%s", path).isTrue();
    }
  }
}
