package dev.minica.tls.client;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.capture.Close;
import dev.minica.tls.crypto.NamedGroup;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.diagnosis.Diagnostician;
import dev.minica.tls.diagnosis.Inquiry;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.SelectedVersion;
import dev.minica.tls.wire.handshake.ServerHello;
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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the client says of servers with which it does not come to terms. */
@Timeout(120)
class ComplaintTest {

  @TempDir static Path folder;

  private static Credential rsa;

  @BeforeAll
  static void makeKey() {
    rsa = Credential.of(folder, "rsa", "rsa:2048");
  }

  @Test
  void nothingInCommon() throws Exception {
    assertThat(complaint(tls12("-cipher AES256-SHA").suite("TLS_RSA_WITH_AES_128_GCM_SHA256")))
        .isEqualTo("the server sent the alert handshake_failure (40)");
    assertThat(complaint(tls13("-groups X25519").groups(NamedGroup.SECP256R1)))
        .isEqualTo("the server sent the alert handshake_failure (40)");
    assertThat(complaint(Kind.of("version", server("-tls1_2"), TLS_1_3)))
        .isEqualTo("the server sent the alert protocol_version (70)");
  }

  /** TLS 1.3 tells the client after it has finished, and so believed that all was well. */
  @Test
  void noCertificateWhereOneIsRequired() throws Exception {
    assertThat(complaint(tls12("-Verify 1")))
        .isEqualTo("the server sent the alert handshake_failure (40)");
    assertThat(complaint(tls13("-Verify 1")))
        .isEqualTo("the server sent the alert certificate_required (116)");
    assertThat(complaint(tls13("-Verify 1").asking("")))
        .isEqualTo("the server sent the alert certificate_required (116)");
  }

  @Test
  void otherProtocols() throws Exception {
    assertThat(of("HTTP/1.1 400 Bad Request\r\n\r\n").complaint())
        .isEqualTo(
            "the server does not speak TLS at octet 0: a TLS record expected, its first octet is"
                + " 72");
    assertThat(of("SSH-2.0-OpenSSH_9.2\r\n").complaint())
        .startsWith("the server does not speak TLS");
  }

  /** What it is is said as far as it shows, and no further. */
  @Test
  void whatIsNoTextIsShownOctetByOctet() throws Exception {
    assertThat(evidence("8021040001000200000003001000112233445566778899"))
        .contains("the first that the server sent is no TLS record but the octets 8021040001")
        .contains("a ServerHello of SSL 2.0, which nobody must speak (RFC 6176)");
    assertThat(evidence("00000004deadbeef")).contains("the octets 00000004deadbeef");
    // record and ServerHello of SSL 3.0, with RSA_WITH_3DES_EDE_CBC_SHA
    assertThat(
            evidence("160300002a" + "02000026" + "0300" + "41".repeat(32) + "00" + "000a" + "00"))
        .contains("the server takes SSL 3.0");
  }

  private static String evidence(String answer) throws Exception {
    byte[] octets = Octets.ofHex(answer).toArray();
    try (StrangeServer server = new StrangeServer((socket, out) -> out.write(octets))) {
      Capture capture = server.visitedBy(Kind.wishes(TLS_1_2, TLS_1_3));
      Trace trace = new Analyzer(new SecureRandom()).analyze(capture.conversation(), Evidence.NONE);
      return Diagnostician.diagnose(
              Inquiry.into(trace, "server").withComplaint(capture.complaint()))
          .toString();
    }
  }

  @Test
  void anEndOrAResetIsTold() throws Exception {
    assertThat(of("").complaint())
        .isEqualTo("the server ended the connection where ServerHello is due");
    try (StrangeServer server = new StrangeServer((socket, out) -> socket.setSoLinger(true, 0))) {
      Capture capture = server.visitedBy(Kind.wishes(TLS_1_3));

      assertThat(capture.complaint())
          .isEqualTo("the server reset the connection where ServerHello is due");
      assertThat(capture.conversation().closes())
          .anyMatch(close -> close.sender() == Sender.SERVER && close.isReset());
    }
  }

  @Test
  void silenceHasItsLimit() throws Exception {
    try (StrangeServer server =
        new StrangeServer((socket, out) -> socket.getInputStream().readAllBytes())) {
      Capture capture = server.visitedBy(within(Duration.ofMillis(300)));

      assertThat(capture.complaint())
          .isEqualTo("the server says nothing for 0.3 s where ServerHello is due");
      assertThat(capture.conversation().closes()).extracting(Close::isReset).contains(false);
    }
  }

