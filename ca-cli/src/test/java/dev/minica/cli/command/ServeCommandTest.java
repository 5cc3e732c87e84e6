package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.CliProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {

  @TempDir private Path folder;
  private final PipedInputStream out = new PipedInputStream();
  private final PipedInputStream err = new PipedInputStream();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private Thread running = new Thread(() -> {});

  @BeforeEach
  void init() {
    minica("init", "--ca", "ca", "--intermediate");
  }

  @AfterEach
  void stop() throws InterruptedException {
    running.interrupt();
    running.join();
  }

  private Ran minica(String... args) {
    Ran ran = new Cli().in(folder).run(args);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private void start(String... args) throws IOException {
    PrintStream toOut = new PrintStream(new PipedOutputStream(out), true, StandardCharsets.UTF_8);
    PrintStream toErr = new PrintStream(new PipedOutputStream(err), true, StandardCharsets.UTF_8);
    running = new Thread(() -> exit.complete(new Cli().in(folder).run(toOut, toErr, args)));
    running.start();
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  @Test
  void printsItsUrlFirstAndSaysWhatItServes() throws Exception {
    start("serve", "--ca", "ca", "--listen", "127.0.0.1:0");
    String url = lines(out).readLine();

    assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/");
    assertThat(get(url + "root.crt").statusCode()).isEqualTo(200);
    assertThat(get(url + "crl/issuing.crl").statusCode()).isEqualTo(200);
    BufferedReader talk = lines(err);
    assertThat(talk.readLine())
        .startsWith("serving ")
        .endsWith(" on " + url + ", until interrupted");
    assertThat(talk.readLine()).isEqualTo("  root: certificate, CRL, OCSP");
    assertThat(talk.readLine()).isEqualTo("  issuing: certificate, CRL, OCSP");
  }

  @Test
  void theResultAsJson() throws Exception {
    start("serve", "--ca", "ca", "--listen", "127.0.0.1:0", "--json");
    BufferedReader result = lines(out);

    assertThat(result.readLine()).isEqualTo("{");
    assertThat(result.readLine()).contains("\"url\": \"http://127.0.0.1:");
  }

  @Test
  void whoSignsItsAnswersIsRecorded() throws Exception {
    start("serve", "--ca", "ca", "--listen", "127.0.0.1:0");
    lines(out).readLine();

    assertThat(minica("list", "--ca", "ca", "--json").out())
        .contains("CN=OCSP responder of root", "CN=OCSP responder of issuing");
  }

  /** A root whose key was moved out: its certificate, its last CRL, and no answers. */
  @Test
  void withoutAKeyThereAreNoAnswers() throws Exception {
    minica("init", "--ca", "other", "--root-key-out", "root.key");
    start("serve", "--ca", "other", "--listen", "127.0.0.1:0");
    String url = lines(out).readLine();

    assertThat(get(url + "root.crt").statusCode()).isEqualTo(200);
    assertThat(get(url + "crl/root.crl").statusCode()).isEqualTo(200);
    assertThat(get(url + "crl/nobody.crl").statusCode()).isEqualTo(404);
    BufferedReader talk = lines(err);
    talk.readLine();
    assertThat(talk.readLine()).startsWith("  root: certificate, last CRL; it does not sign");
  }

  @Test
  void isDoneWhenItIsInterrupted() throws Exception {
    start("serve", "--ca", "ca", "--listen", "127.0.0.1:0");
    lines(out).readLine();
    running.interrupt();

    assertThat(exit.get()).isZero();
  }

  @Test
  void theProcessEndsWellWhenItIsTold() throws Exception {
    List<String> line =
        CliProcess.minica(
            List.of("serve", "--ca", folder.resolve("ca").toString(), "--listen", "127.0.0.1:0"));
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
    try {
      String url = lines(process.getInputStream()).readLine();
      assertThat(url).as(Files.readString(errors)).isNotNull();
      assertThat(get(url + "root.crt").statusCode()).isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(Files.readString(errors)).startsWith("serving ").doesNotContain("SLF4J");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What other commands are made of is not to grow. */
  @Test
  void nobodyElseLoadsTheServer() throws Exception {
    List<String> line =
        CliProcess.minica(
            List.of("-verbose:class"), List.of("list", "--ca", folder.resolve("ca").toString()));
    Path output = folder.resolve("classes");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();

    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(output))
        .contains("dev.minica.cli.command.ListCommand")
        .doesNotContain("org.eclipse.jetty", "org.slf4j", "dev.minica.server");
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    int lines = Files.readAllLines(folder.resolve("ca/audit.log")).size();
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      Ran ran = new Cli().in(folder).run("serve", "--ca", "ca", "--listen", address);

      assertThat(ran.exit()).isEqualTo(7);
      assertThat(ran.err())
          .isEqualTo(
              "minica: error: cannot listen on "
                  + address
                  + ": Address already in use\nminica: hint: port 0 takes any free one\n");
      assertThat(Files.readAllLines(folder.resolve("ca/audit.log"))).hasSize(lines);
    }
  }

  /** 0.0.0.0 is every address of this machine. */
  @Test
  void saysSoWhenOthersCanConnect() throws Exception {
    start("serve", "--ca", "ca", "--listen", "0.0.0.0:0");
    lines(out).readLine();
    BufferedReader talk = lines(err);
    for (int i = 0; i < 3; i++) {
      talk.readLine();
    }

    assertThat(talk.readLine()).startsWith("whoever can reach this machine can ask");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--ca ca --listen 8080|2|no address and port",
        "--ca ca --listen nowhere.invalid:80|2|has no address",
        "--ca ca extra|2|extra",
        "--ca missing|6|there is no CA",
        "--ca locked|2|--ca-password",
        "--ca locked --ca-password pass:wrong|9|passphrase",
      })
  void saysWhyItDoesNotServe(String args, int code, String reason) {
    minica("init", "--ca", "locked", "--ca-password", "pass:secret");
    String[] line = ("serve " + args).split(" ");

    Ran ran = new Cli().in(folder).run(line);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(code);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("minica: error: ").contains(reason);
  }
}
