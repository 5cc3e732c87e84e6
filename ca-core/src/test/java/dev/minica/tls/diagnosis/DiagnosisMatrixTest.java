package dev.minica.tls.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.Escaped;
import dev.minica.encoding.Pem;
import dev.minica.revocation.Crl;
import dev.minica.tls.HelloProbe;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.Trust;
import dev.minica.tls.client.OwnClient;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.engine.Engine;
import dev.minica.tls.trace.Trace;
import dev.minica.verification.Answer;
import dev.minica.verification.Verifier;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults that are made on purpose, and whether they are named: fault by client. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class DiagnosisMatrixTest {

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private List<Recording> recordings = List.of();
  private final Queue<Server> servers = new ConcurrentLinkedQueue<>();
  private Faults faults;

  /** What there is to go by besides the octets. */
  private record Knowledge(boolean keys, boolean trust, boolean respondent) {}

  private record Cell(Recording recording, Optional<Diagnosis> named) {

    boolean isRight() {
      return named.filter(each -> each.cause() == recording.fault().cause()).isPresent();
    }

    /** Sure of what is not so. */
    boolean isFalse() {
      return !isRight() && named.filter(each -> each.certainty() == Certainty.CERTAIN).isPresent();
    }

    @Override
    public String toString() {
      return recording.fault().name()
          + " / "
          + recording.client()
          + ": "
          + named.map(Diagnosis::toString).orElse("nothing");
    }
  }

  @BeforeAll
  void record() throws Exception {
    faults = new Faults(folder);
    recordings = matrix().record();
  }

  private Matrix matrix() {
    Engine own = new OwnClient(Environment.system());
    Engine jdk = new dev.minica.tls.observed.JavaClient(Environment.system());
    List<Client> clients =
        List.of(
            new Curl(),
            new OpensslClient(),
            new JavaClient(),
            new EngineClient("own", own, true),
            new EngineClient("jdk", jdk, false));
    return new Matrix(folder, faults.all(), clients, servers);
  }

  @AfterAll
  void end() throws IOException {
    matrix().close();
  }

  @Test
  void theCauseIsNamed() {
    List<Cell> cells = diagnose(new Knowledge(true, true, true));

    assertThat(cells).filteredOn(Cell::isFalse).isEmpty();
    assertThat(faults.all()).hasSizeGreaterThanOrEqualTo(30);
    cells.stream()
        .collect(Collectors.groupingBy(cell -> cell.recording().client()))
        .forEach(
            (client, own) ->
                assertThat(right(own))
                    .as("of %s, without %s", client, wrong(own))
                    .isGreaterThanOrEqualTo(0.95));
  }

  @Test
  void whoKnowsLessIsNeverSureOfWhatIsNotSo() {
    for (Knowledge less :
        List.of(
            new Knowledge(true, false, false),
            new Knowledge(false, true, false),
            new Knowledge(false, false, false))) {
      assertThat(diagnose(less)).as("with %s", less).filteredOn(Cell::isFalse).isEmpty();
    }
  }

  private List<Cell> diagnose(Knowledge knowledge) {
    List<Cell> cells = new ArrayList<>();
    for (Recording each : recordings) {
      cells.add(new Cell(each, named(each, knowledge)));
    }
    return cells;
  }

  private Optional<Diagnosis> named(Recording recording, Knowledge knowledge) {
    Evidence evidence =
        knowledge.keys()
            ? Evidence.NONE.withKeyLog(recording.keyLog()).withOwn(recording.own())
            : Evidence.NONE;
    Trace trace =
        analyzer.analyze(
            recording.conversation(),
            knowledge.trust() ? evidence.withTrustInServer(trust(recording)) : evidence);
    Inquiry inquiry = Inquiry.into(trace, "localhost:8443");
    if (recording.complaint().length() < 200) {
      inquiry = inquiry.withComplaint(Escaped.of(recording.complaint()));
    }
    if (knowledge.trust()) {
      inquiry =
          inquiry.withIdentity(
              recording.fault().wish().identity().map(Credential::chain).orElse(List.of()));
      inquiry = served(recording).map(inquiry::withServed).orElse(inquiry);
    }
    if (knowledge.respondent()) {
      InetSocketAddress server =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), recording.port());
      inquiry = inquiry.withRespondent(new HelloProbe(server, Duration.ofSeconds(5))::answer);
    }
    return Diagnostician.diagnose(inquiry).stream().findFirst();
  }

  /** As if the server had been looked at in another connection. */
  private static Optional<Answer> served(Recording recording) {
    List<Certificate> chain = recording.fault().chain();
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verifier.answer(trust(recording).question(Sender.SERVER, chain, Optional.empty())));
  }

  private static Trust trust(Recording recording) {
    Wish wish = recording.fault().wish();
    return new Trust(
        recording.fault().root(),
        wish.crl().map(DiagnosisMatrixTest::crl).stream().toList(),
        Instant.now(),
        Optional.of(wish.host()));
  }

  private static Crl crl(Path file) {
    try {
      return Crl.decode(Pem.decode(Files.readAllBytes(file)).get(0).content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double right(List<Cell> cells) {
    return (double) cells.stream().filter(Cell::isRight).count() / cells.size();
  }

  private static List<Cell> wrong(List<Cell> cells) {
    return cells.stream().filter(cell -> !cell.isRight()).toList();
  }
}
