package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conversations that are made to be long. */
class BoundsTest {

  private static final String REST = "what comes after 20000 records or messages is not looked at";

  private static final int FULL = 1 << 14;

  @Test
  void recordsBeyondTheBoundAreSaidToBeThere() {
    Trace trace = analyze(RecordIntake.MAX_RECORDS + 5, record(4));

    assertThat(trace.events()).hasSize(RecordIntake.MAX_RECORDS);
    assertThat(trace.unopened()).containsExactly(REST);
  }

  @Test
  void asManyAsTheBoundAreAll() {
    Trace trace = analyze(RecordIntake.MAX_RECORDS, record(4));

    assertThat(trace.events()).hasSize(RecordIntake.MAX_RECORDS);
    assertThat(trace.unopened()).isEmpty();
  }

  /** HelloRequest, which may come at any time, has four octets and takes a hundred times that. */
  @Test
  void manyMessagesInARecordCountEach() {
    Trace trace = analyze(1000, record(FULL));

    assertThat(trace.events()).hasSizeBetween(RecordIntake.MAX_RECORDS, 30_000);
    assertThat(trace.unopened()).containsExactly(REST);
  }

  /** Messages of type HelloRequest and without a body: zeros. */
  private static Octets record(int length) {
    byte[] header = {22, 3, 3, (byte) (length >> 8), (byte) length};
    return Octets.of(ByteBuffer.allocate(header.length + length).put(header).array());
  }

  private static Trace analyze(int count, Octets record) {
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    List<Chunk> chunks =
        Collections.nCopies(count, new Chunk(Sender.SERVER, Instant.EPOCH, record));
    return new Analyzer(new SecureRandom())
        .analyze(new Conversation(nobody, nobody, chunks, List.of(), Set.of()), Evidence.NONE);
  }
}
