package dev.minica.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Crls;
import dev.minica.crash.CrashWalk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with <code>ca</code>, a CA, and <code>home</code>, its user's; what must hold there. */
record CaFolder(Path folder) {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(.*/)?(keystore\\.[a-z0-9]+|secret\\.yaml|[^/]*\\.key|key\\.pem)");
  private static final Pattern CERTIFICATE_NAME = Pattern.compile("(.*/)?(cert|signed)\\.pem");

  Path ca() {
    return folder.resolve("ca");
  }

  Path home() {
    return folder.resolve("home");
  }

  /** A path of a file or directory from this folder on. */
  Path at(String path) {
    return folder.resolve(path);
  }

  /** Words as arguments: those that begin with <code>home/</code> are paths here. */
  String[] arguments(String... words) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      all.add(word.startsWith("home/") ? folder.resolve(word).toString() : word);
    }
    if (!all.contains("--ca")) {
      all.addAll(List.of("--ca", ca().toString()));
    }
    return all.toArray(String[]::new);
  }

  Cli.Ran run(String... words) {
    return new Cli().in(folder).run(arguments(words));
  }

  /** The same, asserting that it goes well; what it prints. */
  String succeed(String... words) {
    Cli.Ran ran = run(words);
    assertThat(ran.exit()).as("%s: %s", Arrays.toString(words), ran.err()).isZero();
    return ran.out();
  }

  PublicKey rootKey() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(at("ca/root.pem"))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in).getPublicKey();
    }
  }

  List<String> tree() throws IOException {
    return CrashWalk.tree(folder);
  }

  /** Asserts that nobody but their owner can read secrets, finished or not. */
  void checkSecrets() throws IOException {
    for (String path : tree()) {
      Path file = at(path);
      if (Files.isRegularFile(file) && isSecret(path, file)) {
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER);
        assertThat(others).as("who else may open %s", path).isEmpty();
      }
    }
  }

  private static boolean isSecret(String path, Path file) throws IOException {
    return SECRET_NAME.matcher(path).matches()
        || Files.readString(file, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----");
  }

  /** Asserts that each file that has its name is whole. */
  void checkFiles(CommandScenario.Promises promises) throws Exception {
    for (String path : tree()) {
      Path file = at(path);
      if (!Files.isRegularFile(file) || path.contains(".minica-") || path.startsWith("ca/tmp/")) {
        continue;
      }
      if (path.matches(".*\\.(pem|key)")) {
        assertThat(Files.readString(file)).as(path).endsWith("-----\n");
      } else if (path.matches(".*store\\.(p12|jks)")) {
        promises.checkStore(file);
      } else if (path.endsWith(".yaml")) {
        assertThat(Files.readString(file)).as(path).contains("kind: Secret").endsWith("\n");
      }
    }
  }

  /** Asserts that every certificate below the user's folder is in the CA's list, once. */
  void checkRecords() throws IOException {
    List<String> recorded = new ArrayList<>();
    try (Stream<Path> records = Files.list(at("ca/certs"))) {
      for (Path record : records.toList()) {
        recorded.add(certificate(record));
      }
    }
    assertThat(recorded).doesNotHaveDuplicates();
    for (String path : tree()) {
      if (path.startsWith("home/") && CERTIFICATE_NAME.matcher(path).matches()) {
        assertThat(recorded).as("the record of %s", path).contains(certificate(at(path)));
      }
    }
  }

  static String certificate(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf("-----BEGIN CERTIFICATE-----")).strip();
  }

  /** Asserts that of each issuer the numbers have no gap, and that what one names all later do. */
  void checkCrls() throws Exception {
    for (String issuer : issuersWithCrls()) {
      List<X509CRL> crls = crls(issuer);
      assertThat(crls.stream().map(Crls::number))
          .isEqualTo(IntStream.rangeClosed(1, crls.size()).boxed().toList());
      for (int i = 1; i < crls.size(); i++) {
        assertThat(Crls.serials(crls.get(i))).containsAll(Crls.serials(crls.get(i - 1)));
        assertThat(crls.get(i).getThisUpdate()).isAfterOrEqualTo(crls.get(i - 1).getThisUpdate());
      }
    }
  }

  private List<String> issuersWithCrls() throws IOException {
    if (!Files.exists(at("ca/crls"))) {
      return List.of();
    }
    try (Stream<Path> issuers = Files.list(at("ca/crls"))) {
      return issuers.map(issuer -> issuer.getFileName().toString()).toList();
    }
  }

  /** All that the only issuer who made some has made. */
  List<X509CRL> crls() throws Exception {
    List<String> issuers = issuersWithCrls();
    assertThat(issuers).hasSizeLessThan(2);
    return issuers.isEmpty() ? List.of() : crls(issuers.get(0));
  }

  private List<X509CRL> crls(String issuer) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(at("ca/crls").resolve(issuer))) {
      files = all.sorted().toList();
    }
    List<X509CRL> crls = new ArrayList<>();
    for (Path file : files) {
      crls.add(Crls.read(file));
      assertThat(file.getFileName().toString()).endsWith(".crl");
    }
    return crls;
  }

  /** Asserts that the log ends with a whole line, whatever was cut off before. */
  void checkLog() throws IOException {
    String log = Files.readString(at("ca/audit.log"));
    assertThat(log).endsWith("}\n");
    assertThat(log.substring(1 + log.lastIndexOf('\n', log.length() - 2))).startsWith("{\"time\":");
  }
}
