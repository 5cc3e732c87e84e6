package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.ca.Delivery;
import dev.minica.ca.order.CaOrder;
import dev.minica.ca.order.RootOrder;
import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.tls.TlsIdentity;
import dev.minica.x509.GeneralName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsServeCommandTest {

  private static final Environment ENVIRONMENT = Environment.system();

  @TempDir private Path folder;
  private final PipedInputStream out = new PipedInputStream();
  private final PipedInputStream err = new PipedInputStream();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private Thread running = new Thread(() -> {});

  @BeforeEach
  void issue() {
    CertificateAuthority.init(folder.resolve("ca"), CaOrder.of(RootOrder.standard()), ENVIRONMENT)
        .issue(
            IssuanceRequest.of(Profile.SERVER, List.of(GeneralName.parse("127.0.0.1"))),
            () -> KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random()),
            Delivery.ofPem(folder.resolve("server"), "server", false),
            () -> new char[0]);
  }

  @AfterEach
  void stop() throws InterruptedException {
    running.interrupt();
    running.join();
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

  private String visit(URL url) throws IOException {
    SSLSocketFactory sockets =
        TlsIdentity.read(folder.resolve("server")).sslContext(ENVIRONMENT).getSocketFactory();
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setSSLSocketFactory(sockets);
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void printsItsUrlFirstAndALineForEachConnection() throws Exception {
    start("tls", "serve", "server", "--listen", "127.0.0.1:0");
    String url = lines(out).readLine();
    assertThat(visit(URI.create(url).resolve("json").toURL()))
        .contains("\"protocol\": \"TLSv1.3\"");
    BufferedReader talk = lines(err);
    assertThat(talk.readLine()).startsWith("listening on " + url + " as ");
    assertThat(talk.readLine())
        .startsWith("127.0.0.1:")
        .contains("TLSv1.3 TLS_AES_")
        .endsWith("GET /json HTTP/1.1 -> 200");
  }

  @Test
  void isDoneWhenItIsInterrupted() throws Exception {
    start("tls", "serve", "server", "--listen", "127.0.0.1:0");
    lines(out).readLine();
    running.interrupt();
    assertThat(exit.get()).isZero();
  }

  @Test
  void servesTheVersionItIsToldTo() throws Exception {
    start("tls", "serve", "server", "--listen", "127.0.0.1:0", "--tls", "1.2", "--quiet");
    URI url = URI.create(lines(out).readLine());
    assertThat(visit(url.resolve("json").toURL())).contains("\"protocol\": \"TLSv1.2\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server --tls 1.1|2|no TLS version",
        "server --client-auth maybe|2|no client authentication",
        "server --max-connections 0|2|not from 1 to 10000",
        "server --max-connections many|2|not from 1 to 10000",
        "server --listen 8443|2|no address and port",
        "server --kx psk|2|no key exchange",
        "server --kx ecdhe --tls 1.3|2|cannot be chosen in TLS 1.3",
        "server --kx dhe|3|needs an RSA key, and the certificate's is ec-p256",
        "server --kx rsa|3|needs an RSA key, and the certificate's is ec-p256",
        "server --wrong tired|2|no defect",
        "--defect tired|2|no defect",
        "server --defect expired|2|takes no DIR",
        "--defect store-bad-mac|2|of nothing that a server shows",
        "server --domain example|2|is for --defect",
        "server --force|2|are for --wrong",
        "nowhere|3|no such file",
        "ca|3|no such file",
      })
  void saysWhyItDoesNotServe(String args, int code, String reason) {
    String[] line = ("tls serve " + args).split(" ");
    Ran ran = new Cli().in(folder).run(line);
    assertThat(ran.exit()).isEqualTo(code);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("minica: error: ").contains(reason);
  }
}
