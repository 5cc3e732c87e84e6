package dev.minica.cli.trace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.ConnectionKinds;
import dev.minica.tls.analysis.Credential;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.analysis.OpenSslClient;
import dev.minica.tls.analysis.OpenSslServer;
import dev.minica.tls.analysis.Recorded;
import dev.minica.tls.diagnosis.Cause;
import dev.minica.tls.diagnosis.Certainty;
import dev.minica.tls.diagnosis.Diagnosis;
import dev.minica.tls.diagnosis.Fix;
import dev.minica.tls.engine.Operation;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.narration.Chapter;
import dev.minica.tls.narration.Narration;
import dev.minica.tls.narration.OftenSaid;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of OpenSSL as pages: the judge of how they look, and what they do, is Chromium. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class TracePageTest {

  private static final String PEER = "localhost:8443";
  private static final int HEIGHT = 900;
  private static final String SCRIPT = "<script>document.title='hit'</script>";
  private static final String BREAKOUT = "'\"><svg/onload=document.title='hit'>";
  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation(
              "x25519 agreement",
              true,
              Duration.ofMillis(3),
              Optional.of(Duration.ofNanos(81_234))),
          new Operation(
              "AES_128_GCM, 16384 octets", false, Duration.ofMillis(1), Optional.empty()));

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private final Map<String, Recorded> recorded = new LinkedHashMap<>();
  private Browser browser;

  @BeforeAll
  void recordAndStart() throws Exception {
    browser = Browser.start(Files.createDirectory(folder.resolve("browser")));
    ConnectionKinds kinds = new ConnectionKinds(folder);
    keep(kinds.plain("tls13", kinds.p256(), "-tls1_3", "-tls1_3 -alpn h2,http/1.1"));
    keep(kinds.plain("rsa", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES128-SHA"));
    String shown = String.join(" ", kinds.p256().arguments());
    keep(kinds.plain("mutual", kinds.rsa(), "-tls1_3 -Verify 1", "-tls1_3 " + shown));
    keep(refused(kinds.rsa()));
    keep(hostile(kinds));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private void keep(Recorded one) {
    recorded.put(one.kind(), one);
  }

  private static Recorded refused(Credential credential) throws Exception {
    List<String> server = new ArrayList<>(credential.arguments());
    server.addAll(List.of("-tls1_2", "-cipher", "AES256-GCM-SHA384"));
    try (OpenSslServer running = OpenSslServer.start(folder, server)) {
      List<String> client = List.of("-tls1_2", "-cipher", "AES128-SHA");
      OpenSslClient.start(running.port(), Map.of(), client).quit();
      return running.recorded("refused");
    }
  }

  /** Subject, name asked for and protocol above are all of somebody who means harm. */
  private static Recorded hostile(ConnectionKinds kinds) throws Exception {
    Path key = kinds.p256().key();
    Path certificate = folder.resolve("hostile.pem");
    String subject = "/CN=" + BREAKOUT.replace("/", "\\/") + "/O=" + SCRIPT.replace("/", "\\/");
    Tool.named("openssl")
        .run("req", "-x509", "-key", key, "-out", certificate, "-subj", subject)
        .succeeded();
    String client = "-tls1_3 -servername " + SCRIPT + " -alpn " + BREAKOUT;
    return kinds.plain("hostile", new Credential(key, certificate), "-tls1_3", client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls13", "rsa", "mutual", "refused", "hostile"})
  void whatThePageSaysIsWhatTheTraceSays(String kind) throws Exception {
    Trace trace = trace(kind);

    open(kind, trace, 1300);

    assertThat(browser.texts("#peer")).containsExactly(PEER);
    assertThat(browser.texts("#verdict"))
        .containsExactly(trace.verdict().name().toLowerCase(Locale.ROOT));
    assertThat(browser.texts("#because")).containsExactly(trace.because());
    assertThat(browser.texts("#suite"))
        .isEqualTo(
            trace.negotiation().suite().map(suite -> List.of(suite.name())).orElse(List.of()));
    List<String> names = trace.events().stream().map(Event::name).toList();
    assertThat(browser.texts(".hop b")).isEqualTo(names);
    assertThat(browser.texts(".message h3 .name")).isEqualTo(names);
    assertThat(browser.texts("#m1 tr[data-f] th")).containsSequence("legacy_version", "random");
    assertThat(random()).isEqualTo(random(trace));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls13", "rsa", "mutual", "refused", "hostile"})
  void eachCheckIsTickedOnce(String kind) throws Exception {
    Trace trace = trace(kind);

    open(kind, trace, 1300);

    for (Outcome outcome : Outcome.values()) {
      String selector = "#messages .check." + CheckList.className(outcome);
      assertThat(browser.texts(selector + " cite"))
          .containsExactlyInAnyOrderElementsOf(
              trace.checks(outcome).stream().map(Check::clause).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls13", "rsa", "mutual", "refused", "hostile"})
  void itFitsAndAsksNobodyForAnything(String kind) throws Exception {
    for (int width : List.of(390, 1300)) {
      Path file = open(kind, trace(kind), width);
      browser.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })");

      assertThat(browser.evaluate("innerWidth")).isEqualTo(Integer.toString(width));
      assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("no wider than %s", width)
          .isEqualTo("true");
      assertThat(browser.events("Log.entryAdded")).isEmpty();
      assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
      assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
      assertThat(browser.events("Network.requestWillBeSent"))
          .singleElement()
          .asString()
          .contains(file.toUri().toString());
    }
  }

  @Test
  void opaqueIsSaidToBe() throws Exception {
    Trace trace = analyzer.analyze(recorded.get("tls13").conversation(), Evidence.NONE);

    open("opaque", trace, 390);

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(browser.texts("#verdict")).containsExactly("opaque");
    assertThat(browser.texts(".hop.closed b"))
        .isNotEmpty()
        .containsOnly("protected application_data");
  }

  @Test
  void aFieldAndItsOctetsLightUpTogether() throws Exception {
    Trace trace = trace("tls13");
    open("tls13", trace, 1300);
    browser.evaluate("document.querySelector('#m1 details').open = true");

    String row =
        "Array.from(document.querySelectorAll('#m1 tr[data-f]')).find(r => r.cells[0].textContent"
            + " == 'random')";
    browser.evaluate(row + ".dispatchEvent(new MouseEvent('mouseenter'))");
    String lit = String.join("", browser.texts("#m1 .hex .lit")).replace(" ", "");
    browser.evaluate(row + ".dispatchEvent(new MouseEvent('click'))");
    browser.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }))");
    String above = browser.evaluate("document.activeElement.cells[0].textContent");
    browser.evaluate(
        "document.querySelector('#m1 .hex span').dispatchEvent(new MouseEvent('mouseenter'))");

    assertThat(lit).isEqualTo(random(trace));
    assertThat(above).isEqualTo("legacy_version");
    assertThat(browser.texts("#m1 tr.lit th")).containsExactly("msg_type");
  }

  @Test
  void anArrowLeadsToItsMessage() throws Exception {
    open("mutual", trace("mutual"), 390);

    browser.evaluate("Array.from(document.querySelectorAll('.hop a')).at(4).click()");

    assertThat(browser.evaluate("location.hash")).isEqualTo("#m5");
    assertThat(browser.texts(".message:target .name"))
        .isEqualTo(browser.texts(".hop:nth-of-type(n) b").subList(4, 5));
  }

  @Test
  void whatOthersWroteIsTextAndNothingElse() throws Exception {
    open("hostile", trace("hostile"), 1300);

    assertThat(browser.texts("#sni")).containsExactly(SCRIPT);
    assertThat(browser.texts(".value")).contains(BREAKOUT, SCRIPT);
    assertThat(browser.texts(".remark")).anyMatch(each -> each.contains("document.title='hit'"));
    assertThat(browser.evaluate("document.title")).isEqualTo("TLS handshake with " + PEER);
    assertThat(browser.evaluate("document.scripts.length")).isEqualTo("1");
    assertThat(browser.evaluate("document.querySelectorAll('[onload]').length")).isEqualTo("0");
  }

  @Test
  void aHostileServerNameIsTextInTheTitleToo() throws Exception {
    Path file = folder.resolve("title.html");
    Trace trace = trace("tls13");
    Files.writeString(
        file,
        new TracePage("</title>" + SCRIPT, trace, narration(trace), List.of(), List.of(), false)
            .html());

    browser.open(file, 1300, HEIGHT);

    assertThat(browser.evaluate("document.title"))
        .isEqualTo("TLS handshake with </title>" + SCRIPT);
    assertThat(browser.texts("#peer")).containsExactly("</title>" + SCRIPT);
  }

  @Test
  void secretsAreThereOnlyWhenAskedFor() {
    List<String> secrets =
        recorded.get("tls13").keyLog().entries().stream().map(TracePageTest::secret).toList();

    String without = page(trace("tls13"), false);
    String with = page(trace("tls13"), true);

    assertThat(without).doesNotContain(secrets).contains("secrets are not in this file");
    assertThat(with).contains(secrets).contains("This file holds the connection&#39;s secrets.");
  }

  @Test
  void theStoryLeadsToTheMessages() throws Exception {
    Trace trace = trace("rsa");
    List<Chapter> chapters = narration(trace).chapters();

    open("rsa", trace, 390);

    assertThat(browser.texts(".chapter h3")).hasSameSizeAs(chapters);
    assertThat(browser.texts(".often-said q"))
        .isNotEmpty()
        .isEqualTo(
            chapters.stream()
                .flatMap(each -> each.oftenSaid().stream())
                .map(OftenSaid::claim)
                .toList());
    assertThat(browser.texts("#chapter-client-hello a")).containsExactly("ClientHello");
    assertThat(
            browser.evaluate(
                "Array.from(document.links).every(a => document.querySelector(a.hash) != null)"))
        .isEqualTo("true");
  }

  @Test
  void whyItFailedIsSaidFirstAndWhatToDo() throws Exception {
    Trace trace = trace("refused");
    Fix fix = new Fix("offer a suite " + SCRIPT, List.of("minica tls serve --name " + BREAKOUT));
    Diagnosis diagnosis =
        new Diagnosis(
            Cause.NO_COMMON_SUITE, Certainty.CERTAIN, List.of("it was offered one"), List.of(fix));
    Path file = folder.resolve("diagnosis.html");
    TracePage page =
        new TracePage(
            PEER,
            trace,
            narration(trace),
            List.of(diagnosis),
            OPERATIONS,
            /* showSecrets= */ false);
    Files.writeString(file, page.html());

    browser.open(file, 390, HEIGHT);

    assertThat(browser.texts(".diagnosis h2"))
        .containsExactly(Sentence.of(Cause.NO_COMMON_SUITE.words()));
    assertThat(browser.texts(".diagnosis .evidence li")).containsExactly("it was offered one");
    assertThat(browser.texts(".diagnosis .fix p")).containsExactly("Offer a suite " + SCRIPT + ".");
    assertThat(browser.texts(".diagnosis pre")).isEqualTo(fix.lines());
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo("true");
  }

  @Test
  void costsAreThere() throws Exception {
    open("tls13", trace("tls13"), 390);

    assertThat(browser.texts(".cost tbody th"))
        .containsExactly("x25519 agreement", "AES_128_GCM, 16384 octets");
    assertThat(browser.texts(".cost .time"))
        .containsExactly("3.0 ms", "0.081 ms", "1.0 ms", "not measured");
  }

  @Test
  void noAddressIsInIt() {
    assertThat(page(trace("tls13"), true)).doesNotContain("://");
  }

  private static String secret(KeyLogEntry entry) {
    return entry.secret().hex();
  }

  private Trace trace(String kind) {
    Recorded one = recorded.get(kind);
    return analyzer.analyze(one.conversation(), one.evidence());
  }

  private static Narration narration(Trace trace) {
    return Narration.of(trace, OPERATIONS, "");
  }

  private static String page(Trace trace, boolean showSecrets) {
    return new TracePage(PEER, trace, narration(trace), List.of(), OPERATIONS, showSecrets).html();
  }

  private Path open(String kind, Trace trace, int width) throws IOException, InterruptedException {
    Path file = folder.resolve(kind + ".html");
    Files.writeString(file, page(trace, false));
    browser.open(file, width, HEIGHT);
    return file;
  }

  private String random() throws InterruptedException {
    return browser.evaluate(
        "Array.from(document.querySelectorAll('#m1 tr[data-f]'))"
            + ".find(r => r.cells[0].textContent == 'random').cells[1].textContent");
  }

  private static String random(Trace trace) {
    return trace.events().get(0).fields().stream()
        .flatMap(field -> field.find("random").stream())
        .map(Field::value)
        .findFirst()
        .orElseThrow();
  }
}
