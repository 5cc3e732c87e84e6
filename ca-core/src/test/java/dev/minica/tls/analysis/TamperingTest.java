package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations in which somebody changed something. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class TamperingTest {

  private static final String ECDHE = "-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256";
  private static final String DEMANDING = "-tls1_3 -groups P-384 -Verify 1";
  private static final String CLIENT = "-tls1_3 -groups X25519:P-384";

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private List<Recorded> conversations = List.of();

  @BeforeAll
  void record() throws IOException, InterruptedException {
    ConnectionKinds kinds = new ConnectionKinds(folder);
    String shown = CLIENT + " " + String.join(" ", kinds.p256().arguments());
    conversations =
        List.of(
            kinds.plain(
                "1.2 RSA, CBC", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES128-SHA -no_etm"),
            kinds.plain("1.2 ECDHE, GCM", kinds.p256(), "-tls1_2", ECDHE),
            kinds.plain("1.3", kinds.p256(), "-tls1_3", "-tls1_3"),
            kinds.plain("1.3, retried, mutual", kinds.p256(), DEMANDING, shown));
  }

  Stream<Recorded> conversations() {
    return conversations.stream();
  }

  /**
   * One bit of each octet in turn. What nobody authenticates is the second octet of the version of
   * a record in clear, ChangeCipherSpec included: RFC 8446 section 5.1 has it ignored for all
   * purposes. All else is noticed.
   */
  @ParameterizedTest
  @MethodSource("conversations")
  void aFlippedBitIsNoticed(Recorded recorded) {
    Set<String> unnoticed = new TreeSet<>();
    List<Chunk> chunks = recorded.conversation().chunks();
    Map<Sender, Integer> offset = new EnumMap<>(Sender.class);
    int flips = 0;
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      int before = offset.getOrDefault(chunk.sender(), 0);
      for (int at = 0; at < chunk.octets().length(); at++, flips++) {
        byte[] flipped = chunk.octets().toArray();
        flipped[at] ^= (byte) (1 << at % 8);
        if (analyze(recorded, with(chunks, i, flipped)).verdict() == Verdict.COMPLETE) {
          unnoticed.add(chunk.sender() + " " + (before + at));
        }
      }
      offset.put(chunk.sender(), before + chunk.octets().length());
    }
    assertThat(unnoticed).isEqualTo(versionsInClear(recorded));
    assertThat(flips).isEqualTo(sent(recorded)).isGreaterThan(unnoticed.size() * 100);
  }

  private static int sent(Recorded recorded) {
    Conversation conversation = recorded.conversation();
    return conversation.sentBy(Sender.CLIENT).length + conversation.sentBy(Sender.SERVER).length;
  }

  private Set<String> versionsInClear(Recorded recorded) {
    return analyze(recorded, recorded.conversation().chunks()).records().stream()
        .filter(record -> !record.isProtected())
        .map(RecordView::place)
        .map(place -> place.sender() + " " + (place.offset() + 2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Chunk of(Chunk chunk, byte[] octets) {
    return new Chunk(chunk.sender(), chunk.at(), Octets.of(octets));
  }

  private static List<Chunk> with(List<Chunk> chunks, int index, byte[] octets) {
    List<Chunk> changed = new ArrayList<>(chunks);
    changed.set(index, of(chunks.get(index), octets));
    return changed;
  }

  private Trace analyze(Recorded recorded, List<Chunk> chunks) {
    Conversation original = recorded.conversation();
    Conversation changed =
        new Conversation(original.client(), original.server(), chunks, original.closes(), Set.of());
    return analyzer.analyze(changed, recorded.evidence());
  }
}
