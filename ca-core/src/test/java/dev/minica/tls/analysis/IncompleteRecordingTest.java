package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.format.CaptureFile;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Captures that lack packets; what is lacking is Wireshark's to say. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class IncompleteRecordingTest {

  /** Bits of {@code tcp.completeness}: SYN, and SYN with ACK. */
  private static final int OPENED = 0b11;

  @TempDir static Path folder;

  private Recorded recorded;
  private Path whole;

  @BeforeAll
  void record() throws Exception {
    ConnectionKinds kinds = new ConnectionKinds(folder);
    recorded = kinds.plain("whole", kinds.p256(), "-tls1_3", "-tls1_3");
    whole = folder.resolve("whole.pcapng");
    byte[] octets =
        new CaptureFile(List.of(recorded.conversation()), recorded.keyLog(), false).encoded();
    Files.write(whole, octets);
  }

  @Test
  void aWholeOneIsComplete() throws IOException {
    assertThat(trace(whole).verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(isWhole(whole)).isTrue();
  }

  /** Each packet in turn is left out; what is only acknowledgement need not be there. */
  @Test
  void withoutAPacketItIsCompleteOnlyWhereNothingIsLost() throws IOException {
    List<Integer> noticed = new ArrayList<>();
    int count = packets(whole).size();
    for (int packet : sample(count)) {
      Path lacking = edited("lacking.pcapng", String.valueOf(packet));
      Trace trace = trace(lacking);
      boolean isWhole = isWhole(lacking);

      assertThat(trace.gaps().isEmpty()).as("without packet %d", packet).isEqualTo(isWhole);
      assertThat(trace.verdict())
          .as("without packet %d", packet)
          .isIn(isWhole ? Set.of(Verdict.COMPLETE) : Set.of(Verdict.OPAQUE, Verdict.PARTIAL));
      assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
      if (!isWhole) {
        noticed.add(packet);
      }
    }
    assertThat(noticed).contains(1, 2, 4).hasSizeGreaterThan(4);
  }

  /** The three that open it, the first data, and some from there on. */
  private static int[] sample(int count) {
    return IntStream.concat(
            IntStream.of(1, 2, 3, 4), IntStream.iterate(6, i -> i <= count, i -> i + 3))
        .toArray();
  }

  @Test
  void whatIsLackingIsNamed() throws IOException {
    assertThat(trace(edited("later.pcapng", "1-3")).because())
        .isEqualTo(
            "the recording is incomplete: it lacks the beginning of what the client sent, the"
                + " beginning of what the server sent");
  }

  /** As when tcpdump is stopped while a browser keeps its connection, which it does for minutes. */
  @Test
  void stoppedInAnOpenConnectionItIsJudgedAsFarAsItGoes() throws IOException {
    Path open = withoutEnd();
    String lacks = "the end of what the client sent, the end of what the server sent";

    assertThat(trace(open).verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(trace(open).because())
        .startsWith(
            "recorded in part, without " + lacks + ": both sides finished, and every value");
    assertThat(new Analyzer(new SecureRandom()).analyze(read(open), Evidence.NONE).because())
        .isEqualTo("there are no keys to this connection");
  }

  /** Nobody knows how a handshake would have gone on. */
  @Test
  void stoppedInTheHandshakeItIsNotJudged() throws IOException {
    Trace trace = trace(edited("hello.pcapng", "-r", "1-4"));

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace.because())
        .startsWith("the recording is incomplete: it lacks ")
        .contains("the end of what the ");
  }

  /** Up to the last packet before anybody says that it has said all. */
  private Path withoutEnd() {
    List<String> packets = packets(whole);
    int end = 0;
    while (!isTrue(packets.get(end).split("\t", -1)[3])) {
      end++;
    }
    return edited("open.pcapng", "-r", "1-" + end);
  }

  /** As tcpdump -s does, which keeps the first octets of each packet. */
  @Test
  void packetsThatWereCapturedInPart() throws IOException {
    Path cut = folder.resolve("snapped.pcap");
    Tool.named("editcap").run("-F", "pcap", "-s", "200", whole, cut).succeeded();

    assertThat(trace(cut).verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace(cut).gaps()).isNotEmpty();
  }

  @Test
  void aFileThatBreaksOffAnywhere() throws IOException {
    byte[] octets = Files.readAllBytes(whole);
    for (int length = octets.length - 1; length > octets.length / 3; length -= 97) {
      List<Conversation> read = CaptureFile.decode(Arrays.copyOf(octets, length)).conversations();
      for (Conversation each : read) {
        assertThat(analyze(each).verdict()).isNotEqualTo(Verdict.COMPLETE);
      }
    }
  }

  /** Written again it lacks the same. */
  @Test
  void whatIsLackingStaysLacking() throws IOException {
    for (String packets : List.of("1", "2", "4", "8")) {
      Conversation read = read(edited("again.pcapng", packets));
      byte[] octets = new CaptureFile(List.of(read), recorded.keyLog(), false).encoded();

      assertThat(CaptureFile.decode(octets).conversations().get(0).gaps()).isEqualTo(read.gaps());
    }
  }

  private static Conversation read(Path file) throws IOException {
    return CaptureFile.decode(Files.readAllBytes(file)).conversations().get(0);
  }

  private Trace trace(Path file) throws IOException {
    return analyze(read(file));
  }

  private Trace analyze(Conversation conversation) {
    return new Analyzer(new SecureRandom()).analyze(conversation, recorded.evidence());
  }

  /** Without the packets, or with {@code -r} those alone. */
  private Path edited(String name, String... packets) {
    boolean isKept = packets[0].equals("-r");
    Path file = folder.resolve(name);
    List<Object> arguments = new ArrayList<>();
    if (isKept) {
      arguments.add("-r");
    }
    arguments.addAll(List.of(whole, file, packets[packets.length - 1]));
    Tool.named("editcap").run(arguments.toArray()).succeeded();
    return file;
  }

  /** Whether Wireshark misses nothing. */
  private static boolean isWhole(Path file) {
    List<String[]> packets = packets(file).stream().map(line -> line.split("\t", -1)).toList();
    int completeness = Integer.decode(packets.get(0)[0]);
    boolean isLost = packets.stream().anyMatch(each -> !each[1].isEmpty() || !each[2].isEmpty());
    return (completeness & OPENED) == OPENED && isClosed(packets) && !isLost;
  }

  /** RFC 9293 section 3.6: by each side for itself, or by a reset for both. */
  private static boolean isClosed(List<String[]> packets) {
    return packets.stream().filter(each -> isTrue(each[3])).count() == 2
        || packets.stream().anyMatch(each -> isTrue(each[4]));
  }

  /** Which of the two it writes is a matter of its version. */
  private static boolean isTrue(String field) {
    return Set.of("1", "True").contains(field);
  }

  /** In two passes, so that the first already has the bits of the last. */
  private static List<String> packets(Path file) {
    List<Object> arguments = new ArrayList<>(List.of("-2", "-r", file, "-T", "fields"));
    for (String field :
        List.of(
            "completeness",
            "analysis.lost_segment",
            "analysis.ack_lost_segment",
            "flags.fin",
            "flags.reset")) {
      arguments.addAll(List.of("-e", "tcp." + field));
    }
    return Tool.named("tshark").run(arguments.toArray()).succeeded().text().lines().toList();
  }
}
