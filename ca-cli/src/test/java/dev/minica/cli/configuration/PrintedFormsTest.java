package dev.minica.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is printed for programs that no Debian has is read by the parser of its form, and the key
 * stores that it names open with the type, alias and password that it names.
 */
class PrintedFormsTest {

  private static final String SECRET = "correct-horse-battery";

  @TempDir private static Path root;
  private static Identities identities;
  private static Path files = Path.of("");

  @BeforeAll
  static void issue() throws IOException {
    identities = new Identities(root);
    files = identities.server("localhost");
    Files.createSymbolicLink(root.resolve("files"), files);
    for (String folder : List.of("pem", "cost$5", "cost${5}", "two\nlines")) {
      identities.minica("issue", "a.example", "--ca", "ca", "--out", folder);
    }
    Cli cli = new Cli().in(root).variable("KS_PW", SECRET);
    String[] line = {"issue", "s.example", "--ca", "ca", "--format", "p12", "--password"};
    assertThat(cli.run(with(line, "env:KS_PW")).exit()).isZero();
  }

  private static String[] with(String[] line, String... more) {
    return Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private Properties properties(String name, String... options) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(identities.configuration(files, name, options)));
    return properties;
  }

  private static KeyStore open(Path path, String type, String password) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    try (InputStream in = Files.newInputStream(path)) {
      store.load(in, password.toCharArray());
    }
    return store;
  }

  private static void assertHasKey(KeyStore store, String alias, String password) throws Exception {
    assertThat(store.getKey(alias, password.toCharArray())).isNotNull();
  }

  private static void assertTrusts(KeyStore store) throws Exception {
    assertThat(store.isCertificateEntry("ca")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--listen", "--connect"})
  void springFindsItsStores(String side) throws Exception {
    Properties read = properties("spring", side, "127.0.0.1:8443", "--client-auth", "require");
    boolean server = side.equals("--listen");
    String bundle = "spring.ssl.bundle.jks." + (server ? "server" : "client") + ".";
    assertHasKey(
        spring(read, bundle + "keystore."), read.getProperty(bundle + "key.alias"), "changeit");
    assertTrusts(spring(read, bundle + "truststore."));
    assertThat(read.getProperty("server.ssl.bundle")).isEqualTo(server ? "server" : null);
    assertThat(read.getProperty("server.ssl.client-auth")).isEqualTo(server ? "need" : null);
    assertThat(read.getProperty("server.port")).isEqualTo(server ? "8443" : null);
  }

  private static KeyStore spring(Properties read, String prefix) throws Exception {
    Path path = Path.of(URI.create(read.getProperty(prefix + "location")));
    return open(path, read.getProperty(prefix + "type"), read.getProperty(prefix + "password"));
  }

  @ParameterizedTest
  @CsvSource({"--listen,server", "--connect,client"})
  void quarkusFindsItsStores(String side, String bucket) throws Exception {
    Properties read = properties("quarkus", side, "127.0.0.1:8443", "--client-auth", "require");
    String keys = "quarkus.tls." + bucket + ".key-store.p12.";
    String trust = "quarkus.tls." + bucket + ".trust-store.p12.";
    assertHasKey(
        open(
            Path.of(read.getProperty(keys + "path")),
            "PKCS12",
            read.getProperty(keys + "password")),
        read.getProperty(keys + "alias"),
        read.getProperty(keys + "alias-password"));
    assertTrusts(
        open(
            Path.of(read.getProperty(trust + "path")),
            "PKCS12",
            read.getProperty(trust + "password")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--listen", "--connect"})
  void kafkaFindsItsStores(String side) throws Exception {
    Properties read = properties("kafka", side, "127.0.0.1:9093", "--client-auth", "require");
    assertHasKey(kafka(read, "ssl.keystore."), "localhost", read.getProperty("ssl.key.password"));
    assertTrusts(kafka(read, "ssl.truststore."));
    boolean server = side.equals("--listen");
    assertThat(read.getProperty("ssl.client.auth")).isEqualTo(server ? "required" : null);
    assertThat(read.getProperty("ssl.endpoint.identification.algorithm"))
        .isEqualTo(server ? null : "https");
  }

  private static KeyStore kafka(Properties read, String prefix) throws Exception {
    return open(
        Path.of(read.getProperty(prefix + "location")),
        read.getProperty(prefix + "type"),
        read.getProperty(prefix + "password"));
  }

  @Test
  void aJksIsNamedAsOne() throws Exception {
    String text = identities.configuration(files.resolve("keystore.jks"), "quarkus");
    assertThat(text).contains(".key-store.jks.path=");
    assertThat(identities.configuration(files.resolve("keystore.jks"), "kafka"))
        .contains("ssl.keystore.type=JKS\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--listen", "--connect"})
  void composeFindsItsSecrets(String side) throws IOException {
    Tool python = Tool.named("python3");
    assumeYaml(python);
    String text =
        identities.configuration(files, "docker", side, "127.0.0.1:8443", "--client-auth", "want");
    String listed =
        python
            .feed(
                text.getBytes(StandardCharsets.UTF_8),
                "-c",
                "import sys, yaml\n"
                    + "read = yaml.safe_load(sys.stdin.buffer)\n"
                    + "used = read['services']['application']['secrets']\n"
                    + "assert sorted(used) == sorted(read['secrets'])\n"
                    + "sys.stdout.buffer.write('\\n'.join(secret['file'].replace('$$', '$')"
                    + " for secret in read['secrets'].values()).encode())\n")
            .succeeded()
            .text();
    assertThat(listed.lines().map(Path::of)).hasSizeGreaterThan(3).allMatch(Files::exists);
  }

  private static void assumeYaml(Tool python) {
    assumeTrue(python.run("-c", "import yaml").exit() == 0, "skipped: this Python has no yaml");
  }

  @Test
  void goIsPrintedAsItsFormatterWouldHaveIt() {
    Tool gofmt = Tool.named("gofmt");
    for (String side : new String[] {"--listen", "--connect"}) {
      for (String clients : new String[] {"none", "require"}) {
        String text =
            identities.configuration(files, "go", side, "127.0.0.1:1", "--client-auth", clients);
        assertThat(gofmt.feed(text.getBytes(StandardCharsets.UTF_8)).succeeded().text())
            .isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spring", "quarkus", "tomcat", "kafka", "jetty", "netty", "docker", "python"})
  void aPasswordIsNeverPrinted(String name) {
    Cli cli = new Cli().in(root).variable("KS_PW", SECRET);
    for (Map.Entry<String, String> source :
        Map.of("env:KS_PW", "KS_PW", "pass:" + SECRET, "STORE_PASSWORD").entrySet()) {
      Cli.Ran ran =
          cli.run(
              "keystore", "export", "s.example", "--config", name, "--password", source.getKey());
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out()).doesNotContain(SECRET, "changeit");
      if (!name.equals("python") && !name.equals("docker")) {
        assertThat(ran.out()).contains(source.getValue());
      }
    }
  }

  @Test
  void aPasswordThatIsTakenForGrantedIsSpokenOf() {
    Cli.Ran taken = new Cli().in(root).run("keystore", "export", "files", "--config", "spring");
    assertThat(taken.exit()).as(taken.err()).isZero();
    assertThat(taken.out()).contains("changeit");
    assertThat(taken.err()).contains("taken to be changeit", "--password");

    Cli.Ran pem = new Cli().in(root).run("keystore", "export", "files", "--config", "nginx");
    assertThat(pem.err()).doesNotContain("changeit");
  }

  @Test
  void aTrustStoreUnderAnotherPasswordIsSpokenOf() {
    String other = root.resolve("s.example/truststore.p12").toString();
    String[] line = {"keystore", "export", "files", "--config", "spring", "--truststore", other};
    Cli.Ran ran = new Cli().in(root).run(line);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).contains(other + " is under another passphrase than the key store");
  }

  @Test
  void aTrustStoreAloneIsOpenedToo() throws IOException {
    Path folder = Files.createDirectory(root.resolve("trusting"));
    Files.copy(root.resolve("s.example/truststore.p12"), folder.resolve("truststore.p12"));
    Files.copy(root.resolve("s.example/ca.pem"), folder.resolve("ca.pem"));
    Cli cli = new Cli().in(root).variable("KS_PW", SECRET);
    String[] line = {"keystore", "export", "trusting", "--config", "kafka", "--connect", "a.b:1"};
    Cli.Ran guessed = cli.run(line);
    assertThat(guessed.exit()).isEqualTo(9);
    assertThat(guessed.err()).contains("truststore.p12: wrong passphrase", "--password");

    assertThat(cli.run(with(line, "--password", "env:KS_PW")).out())
        .contains("${env:KS_PW}")
        .doesNotContain("changeit");
  }

  @Test
  void whoReadsPemNeedsNoPasswordOfTheStoreBesideIt() {
    assertThat(identities.configuration(root.resolve("s.example"), "nginx"))
        .contains("server_name s.example;");
  }

  @Test
  void whatIsMissingIsMadeAsTheHintsSay() throws IOException {
    Path folder = Files.createDirectory(root.resolve("stores"));
    for (String name : List.of("keystore.p12", "truststore.p12")) {
      Files.copy(files.resolve(name), folder.resolve(name));
    }
    Cli cli = new Cli().in(folder);
    String[] wanted = {"keystore", "export", ".", "--config", "nginx", "--client-auth", "want"};
    for (String name : List.of("fullchain.pem", "key.pem", "ca.pem")) {
      Cli.Ran ran = cli.run(wanted);
      assertThat(ran.err()).contains("there is no " + name);
      assertThat(cli.run(words(ran.err())).exit()).isZero();
    }
    assertThat(cli.run(wanted).exit()).isZero();
  }

  /** The command line that a hint gives. */
  private static String[] words(String error) {
    String[] words = error.replaceAll("(?s).*hint: 'minica (.*)' makes it.*", "$1").split(" ", -1);
    return Stream.of(words)
        .map(
            word ->
                switch (word) {
                  case "STORE" -> "keystore.p12";
                  case "TRUSTSTORE" -> "truststore.p12";
                  case "SOURCE" -> "pass:changeit";
                  default -> word;
                })
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "files --config iis|2|no configuration for \"iis\" is known",
        "files --listen 127.0.0.1:1|2|none is asked for",
        "files --config nginx --listen nowhere|2|no address and port",
        "files --config nginx --listen a.example:1 --connect b.example:2|2|both given",
        "files --config tomcat --connect a.example:2|2|has no client",
        "nothing --config nginx|3|no such file",
        "ca --config nginx|3|neither a key store nor PEM",
        "files/key.pem --config kafka|3|it is no key store",
        "files/truststore.p12 --config kafka|3|no key store with a private key",
        "files/keystore.p12 --config kafka --alias other|3|no private key \"other\"",
        "files/keystore.p12 --config kafka --password pass:wrong|9|wrong passphrase",
        "pem --config kafka|3|no key store with a private key",
        "pem --config haproxy|3|no combined.pem",
        "cost$5 --config nginx|2|would replace what follows $",
        "cost${5} --config apache|2|would replace what follows ${",
      })
  void saysWhyThereIsNoConfiguration(String line, int exit, String reason) {
    Cli.Ran ran = new Cli().in(root).run(("keystore export " + line).split(" "));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("minica: error: ").contains(reason);
  }

  /** Few syntaxes can quote a line break, and nobody would see it. */
  @Test
  void refusesAFolderWhoseNameHidesSomething() {
    Cli.Ran ran =
        new Cli().in(root).run("keystore", "export", "two\nlines", "--config", "postgres");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("two\\u{a}lines", "holds what no configuration should");
  }

  @Test
  void whatTheTerminalCannotShowIsNotShownWrong() {
    Cli.Ran ran =
        new Cli()
            .in(root)
            .charset(StandardCharsets.US_ASCII)
            .run("keystore", "export", files.toString(), "--config", "nginx");
    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("character set");
  }
}
