package dev.minica.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.cli.FakeTerminal;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Output;
import dev.minica.cli.output.Presentation;
import dev.minica.cli.output.Presentation.Color;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import dev.minica.tls.TlsVersion;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.ConnectionKinds;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.client.OwnClient;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.diagnosis.Cause;
import dev.minica.tls.diagnosis.Certainty;
import dev.minica.tls.diagnosis.Diagnosis;
import dev.minica.tls.diagnosis.Fix;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import dev.minica.tls.narration.Chapter;
import dev.minica.tls.narration.Narration;
import dev.minica.tls.narration.Value;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections of OpenSSL, and of our own client, at a terminal. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class TraceTextTest {

  private static final int WIDTH = 100;

  @TempDir static Path folder;

  /** What was understood, and what it was understood by. */
  private record Shown(String kind, Trace trace, List<String> keyLog) {

    @Override
    public String toString() {
      return kind;
    }
  }

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private final List<Shown> all = new ArrayList<>();
  private ConnectionKinds kinds;

  @BeforeAll
  void record() throws Exception {
    kinds = new ConnectionKinds(folder);
    kinds.all().forEach(recorded -> all.add(shown(recorded)));
    for (TlsVersion version : List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)) {
      all.add(own("own " + version, version, List.of()));
    }
    all.add(own("own RSA", TlsVersion.TLS_1_2, List.of("TLS_RSA_WITH_AES_128_CBC_SHA")));
  }

  private Shown shown(Recorded recorded) {
    return new Shown(
        recorded.kind(),
        analyzer.analyze(recorded.conversation(), recorded.evidence()),
        recorded.keyLog().entries().stream().map(entry -> entry.secret().hex()).toList());
  }

  /** Which knows more than a key log has: private keys, and what the key schedule begins with. */
  private Shown own(String kind, TlsVersion version, List<String> suites) throws Exception {
    List<String> server = new ArrayList<>(kinds.rsa().arguments());
    server.addAll(List.of("-rev", "-cipher", "ALL"));
    try (OpenSslServer running = OpenSslServer.start(folder, server)) {
      Capture capture =
          new OwnClient(Environment.system())
              .connect(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), running.port()),
                  wishes(version, suites));
      Evidence evidence = Evidence.NONE.withKeyLog(capture.keyLog()).withOwn(capture.own());
      return new Shown(kind, analyzer.analyze(capture.conversation(), evidence), List.of());
    }
  }

  private static ClientWishes wishes(TlsVersion version, List<String> suites) {
    return new ClientWishes(
        Optional.of("localhost"),
        Set.of(version),
        Optional.empty(),
        suites,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Octets.of("hello\n".getBytes(StandardCharsets.US_ASCII)),
        Duration.ofSeconds(20));
  }

  Stream<Shown> all() {
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noSecretIsShownUnasked(Shown shown) {
    String text = text(shown.trace(), false).replaceAll("\\s", "");

    assertThat(secrets(shown)).hasSizeGreaterThan(4);
    secrets(shown).forEach(secret -> assertThat(text).doesNotContain(secret));
    assertThat(text).contains("octets,shownwith--secrets)");
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachSecretThatIsAskedForIsShownWhole(Shown shown) {
    String text = text(shown.trace(), true).replaceAll("\\s", "");

    values(Narration.of(shown.trace()))
        .filter(Value::isSecret)
        .flatMap(value -> value.octets().stream())
        .forEach(secret -> assertThat(text).contains(hex(secret)));
    assertThat(text).doesNotContain("shownwith--secrets");
  }

  @ParameterizedTest
  @MethodSource("all")
  void itFitsATerminal(Shown shown) {
    for (boolean withSecrets : new boolean[] {false, true}) {
      assertThat(text(shown.trace(), withSecrets).lines())
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThan(WIDTH))
          .allSatisfy(line -> assertThat(line).doesNotEndWith(" "));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theChaptersAreInTheirOrderAndTheVerdictIsFirstAndLast(Shown shown) {
    Narration narration = Narration.of(shown.trace());
    List<String> lines = text(shown.trace(), false).lines().toList();

    List<String> headings = lines.stream().filter(line -> line.matches("[0-9]+\\. .*")).toList();
    assertThat(headings).hasSameSizeAs(narration.chapters());
    for (int i = 0; i < headings.size(); i++) {
      Chapter chapter = narration.chapters().get(i);
      assertThat(headings.get(i)).isEqualToIgnoringCase((i + 1) + ". " + chapter.title());
    }
    String verdict = "complete: " + shown.trace().because();
    assertThat(lines.get(0)).startsWith("localhost: TLS 1.");
    String text = String.join(" ", lines).replaceAll(" +", " ").strip();
    assertThat(text.substring(text.indexOf(" complete: ") + 1)).startsWith(verdict);
    assertThat(text.substring(text.lastIndexOf(" complete: ") + 1)).startsWith(verdict);
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachCheckHasItsMark(Shown shown) {
    Narration narration = Narration.of(shown.trace());

    long marks =
        text(shown.trace(), false).lines().filter(line -> line.startsWith("   ok   ")).count();

    assertThat(marks)
        .isEqualTo(
            narration.chapters().stream()
                .flatMap(chapter -> chapter.checks().stream())
                .filter(check -> check.outcome() == Outcome.AGREED)
                .count());
  }

  @Test
  void whoeverMeansHarmCannotReachTheTerminal() throws Exception {
    String evil = "e\u001b[2J\u0007" + "x".repeat(200);
    Recorded recorded = kinds.plain("evil", kinds.p256(), "-tls1_3", "-tls1_3 -servername " + evil);

    String text = text(shown(recorded).trace(), false);

    assertThat(text.lines().findFirst().orElseThrow()).startsWith("e\\u{1b}[2J\\u{7}x");
    assertThat(text.chars().filter(c -> c != '\n')).allMatch(c -> c >= ' ' && c <= '~');
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(WIDTH));
  }

  @Test
  void itNeedsNoMoreThanAscii() {
    assertThat(written(all.get(0).trace(), StandardCharsets.US_ASCII, Color.NEVER))
        .isEqualTo(written(all.get(0).trace(), StandardCharsets.UTF_8, Color.NEVER))
        .doesNotContain("\\u{");
  }

  @Test
  void ticksAreGreenWhereColoursAreWanted() {
    String colored = written(all.get(0).trace(), StandardCharsets.UTF_8, Color.ALWAYS);

    assertThat(colored).contains("\u001b[32m   ok").contains("\u001b[32mcomplete: \u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(written(all.get(0).trace(), StandardCharsets.UTF_8, Color.NEVER));
  }

  @Test
  void aDiagnosisIsBrokenIntoLinesButNothingThatIsToBeTyped() {
    String words = "word " + "and another ".repeat(20) + "end";
    String line = "openssl s_client" + " -option value".repeat(10);
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.UNKNOWN,
            Certainty.UNKNOWN,
            List.of(words),
            List.of(new Fix(words, List.of(line))));

    String text =
        written(new DiagnosisView(diagnosis)::writeTo, StandardCharsets.UTF_8, Color.NEVER);

    assertThat(text).contains("\n  - word and", "\n  remedy: word and", "\n    " + line + "\n");
    assertThat(text.lines().filter(each -> !each.contains(line)))
        .allSatisfy(each -> assertThat(each.length()).isLessThan(WIDTH));
  }

  private static String text(Trace trace, boolean withSecrets) {
    TraceText shown = new TraceText(Narration.of(trace), withSecrets);
    return written(shown::writeTo, StandardCharsets.UTF_8, Color.NEVER);
  }

  private static String written(Trace trace, Charset charset, Color color) {
    return written(new TraceText(Narration.of(trace), false)::writeTo, charset, color);
  }

  private static String written(Consumer<TextWriter> writing, Charset charset, Color color) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(octets, false, charset);
    Presentation presentation = new Presentation(false, false, color, false);
    new Output(stream, stream, charset, FakeTerminal.absent(), Map.of(), presentation)
        .show(result(writing));
    return octets.toString(charset);
  }

  private static Result result(Consumer<TextWriter> writing) {
    return new Result() {
      @Override
      public void writeTo(TextWriter text) {
        writing.accept(text);
      }

      @Override
      public Json toJson() {
        return Json.NULL;
      }
    };
  }

  /** All that a trace has: what was derived, what from, and what records were opened with. */
  private static Set<String> secrets(Shown shown) {
    Stream<NamedOctets> derived =
        shown.trace().events().stream()
            .flatMap(event -> event.steps().stream())
            .flatMap(step -> step.derivations().stream())
            .flatMap(TraceTextTest::octets);
    Stream<NamedOctets> parts =
        shown.trace().records().stream().map(RecordView::parts).flatMap(List::stream);
    Set<String> secrets =
        new HashSet<>(
            Stream.concat(derived, parts)
                .filter(NamedOctets::isSecret)
                .map(TraceTextTest::hex)
                .toList());
    secrets.addAll(shown.keyLog());
    return secrets;
  }

  private static Stream<NamedOctets> octets(Derivation derivation) {
    return Stream.concat(Stream.of(derivation.output()), derivation.inputs().stream());
  }

  private static Stream<Value> values(Narration narration) {
    return narration.chapters().stream().flatMap(chapter -> chapter.values().stream());
  }

  private static String hex(NamedOctets octets) {
    return HexFormat.of().formatHex(octets.octets());
  }
}
