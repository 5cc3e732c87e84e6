package dev.minica.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.Environment;
import dev.minica.testing.Tool;
import dev.minica.tls.ClientAuthentication;
import dev.minica.tls.ConnectionListener;
import dev.minica.tls.DemoServer;
import dev.minica.tls.NegotiatedConnection;
import dev.minica.tls.ServeOptions;
import dev.minica.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients with what minica prints for them visit a server that wants a certificate of each: first
 * the one that they mean, then another in its place.
 */
class ClientConfigurationsTest {

  private static final ConnectionListener NOBODY =
      new ConnectionListener() {
        @Override
        public void answered(NegotiatedConnection connection, String request, int status) {}

        @Override
        public void failed(InetSocketAddress client, String reason) {}
      };

  private static final String NODE =
      """
      const options = { ...require("./tls.js"), path: "/json" };
      require("https")
        .get(options, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1))
        .on("error", (e) => { console.error(e.message); process.exit(2); });
      """;

  private static final String PYTHON =
      """
      import sys
      from tls import connect
      with connect() as connection:
          connection.sendall(b"GET /json HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n")
          sys.exit(0 if b" 200 " in connection.recv(64) else 1)
      """;

  private static final String GO =
      """
      package main

      import (
      	"log"
      	"net/http"
      	"os"
      )

      func main() {
      	config, err := clientTLS()
      	if err != nil {
      		log.Fatal(err)
      	}
      	client := http.Client{Transport: &http.Transport{TLSClientConfig: config}}
      	answer, err := client.Get(os.Args[1])
      	if err != nil || answer.StatusCode != 200 {
      		log.Fatal(err, answer)
      	}
      }
      """;

  private static final String NETTY =
      """
      import io.netty.bootstrap.Bootstrap;
      import io.netty.channel.ChannelInitializer;
      import io.netty.channel.nio.NioEventLoopGroup;
      import io.netty.channel.socket.SocketChannel;
      import io.netty.channel.socket.nio.NioSocketChannel;
      import io.netty.handler.ssl.SslContext;
      import io.netty.handler.ssl.SslHandler;

      class Client {
          public static void main(String[] arguments) throws Exception {
              SslContext context = ClientTls.context();
              ChannelInitializer<SocketChannel> pipeline = new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                      channel.pipeline().addLast(ClientTls.handler(context, channel.alloc()));
                  }
              };
              int exit = 0;
              try {
                  new Bootstrap()
                      .group(new NioEventLoopGroup(1))
                      .channel(NioSocketChannel.class)
                      .handler(pipeline)
                      .connect("127.0.0.1", Integer.parseInt(arguments[0]))
                      .sync()
                      .channel().pipeline().get(SslHandler.class).handshakeFuture().sync();
              } catch (Exception refused) {
                  refused.printStackTrace();
                  exit = 1;
              }
              System.exit(exit);
          }
      }
      """;

  private static final String MODULES = "/usr/lib/apache2/modules";

  @TempDir private Path root;
  private Identities identities;
  private Path client;
  private DemoServer server;

  @BeforeEach
  void serve() throws IOException {
    identities = new Identities(root);
    client = identities.oddClient();
    server = serve("localhost", 0);
  }

  private DemoServer serve(String name, int port) {
    identities.minica("issue", name, "--ca", "ca", "--out", name);
    return DemoServer.start(
        Environment.system(),
        TlsIdentity.read(root.resolve(name)),
        ServeOptions.defaults()
            .withListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .withClientAuthentication(ClientAuthentication.REQUIRE),
        NOBODY);
  }

