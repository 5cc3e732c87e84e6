package dev.minica.tls.client;

import static dev.minica.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where OpenSSL's server takes new keys, in the middle of a connection (RFC 8446 4.6.3). */
@Timeout(120)
class KeyUpdateTest {

  @TempDir static Path folder;

  /** In {@code s_server}, k takes new keys, and K has the client do so as well. */
  @ParameterizedTest
  @ValueSource(strings = {"k", "K"})
  void theServerTakesNewKeys(String command) throws Exception {
    List<String> arguments = new ArrayList<>(credential().arguments());
    arguments.addAll(List.of("-tls1_3", "-msg"));
    try (OpenSslServer server = OpenSslServer.start(folder, arguments)) {
      CompletableFuture<Visited> visit = CompletableFuture.supplyAsync(() -> visit(server));
      server.awaits(Kind.TEXT.strip());
      server.says(command);
      server.awaits("KeyUpdate");
      server.says("under new keys");

      Visited visited = visit.get(60, TimeUnit.SECONDS);
      Trace trace = trace(visited);
      assertThat(visited.capture().complaint()).isEmpty();
      assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
      assertThat(trace.findings()).isEmpty();
      assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
      assertThat(updates(trace, Sender.SERVER)).isEqualTo(1);
      assertThat(updates(trace, Sender.CLIENT)).isEqualTo(command.equals("K") ? 1 : 0);
      assertThat(data(trace)).contains(Kind.octets("under new keys\n").hex());
    }
  }

  private static Credential credential() {
    return Credential.of(folder, "p256", "ec -pkeyopt ec_paramgen_curve:P-256");
  }

  private static Visited visit(OpenSslServer server) {
    ClientWishes wishes = Kind.wishes(TLS_1_3);
    return new OwnClient(Environment.system())
        .visit(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
            wishes,
            Kind.SETTINGS);
  }

  private static Trace trace(Visited visited) {
    Evidence evidence =
        Evidence.NONE.withKeyLog(visited.capture().keyLog()).withOwn(visited.capture().own());
    return new Analyzer(new SecureRandom()).analyze(visited.capture().conversation(), evidence);
  }

  private static long updates(Trace trace, Sender sender) {
    return trace.events().stream()
        .filter(event -> event.sender() == sender)
        .filter(
            event ->
                event.content() instanceof Content.Handshake handshake
                    && handshake.message().type() == HandshakeTypes.KEY_UPDATE)
        .count();
  }

  private static List<String> data(Trace trace) {
    return trace.events().stream()
        .filter(event -> event.sender() == Sender.SERVER)
        .filter(event -> event.content() instanceof Content.ApplicationData)
        .map(event -> event.octets().hex())
        .toList();
  }
}
