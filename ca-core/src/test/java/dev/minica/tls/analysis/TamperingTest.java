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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  private static final int MUTATIONS = 1000;

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private List<Recorded> conversations = List.of();

  @BeforeAll
  void record() throws IOException, InterruptedException {
    ConnectionKinds kinds = new ConnectionKinds(folder);
    conversations =
        List.of(
            kinds.plain("1.2", kinds.p256(), "-tls1_2", "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA"),
            kinds.plain("1.3", kinds.p256(), "-tls1_3", "-tls1_3"));
  }

  Stream<Recorded> conversations() {
    return conversations.stream();
  }

  /**
   * One bit of each octet in turn. Nobody authenticates the second octet of the version of a record
   * in clear, ChangeCipherSpec included: RFC 8446 section 5.1 has it ignored for all purposes. All
   * else is noticed.
   */
  @ParameterizedTest
  @MethodSource("conversations")
  void aFlippedBitIsNoticed(Recorded recorded) {
    Set<String> unnoticed = new TreeSet<>();
    List<Chunk> chunks = recorded.conversation().chunks();
    Map<Sender, Integer> offset = new EnumMap<>(Sender.class);
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      for (int at = 0; at < chunk.octets().length(); at++) {
        byte[] flipped = chunk.octets().toArray();
        flipped[at] ^= (byte) (1 << at % 8);
        if (analyze(recorded, with(chunks, i, flipped)).verdict() == Verdict.COMPLETE) {
          unnoticed.add(chunk.sender() + " " + (offset.getOrDefault(chunk.sender(), 0) + at));
        }
      }
      offset.merge(chunk.sender(), chunk.octets().length(), Integer::sum);
    }
    assertThat(unnoticed).isEqualTo(versionsInClear(recorded));
  }

  private Set<String> versionsInClear(Recorded recorded) {
    return analyze(recorded, recorded.conversation().chunks()).records().stream()
        .filter(record -> !record.isProtected())
        .map(RecordView::place)
        .map(place -> place.sender() + " " + (place.offset() + 2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Cut, doubled, exchanged, overwritten, given to the other side: a trace comes of all. */
  @ParameterizedTest
  @MethodSource("conversations")
  void whateverItIsHasATrace(Recorded recorded) {
    Random random = new Random(8446);
    for (int i = 0; i < MUTATIONS; i++) {
      List<Chunk> mutated = new ArrayList<>(recorded.conversation().chunks());
      for (int change = random.nextInt(4); change >= 0; change--) {
        mutate(mutated, random);
      }
      Trace trace = analyze(recorded, mutated);
      assertThat(trace.because()).isNotEmpty();
    }
  }

  private static void mutate(List<Chunk> chunks, Random random) {
    if (chunks.isEmpty()) {
      return;
    }
    int index = random.nextInt(chunks.size());
    Chunk chunk = chunks.get(index);
    byte[] octets = chunk.octets().toArray();
    int at = random.nextInt(octets.length);
    switch (random.nextInt(7)) {
      case 0 -> chunks.remove(index);
      case 1 -> chunks.add(random.nextInt(chunks.size()), chunk);
      case 2 -> chunks.set(index, of(chunk, Arrays.copyOf(octets, at + 1)));
      case 3 -> chunks.set(index, new Chunk(chunk.sender().other(), chunk.at(), chunk.octets()));
      case 4 -> chunks.set(index, of(chunk, Arrays.copyOfRange(octets, at, octets.length)));
      case 5 -> {
        random.nextBytes(octets);
        chunks.set(index, of(chunk, octets));
      }
      default -> {
        octets[at] = (byte) random.nextInt();
        chunks.set(index, of(chunk, octets));
      }
    }
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
        new Conversation(
            original.client(), original.server(), chunks, original.closes(), Set.<Sender>of());
    return analyzer.analyze(changed, recorded.evidence());
  }
}