  /** From now on another server is where the right one was. */
  private void replaceServer() {
    int port = port();
    server.close();
    server = serve("other.example", port);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int port() {
    return server.address().getPort();
  }

  /** A new folder with the configuration in a file. */
  private Path folder(String name, String file) throws IOException {
    String configuration =
        identities.configuration(
            client, name, "--connect", "localhost:" + port(), "--client-auth", "require");
    Path folder = Files.createDirectory(root.resolve("program"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve(file), configuration);
    return folder;
  }

  private void assertTellsServersApart(Supplier<Tool.Outcome> visit, String objection) {
    visit.get().succeeded();
    replaceServer();
    assertThat(visit.get().failed().everything()).contains(objection);
  }

  @Test
  void node() throws IOException {
    Tool node = Tool.named("node");
    String options = QuotedString.of(folder("node", "tls.js").resolve("tls.js").toString());
    assertTellsServersApart(
        () -> node.run("-e", NODE.replace("\"./tls.js\"", options)), "altnames");
  }

  @Test
  void python() throws IOException {
    Tool python = Tool.named("python3");
    Map<String, String> path = Map.of("PYTHONPATH", folder("python", "tls.py").toString());
    assertTellsServersApart(
        () -> python.run(path, new byte[0], "-B", "-c", PYTHON), "CERTIFICATE_VERIFY_FAILED");
  }

  @Test
  void go() throws IOException {
    Tool go = Tool.named("go");
    Path folder = folder("go", "tls.go");
    Path main = Files.writeString(folder.resolve("main.go"), GO);
    Path program = folder.resolve("program");
    go.run("build", "-o", program, main, folder.resolve("tls.go")).succeeded();
    String url = "https://localhost:" + port() + "/json";
    assertTellsServersApart(() -> new Tool(program).run(url), "not localhost");
  }

  @Test
  void netty() throws IOException {
    Path jars = Path.of("/usr/share/java");
    assumeTrue(Files.exists(jars.resolve("netty-handler.jar")), "skipped: netty is not installed");
    Path folder = folder("netty", "ClientTls.java");
    Path main = Files.writeString(folder.resolve("Client.java"), NETTY);
    String classPath = folder + ":" + nettyIn(jars);
    Tool.ofThisJdk("javac")
        .run("-cp", classPath, "-d", folder, main, folder.resolve("ClientTls.java"))
        .succeeded();
    Tool java = Tool.ofThisJdk("java");
    int port = port();
    assertTellsServersApart(
        () -> java.run("-cp", classPath, "Client", port), "No subject alternative");
  }

  private static String nettyIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(name -> name.matches(".*/netty-[a-z-]+\\.jar"))
          .collect(Collectors.joining(":"));
    }
  }

  @Test
  void nginx() throws Exception {
    Path folder = folder("nginx", "location.conf");
    int port = RunningProgram.freePort();
    Path whole = folder.resolve("nginx.conf");
    Files.writeString(
        whole,
        "daemon off; pid nginx.pid; events {} http { access_log off;"
            + " client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c;"
            + " uwsgi_temp_path d; scgi_temp_path e;"
            + (" server { listen 127.0.0.1:" + port + "; include location.conf; } }\n"));
    assertProxyTellsServersApart(
        "502", folder, port, tool("nginx"), "-e", "stderr", "-p", folder, "-c", whole);
  }

  @Test
  void apache() throws Exception {
    Path folder = folder("apache", "proxy.conf");
    int port = RunningProgram.freePort();
    Path whole = folder.resolve("httpd.conf");
    String modules =
        Stream.of("mpm_event", "authz_core", "ssl", "proxy", "proxy_http")
            .map(name -> "LoadModule " + name + "_module " + MODULES + "/mod_" + name + ".so\n")
            .collect(Collectors.joining());
    Files.writeString(
        whole,
        modules
            + "PidFile apache.pid\nErrorLog /dev/stderr\nServerName localhost\n"
            + "User nobody\nGroup nogroup\nMutex posixsem\n"
            + ("Listen 127.0.0.1:" + port + "\nInclude proxy.conf\n"));
    assertProxyTellsServersApart(
        "500", folder, port, tool("apache2"), "-D", "FOREGROUND", "-d", folder, "-f", whole);
  }

  @Test
  void haproxy() throws Exception {
    Path folder = folder("haproxy", "backend.cfg");
    int port = RunningProgram.freePort();
    Path front = folder.resolve("front.cfg");
    Files.writeString(
        front,
        "defaults\n mode http\n timeout connect 5s\n timeout client 9s\n timeout server 9s\n"
            + ("frontend in\n bind 127.0.0.1:" + port + "\n default_backend tls\n"));
    Path back = folder.resolve("backend.cfg");
    assertProxyTellsServersApart(
        "503", folder, port, tool("haproxy"), "-db", "-f", front, "-f", back);
  }

  /** Debian has servers where ordinary users do not look. */
  private static Path tool(String name) {
    Path path = Path.of("/usr/sbin", name);
    return Files.isExecutable(path) ? path : Tool.named(name).path();
  }

  private void assertProxyTellsServersApart(
      String refusal, Path folder, int port, Object... command) throws Exception {
    Tool curl = Tool.named("curl");
    Object[] visit = {
      "-s",
      "-o",
      "/dev/null",
      "-w",
      "%{http_code}",
      "--noproxy",
      "*",
      "http://127.0.0.1:" + port + "/json"
    };
    try (RunningProgram running = RunningProgram.start(folder, port, command)) {
      assertThat(curl.run(visit).text()).as(running::said).isEqualTo("200");
      replaceServer();
      assertThat(curl.run(visit).text()).as(running::said).isEqualTo(refusal);
    }
  }
}