  /** RFC 8446 section 4.1.4: a HelloRetryRequest that changes nothing could go on for ever. */
  @Test
  void askingAgainForNothingElse() throws Exception {
    ServerHello again =
        new ServerHello(
            ProtocolVersions.TLS_1_2,
            ServerHello.HELLO_RETRY_REQUEST_RANDOM,
            Octets.EMPTY,
            CipherSuites.id("TLS_AES_128_GCM_SHA256").orElseThrow(),
            0,
            Optional.of(new Extensions(List.of(new SelectedVersion(ProtocolVersions.TLS_1_3)))));
    Octets record =
        new TlsRecord(ContentTypes.HANDSHAKE, ProtocolVersions.TLS_1_2, again.encode()).encode();
    try (StrangeServer server = new StrangeServer((socket, out) -> out.write(record.toArray()))) {
      assertThat(server.visitedBy(within(Duration.ofSeconds(2))).complaint())
          .isEqualTo("the server asks again for what it was told already");
    }
  }

  /** Octet by octet, and never a whole record. */
  @Test
  void soHasDripping() throws Exception {
    try (StrangeServer server =
        new StrangeServer(
            (socket, out) -> {
              out.write(new byte[] {22, 3, 3, 0x40, 0});
              for (int i = 0; i < 1000; i++) {
                out.write(0);
                Thread.sleep(10);
              }
            })) {
      long start = System.nanoTime();
      Capture capture = server.visitedBy(within(Duration.ofMillis(400)));

      assertThat(capture.complaint()).contains("says nothing");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  /** More than anybody would read. */
  @Test
  void aFloodIsCutOff() throws Exception {
    byte[] empty = {22, 3, 3, 0, 0};
    byte[] flood = new byte[1 << 20];
    for (int i = 0; i + empty.length <= flood.length; i += empty.length) {
      System.arraycopy(empty, 0, flood, i, empty.length);
    }
    try (StrangeServer server =
        new StrangeServer(
            (socket, out) -> {
              for (int i = 0; i < 64; i++) {
                out.write(flood, 0, flood.length - flood.length % empty.length);
              }
            })) {
      assertThat(server.visitedBy(Kind.wishes(TLS_1_3)).complaint())
          .isEqualTo("the server sends more than 16777216 octets, or in more than 50000 pieces");
    }
  }

  /** Whatever a server says, there is a capture, and the analyzer has a trace of it. */
  @Test
  void brokenServersAreHeardOut() throws Exception {
    byte[] good = serverFlight();
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] broken = good.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        broken[random.nextInt(Math.min(broken.length, 400))] ^= (byte) (1 << random.nextInt(8));
      }
      try (StrangeServer server = new StrangeServer((socket, out) -> out.write(broken))) {
        Capture capture = server.visitedBy(within(Duration.ofMillis(500)));

        assertThat(capture.complaint()).isNotEmpty();
        Evidence evidence = Evidence.NONE.withKeyLog(capture.keyLog()).withOwn(capture.own());
        assertThat(new Analyzer(new SecureRandom()).analyze(capture.conversation(), evidence))
            .isNotNull();
      }
    }
  }

  /** What a server of TLS 1.2, whose flight is in clear, once said. */
  private static byte[] serverFlight() throws Exception {
    Meeting meeting = Meeting.all(tls12(""), folder).get(0);
    return meeting.capture().conversation().sentBy(Sender.SERVER);
  }

  @Test
  void nobodyThere() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);

    assertThatThrownBy(
            () -> new OwnClient(Environment.system()).connect(address, Kind.wishes(TLS_1_3)))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("cannot connect to 127.0.0.1:" + port);
  }

  @Test
  void whatCannotBeOfferedIsRefusedAtOnce() {
    InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    OwnClient client = new OwnClient(Environment.system());

    for (String suite : List.of("TLS_RSA_WITH_RC4_128_SHA", "TLS_NONE", "TLS_AES_128_GCM_SHA256")) {
      ClientWishes wishes = Kind.of("", List.of(), TLS_1_2).suite(suite).wishes();
      assertThatThrownBy(() -> client.connect(nowhere, wishes))
          .isInstanceOf(MinicaException.class)
          .hasMessageContaining("cipher suite");
    }
  }

  private static Capture of(String answer) throws Exception {
    byte[] octets = answer.getBytes(StandardCharsets.US_ASCII);
    try (StrangeServer server = new StrangeServer((socket, out) -> out.write(octets))) {
      return server.visitedBy(Kind.wishes(TLS_1_2, TLS_1_3));
    }
  }

  private static ClientWishes within(Duration limit) {
    ClientWishes wishes = Kind.wishes(TLS_1_2, TLS_1_3);
    return new ClientWishes(
        Optional.of("localhost"),
        Set.of(TLS_1_2, TLS_1_3),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        wishes.request(),
        limit);
  }

  private static Kind tls13(String options) {
    return Kind.of("TLS 1.3", server("-tls1_3 " + options), TLS_1_3);
  }

  private static Kind tls12(String options) {
    return Kind.of("TLS 1.2", server("-tls1_2 " + options), TLS_1_2);
  }

  private static List<String> server(String options) {
    List<String> all = new ArrayList<>(rsa.arguments());
    all.add("-rev");
    all.addAll(List.of(options.strip().split(" ", -1)));
    return all;
  }

  private static String complaint(Kind kind) throws Exception {
    return Meeting.all(kind, folder).get(0).capture().complaint();
  }
}
