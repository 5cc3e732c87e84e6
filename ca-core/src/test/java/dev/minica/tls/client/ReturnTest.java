package dev.minica.tls.client;

import static dev.minica.tls.TlsVersion.TLS_1_2;
import static dev.minica.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.trace.EarlyData;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the client keeps of one connection to OpenSSL's server for those after it. */
@Timeout(120)
class ReturnTest {

  @TempDir static Path folder;

  private static Credential credential;

  @BeforeAll
  static void makeKey() {
    credential = Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
  }

  /** RFC 5077 section 3.3: a server that resumes gives a new ticket only if it likes to. */
  @Test
  void aTicketServesUntilThereIsANewOne() throws Exception {
    try (OpenSslServer server = server("-rev -tls1_2")) {
      Visited visited = visit(server, TLS_1_2, Kind.SETTINGS);
      for (int i = 0; i < 3; i++) {
        Session session = visited.sessions().get(0);
        visited = visit(server, TLS_1_2, Kind.SETTINGS.resuming(session));

        assertThat(trace(visited).negotiation().isResumed()).as("return %d", i).isTrue();
      }
    }
  }

  /** RFC 8446 section 4.6.1: at most max_early_data_size, here 10. */
  @Test
  void noMoreEarlyDataThanIsAllowed() throws Exception {
    try (OpenSslServer server = server("-tls1_3 -early_data -max_early_data 10")) {
      List<Session> sessions = visit(server, TLS_1_3, Kind.SETTINGS).sessions();

      assertThat(early(server, sessions.get(0), "x".repeat(11))).isEqualTo(EarlyData.NOT_OFFERED);
      assertThat(early(server, sessions.get(1), "x".repeat(10))).isEqualTo(EarlyData.ACCEPTED);
    }
  }

  private static EarlyData early(OpenSslServer server, Session session, String data) {
    ClientSettings settings = Kind.SETTINGS.resuming(session).withEarlyData(Kind.octets(data));
    return trace(visit(server, TLS_1_3, settings)).negotiation().earlyData();
  }

  private static OpenSslServer server(String options) throws Exception {
    List<String> all = new ArrayList<>(credential.arguments());
    all.addAll(Arrays.asList(options.split(" ", -1)));
    return OpenSslServer.start(folder, all);
  }

  private static Visited visit(OpenSslServer server, TlsVersion version, ClientSettings settings) {
    String request = version == TLS_1_2 ? Kind.TEXT : "";
    return new OwnClient(Environment.system())
        .visit(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
            Kind.of("", List.of(), version).asking(request).wishes(),
            settings);
  }

  private static Trace trace(Visited visited) {
    Evidence evidence =
        Evidence.NONE.withKeyLog(visited.capture().keyLog()).withOwn(visited.capture().own());
    Trace trace =
        new Analyzer(new SecureRandom()).analyze(visited.capture().conversation(), evidence);
    assertThat(visited.capture().complaint()).isEmpty();
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    return trace;
  }
}
