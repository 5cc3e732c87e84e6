package dev.minica.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code minica tls trace} at openssl's server. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class TlsTraceCommandTest {

  @TempDir static Path folder;

  private RecordedWorld world;

  @BeforeAll
  void issue() throws IOException {
    world = new RecordedWorld(folder);
    Files.writeString(world.file("garbled.pem"), "no key at all\n");
    world.done("init", "--ca", "other");
    world.done("issue", "somebody", "--client", "--ca", "ca", "--out", "client");
  }

  private Ran trace(OpensslServer server, String... options) {
    List<String> line = new ArrayList<>(List.of("tls", "trace", "localhost:" + server.port()));
    line.addAll(Arrays.asList(options));
    return world.run(line.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa | -tls1_2 | --kx rsa | TLS_RSA_WITH_",
        "rsa | -tls1_2 | --kx dhe | TLS_DHE_RSA_WITH_",
        "ec | -tls1_2 | --kx ecdhe | TLS_ECDHE_ECDSA_WITH_",
        "ec | -tls1_3 | --tls 1.3 | TLS_AES_",
        "ec | | --alpn http/1.1 | TLS 1.3",
        "ec | -tls1_3 | --engine jdk | TLS_AES_",
      })
  void tellsACompleteHandshake(String identity, String server, String options, String words)
      throws IOException {
    String manner = server == null ? "" : server;
    try (OpensslServer openssl =
        OpensslServer.ofPages(world.file(identity), world.file("any.log"), manner)) {
      Ran ran = trace(openssl, (options + " --ca ca").split(" ", -1));

      assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
      assertThat(ran.out())
          .contains("complete: both sides finished, and every value agrees", words)
          .contains(" 0 disagree");
    }
  }

  /** What openssl wrote down, and what it is that Wireshark reads without anything else. */
  @Test
  void writesFilesThatOthersRead() throws Exception {
    Path log = world.file("openssl.log");
    try (OpensslServer openssl = OpensslServer.ofPages(world.file("ec"), log, "-tls1_3")) {
      Ran ran =
          trace(
              openssl,
              "--root",
              "ec/ca.pem",
              "--keylog",
              "own.log",
              "--pcap",
              "own.pcapng",
              "--html",
              "own.html");
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.err()).contains("own.log, for you alone (mode 0600): the secrets that open");
    }
    assertThat(Files.readAllLines(world.file("own.log")))
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(log).stream().filter(line -> !line.startsWith("#")).toList());
    for (String name : List.of("own.log", "own.pcapng", "own.html")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.file(name))))
          .isEqualTo("rw-------");
    }
    assertThat(
            Tool.named("tshark")
                .run(
                    "-q",
                    "-r",
                    world.file("own.pcapng"),
                    "-d",
                    "tcp.port==1-65535,tls",
                    "-z",
                    "follow,tls,ascii,0")
                .succeeded()
                .text())
        .contains("GET / HTTP/1.1", "Connection: close", "200 ok");
    assertThat(world.file("own.html"))
        .content()
        .contains("<html", "<title>TLS handshake with localhost:", "ServerHello");
    assertThat(world.done("tls", "decode", "own.pcapng", "--root", "ec/ca.pem").out())
        .contains("complete: ");
  }

  @Test
  void showsAClientCertificate() throws IOException {
    String server = "-tls1_3 -Verify 1 -CAfile " + world.file("ec/ca.pem");
    try (OpensslServer openssl =
        OpensslServer.ofPages(world.file("ec"), world.file("any.log"), server)) {
      Ran ran =
          trace(openssl, "--ca", "ca", "--cert", "client/cert.pem", "--key-file", "client/key.pem");
      assertThat(ran.exit()).as(ran.out()).isZero();
      assertThat(ran.out()).contains("somebody");

      assertThat(trace(openssl, "--ca", "ca").out()).contains("[client-certificate-missing]");
    }
  }

  /** The handshake is told to its end all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--root other/root.pem | the path ends at a certificate that is trusted",
        "--root ec/ca.pem --host example.org | it is for example.org",
        "--root ec/ca.pem --servername example.org | it is for example.org",
      })
  void saysNoToACertificateThatCannotBeReliedOn(String options, String words) throws IOException {
    try (OpensslServer openssl =
        OpensslServer.ofPages(world.file("ec"), world.file("any.log"), "")) {
      Ran ran = trace(openssl, options.split(" ", -1));

      assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
      assertThat(ran.out())
          .contains("failed: this does not hold: " + words)
          .containsOnlyOnce("why (");
    }
  }

  @Test
  void saysNoWhereNothingIsCommon() throws IOException {
    try (OpensslServer openssl =
        OpensslServer.ofPages(world.file("ec"), world.file("any.log"), "-tls1_3")) {
      Ran ran = trace(openssl, "--ca", "ca", "--tls", "1.2");

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out())
          .contains("protocol_version", "why (certain): client and server have no version");
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Ran ran = world.run("tls", "trace", "127.0.0.1:" + port, "--ca", "ca");

    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.err())
        .contains("cannot connect to 127.0.0.1:" + port + ": nobody listens there (refused)");
  }

  /** Who looks at somebody else's server need not have a CA, and hears how to do without. */
  @Test
  void saysWhatToDoWithoutACa() {
    Ran ran = world.run("tls", "trace", "127.0.0.1:1", "--ca", "none");

    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("there is no CA in ", "minica init", "--root FILE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trace|2|SERVER",
        "trace localhost|2|names no server and port",
        "trace localhost:0|2|names no server and port",
        "trace localhost:1 --kx rsa --tls 1.3|2|cannot be chosen in TLS 1.3",
        "trace localhost:1 --kx psk|2|no key exchange",
        "trace localhost:1 --tls 1.1|2|no TLS version",
        "trace localhost:1 --engine steam|2|no engine",
        "trace localhost:1 --cert client/cert.pem|2|--cert and --key-file belong together",
        "trace localhost:1 --password pass:x|2|--password is given without --key-file",
        "trace localhost:1 --cert client/cert.pem --key-file ec/key.pem|3|does not belong to",
        "trace localhost:1 --cert client/cert.pem --key-file garbled.pem|3|neither PEM nor DER",
        "trace localhost:1 --cert client/cert.pem --key-file client/cert.pem|3|no private key",
        "trace localhost:1 --cert garbled.pem --key-file client/key.pem|3|no certificate",
        "trace localhost:1 --root nowhere.pem|3|no such file",
        "trace localhost:1 --keylog client/key.pem|5|exists already",
        "trace localhost:1 --keylog new --pcap new|2|two things are to be written to",
        "trace name.invalid:1|7|the host has no address",
      })
  void saysWhatIsWrong(String args, int code, String reason) {
    Ran ran = world.run(("tls " + args + " --ca ca").split(" ", -1));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(code);
    assertThat(ran.err()).startsWith("minica: error: ").contains(reason);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void withoutACaItSaysWhomItMissed() {
    Ran ran = world.run("tls", "trace", "localhost:1", "--ca", "nowhere");

    assertThat(ran.exit()).isEqualTo(6);
  }
}
