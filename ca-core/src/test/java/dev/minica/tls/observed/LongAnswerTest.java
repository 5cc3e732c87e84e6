package dev.minica.tls.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.file.InputFile;
import dev.minica.tls.TlsIdentity;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.client.OwnClient;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Step;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that has more to say than anybody reads in a trace: the client goes, and may. */
@Timeout(60)
class LongAnswerTest {

  /** What is read of it, and what Java's TLS reads besides to close. */
  private static final int MOST = 4 << 20;

  @TempDir static Path folder;

  private static Credential credential;
  private static List<Certificate> chain;

  @BeforeAll
  static void identity() throws IOException {
    credential = Credential.of(folder, "rsa", "rsa:2048");
    chain = new InputFile(credential.certificate()).certificates();
  }

  static Stream<Engine> engines() {
    Environment environment = Environment.system();
    return Stream.of(new OwnClient(environment), new JavaClient(environment));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anAnswerWithoutEndIsReadInPart(Engine engine) throws Exception {
    Capture capture = visit(engine, TlsVersion.TLS_1_3, LongAnswerTest::speakForever);

    assertThat(capture.complaint()).isEmpty();
    assertThat(capture.conversation().sentBy(Sender.SERVER)).hasSizeBetween(1 << 20, MOST);
    assertThat(trace(capture).verdict()).isEqualTo(Verdict.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void theOwnClientLeavesBetweenTwoRecords(TlsVersion version) throws Exception {
    OwnClient client = new OwnClient(Environment.system());
    Capture capture = visit(client, version, LongAnswerTest::speakForever);
    RecordReader records = new RecordReader();
    records.accept(Octets.of(capture.conversation().sentBy(Sender.SERVER)));
    while (records.next().isPresent()) {
      assertThat(records.position()).isPositive();
    }

    assertThat(records.pending().isEmpty()).isTrue();
  }

  /** A recording that ends in a record of who was not heard out: that is not his doing. */
  @ParameterizedTest
  @MethodSource("engines")
  void whatNobodyWaitedForIsNoFault(Engine engine) throws Exception {
    Capture whole = visit(engine, TlsVersion.TLS_1_3, LongAnswerTest::speakForever);
    Trace trace = trace(cut(whole));

    assertThat(trace.verdict()).as(trace.because()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.events().stream().map(Event::steps).flatMap(List::stream))
        .flatExtracting(Step::remarks)
        .anyMatch(words -> words.endsWith(": the client had left before it was over"));
  }

  private static Trace trace(Capture capture) {
    Evidence evidence = Evidence.NONE.withKeyLog(capture.keyLog()).withOwn(capture.own());
    return new Analyzer(new SecureRandom()).analyze(capture.conversation(), evidence);
  }

  /** Without the last octets of the server. */
  private static Capture cut(Capture whole) {
    Conversation all = whole.conversation();
    List<Chunk> chunks = new ArrayList<>(all.chunks());
    int last = chunks.size() - 1;
    while (chunks.get(last).sender() != Sender.SERVER || chunks.get(last).octets().length() < 100) {
      last--;
    }
    Chunk chunk = chunks.get(last);
    Octets rest = chunk.octets().range(0, chunk.octets().length() - 50);
    chunks.set(last, new Chunk(Sender.SERVER, chunk.at(), rest));
    Conversation shorter =
        new Conversation(
            all.client(), all.server(), chunks.subList(0, last + 1), all.closes(), all.gaps());
    return new Capture(shorter, whole.keyLog(), whole.own(), whole.operations(), whole.complaint());
  }

  /** What the server does once it has been asked. */
  private interface Answer {
    void to(OutputStream out) throws IOException;
  }

  private static void speakForever(OutputStream out) throws IOException {
    byte[] page = new byte[100_000];
    while (true) {
      out.write(page);
    }
  }

  private static Capture visit(Engine engine, TlsVersion version, Answer answer)
      throws IOException, InterruptedException {
    try (SSLServerSocket server = server()) {
      Thread thread = new Thread(() -> serve(server, answer), "talkative-server");
      thread.start();
      Capture capture =
          engine.connect((InetSocketAddress) server.getLocalSocketAddress(), wishes(version));
      thread.join();
      return capture;
    }
  }

  private static void serve(ServerSocket server, Answer answer) {
    try (SSLSocket client = (SSLSocket) server.accept()) {
      client.setSoLinger(true, 0);
      if (client.getInputStream().read() >= 0) {
        answer.to(client.getOutputStream());
      }
    } catch (IOException e) {
      Thread.onSpinWait(); // the client has gone, which is what it is for
    }
  }

  private static SSLServerSocket server() throws IOException {
    TlsIdentity identity =
        new TlsIdentity(
            new InputFile(credential.key()).keyPair(() -> new char[0]).privateKey(), chain, chain);
    return (SSLServerSocket)
        identity
            .sslContext(Environment.system())
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static ClientWishes wishes(TlsVersion version) {
    return new ClientWishes(
        Optional.of("localhost"),
        Set.of(version),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        chain,
        Octets.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
        Duration.ofSeconds(20));
  }
}
