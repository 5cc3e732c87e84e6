package dev.minica.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.cli.Cli;
import dev.minica.tls.ConnectionListener;
import dev.minica.tls.DemoServer;
import dev.minica.tls.Endpoint;
import dev.minica.tls.NegotiatedConnection;
import dev.minica.tls.ServeOptions;
import dev.minica.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in sample-config/ works with what {@code minica issue} writes. */
class SampleConfigurationTest {

  private static final Path SAMPLES = Paper.REPOSITORY.resolve("sample-config");

  private static final ConnectionListener NOBODY =
      new ConnectionListener() {
        @Override
        public void answered(NegotiatedConnection connection, String request, int status) {}

        @Override
        public void failed(InetSocketAddress client, String reason) {}
      };

  @TempDir private Path directory;
  private DemoServer server;

  @BeforeEach
  void serve() {
    Cli cli = new Cli().in(directory);
    assertThat(cli.run("init").exit()).isZero();
    assertThat(cli.run("issue", "localhost", "127.0.0.1", "--format", "p12").exit()).isZero();
    server =
        DemoServer.start(
            Environment.system(),
            TlsIdentity.read(directory.resolve("localhost")),
            ServeOptions.defaults().withListen(Endpoint.parse("127.0.0.1:0")),
            NOBODY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aJavaProgramBelievesTheCaWithTheClientsSettings() throws Exception {
    assertThat(visit("@" + SAMPLES.resolve("java-client.args"))).isZero();
  }

  @Test
  void withoutThemItDoesNot() throws Exception {
    assertThat(visit()).isEqualTo(1);
  }

  private int visit(String... settings) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(settings));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Visit.class.getName()));
    command.add("https://" + Endpoint.text(server.address()) + "/json");
    Path folder = directory.resolve("localhost");
    return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
  }
}
