package dev.minica.tls.format;

import static dev.minica.tls.format.Conversations.octets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.capture.Gap;
import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TcpDirectionTest {

  /** So that the numbers come round again within the text. */
  private static final int FIRST = -5;

  private static final String TEXT = "what goes in comes out";

  private final TcpDirection direction = new TcpDirection(syn());

  @Test
  void whatOvertakesWaits() {
    assertThat(direction.add(at(4, "after"))).isEmpty();
    assertThat(direction.add(at(0, "four"))).containsExactly(octets("four"), octets("after"));
  }

  @Test
  void whatComesAgainIsLeftOut() {
    direction.add(at(0, "four"));

    assertThat(direction.add(at(0, "four"))).isEmpty();
    assertThat(direction.add(at(2, "urAND"))).containsExactly(octets("AND"));
  }

  @Test
  void aHoleIsToldOf() {
    direction.add(at(0, "four"));
    direction.add(at(9, "later"));

    assertThat(direction.gap(OptionalInt.empty())).contains(Gap.Part.MIDDLE);
  }

  /** RFC 9293 section 3.10.7.4: only what has arrived is acknowledged. */
  @Test
  void whatTheOtherSideHasAndWeHaveNotIsMissing() {
    direction.add(at(0, "four"));

    assertThat(direction.gap(OptionalInt.of(FIRST + 4))).isEmpty();
    assertThat(direction.gap(OptionalInt.of(FIRST + 5))).contains(Gap.Part.MIDDLE);
  }

  @Test
  void withoutSynItsBeginningIsNotKnown() {
    TcpDirection late = new TcpDirection(at(0, "four"));
    late.add(at(0, "four"));

    assertThat(late.gap(OptionalInt.empty())).contains(Gap.Part.BEGINNING);
  }

  @Test
  void aPacketThatWasCapturedInPartIsMissed() {
    direction.add(cut(at(0, "four"), 3));

    assertThat(direction.gap(OptionalInt.empty())).contains(Gap.Part.MIDDLE);
  }

  private static TcpSegment cut(TcpSegment whole, int missing) {
    return new TcpSegment(
        whole.from(),
        whole.to(),
        whole.sequence(),
        whole.acknowledged(),
        whole.flags(),
        whole.octets(),
        missing);
  }

  /** It takes the number before the first octet. */
  private static TcpSegment syn() {
    return segment(-1, "", TcpSegment.SYN);
  }

  @Test
  void theEndCountsOnceAllIsThere() {
    direction.add(segment(4, "", TcpSegment.FIN));
    assertThat(direction.isFinished()).isFalse();

    direction.add(at(0, "four"));
    assertThat(direction.isFinished()).isTrue();
  }

  @RepeatedTest(200)
  void anyOrderAndOverlapGivesTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<TcpSegment> segments = overlapping(random);
    Collections.shuffle(segments, random);

    String received =
        segments.stream()
            .flatMap(segment -> direction.add(segment).stream())
            .map(octets -> new String(octets.toArray(), StandardCharsets.US_ASCII))
            .collect(Collectors.joining());

    assertThat(received).isEqualTo(TEXT);
    assertThat(direction.gap(OptionalInt.of(FIRST + TEXT.length()))).isEmpty();
  }

  /** Each octet in at least one of them. */
  private static List<TcpSegment> overlapping(Random random) {
    return new ArrayList<>(
        IntStream.range(0, TEXT.length())
            .mapToObj(
                i -> at(i, TEXT.substring(i, Math.min(TEXT.length(), i + 1 + random.nextInt(6)))))
            .toList());
  }

  private static TcpSegment at(int offset, String text) {
    return segment(offset, text, TcpSegment.ACK);
  }

  private static TcpSegment segment(int offset, String text, int flags) {
    return new TcpSegment(
        Conversations.address("192.0.2.1", 1),
        Conversations.address("192.0.2.2", 2),
        FIRST + offset,
        /* acknowledged= */ 0,
        flags,
        text.isEmpty() ? Octets.EMPTY : octets(text),
        /* missing= */ 0);
  }
}
