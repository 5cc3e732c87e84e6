package dev.minica.tls.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetQueueTest {

  @Test
  void whatGoesInComesOutInOrder() {
    Random random = new Random(5246);
    byte[] sent = new byte[50_000];
    random.nextBytes(sent);
    OctetQueue queue = new OctetQueue();
    Encoder received = new Encoder();
    int at = 0;
    while (at < sent.length || !queue.isEmpty()) {
      int in = Math.min(sent.length - at, random.nextInt(700));
      queue.add(Octets.ofRange(sent, at, at + in));
      at += in;
      assertThat(queue.isEmpty() || queue.at(0) == queue.octets().at(0)).isTrue();
      received.opaque(queue.take(Math.min(queue.length(), random.nextInt(700))));
    }
    assertThat(received.octets()).isEqualTo(Octets.of(sent));
  }

  @Test
  void takingLeavesTheRest() {
    OctetQueue queue = new OctetQueue();
    queue.add(Octets.ofHex("010203"));
    assertThat(queue.take(1).hex()).isEqualTo("01");
    queue.add(Octets.ofHex("04"));
    assertThat(queue.octets().hex()).isEqualTo("020304");
    assertThat(queue.length()).isEqualTo(3);
    assertThat(queue.at(2)).isEqualTo(4);
  }
}
