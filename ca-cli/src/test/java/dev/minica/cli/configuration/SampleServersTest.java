package dev.minica.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers of sample-config/ with what minica prints for them. */
class SampleServersTest {

  private static final Path SAMPLES =
      Path.of("").toAbsolutePath().getParent().resolve("sample-config");

  private static final String WRONG = "wrong.example";

  @TempDir private static Path shared;
  private static Identities identities;
  private static Path server = Path.of("");
  private static Path client = Path.of("");
  private static Path stranger = Path.of("");

  @TempDir private Path root;

  @BeforeAll
  static void issue() throws IOException {
    identities = new Identities(shared);
    server = identities.lockedServer("server");
    client = identities.client();
    stranger = identities.stranger();
    identities.minica("issue", "localhost", "127.0.0.1", "--ca", "ca", "--format", "p12");
    Files.writeString(shared.resolve("localhost/combined.pem"), "");
  }

  static Stream<String> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("run")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<String> webServers() throws IOException {
    return samples().filter(name -> !name.equals("postgres"));
  }

  /** In each example one file is what minica prints. */
  private static Path printed(Path sample) throws IOException {
    try (Stream<Path> files = Files.walk(sample)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().matches("tls\\..*|ServerTls\\.java"))
              .toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void thereAreEnoughOfThem() throws IOException {
    assertThat(samples())
        .contains(
            "nginx", "apache", "haproxy", "postgres", "tomcat", "jetty", "node", "python", "go");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anExampleHoldsWhatIsPrinted(String name) throws IOException {
    Path folder = shared.resolve("localhost");
    assertThat(printed(SAMPLES.resolve(name)))
        .hasContent(
            identities.configuration(
                folder, name, "--installed-in", "localhost", "--listen", "127.0.0.1:8443"));
  }

  @ParameterizedTest
  @MethodSource("webServers")
  void aServerIsTheRightOneAndAsksItsClients(String name) throws Exception {
    Tool curl = Tool.named("curl");
    int port = RunningProgram.freePort();
    Path sample = copy(name);
    configure(sample, name, server, port);
    try (RunningProgram running = RunningProgram.start(sample, port, sample.resolve("run"), port)) {
      assertThat(curl.run(visit("localhost", port, client, true)).exit())
          .as(running::said)
          .isZero();
      assertThat(curl.run(visit(WRONG, port, client, true)).exit()).isEqualTo(60);
      assertThat(curl.run(visit("localhost", port, stranger, true)).exit()).isEqualTo(60);
      curl.run(visit("localhost", port, client, false)).failed();
      assertThat(curl.run(old(visit("localhost", port, client, true))).failed().err())
          .contains("alert protocol version");
    }
  }

  private void configure(Path sample, String name, Path files, int port) throws IOException {
    String text =
        identities.configuration(
            files,
            name,
            "--client-auth",
            "require",
            "--listen",
            "127.0.0.1:" + port,
            "--password",
            "env:" + StorePassword.USUAL_VARIABLE);
    Files.writeString(printed(sample), text);
  }

  private static Object[] visit(String name, int port, Path client, boolean shown) {
    List<Object> line =
        new ArrayList<>(List.of("--silent", "--show-error", "--fail", "--noproxy", "*"));
    line.addAll(List.of("--cacert", client.resolve("ca.pem")));
    line.addAll(List.of("--resolve", name + ":" + port + ":127.0.0.1"));
    if (shown) {
      line.addAll(List.of("--cert", client.resolve("fullchain.pem")));
      line.addAll(List.of("--key", client.resolve("key.pem")));
    }
    line.add("https://" + name + ":" + port + "/");
    return line.toArray();
  }

  /** With a version of TLS that no configuration allows. */
  private static Object[] old(Object... visit) {
    return Stream.concat(
            Stream.of("--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0"), Stream.of(visit))
        .toArray();
  }

  /** The server refuses to be root's, and takes keys from its own user only. */
  @Test
  void aDatabaseIsTheRightOneAndAsksItsClients() throws Exception {
    Tool psql = Tool.named("psql");
    Path database = identities.lockedServer("database");
    int port = RunningProgram.freePort();
    Path sample = copy("postgres");
    configure(sample, "postgres", database, port);
    Files.writeString(
        sample.resolve("pg_hba.conf"), "hostssl all all samehost trust clientcert=verify-ca\n");
    if (Files.getOwner(database).getName().equals("root")) {
      Files.setOwner(
          database.resolve("key.pem"),
          root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    try (RunningProgram running = RunningProgram.start(sample, port, sample.resolve("run"))) {
      Tool.Outcome right = ask(psql, client, "localhost", port, "require");
      assertThat(right.exit()).as(() -> right.everything() + running.said()).isZero();
      assertThat(ask(psql, client, WRONG, port, "require").failed().err())
          .contains("does not match host name");
      assertThat(ask(psql, stranger, "localhost", port, "require").failed().err())
          .contains("certificate verify failed");
      ask(psql, client, "localhost", port, "none").failed();
    }
  }

  /** A server that has just begun to listen may still be starting up. */
  private Tool.Outcome ask(Tool psql, Path client, String host, int port, String shown)
      throws IOException, InterruptedException {
    Path service =
        Files.writeString(
            root.resolve("service.conf"),
            identities.configuration(
                client, "postgres", "--connect", host + ":" + port, "--client-auth", shown));
    Map<String, String> environment =
        Map.of("PGSERVICEFILE", service.toString(), "PGHOSTADDR", "127.0.0.1");
    Object[] question = {
      "-X", "-t", "-c", "select 1", "service=" + host + " user=postgres dbname=postgres"
    };
    Tool.Outcome outcome = psql.run(environment, new byte[0], question);
    while (outcome.err().contains("starting up")) {
      Thread.sleep(50);
      outcome = psql.run(environment, new byte[0], question);
    }
    return outcome;
  }

  private Path copy(String name) throws IOException {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path from = SAMPLES.resolve(name);
    Path to = root.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
