package dev.minica.tls.format;

import dev.minica.tls.capture.Conversation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** What a reader of a file has gathered so far. */
final class Packets {

  private final TcpStreams streams = new TcpStreams();
  private KeyLog keyLog = KeyLog.empty();
  private boolean isCutOff;

  /**
   * @param packet from the first octet of the link layer on
   */
  void add(LinkType link, Instant at, ByteBuffer packet) {
    link.ipPacket(packet)
        .flatMap(TcpSegment::decode)
        .ifPresent(segment -> streams.add(at, segment));
  }

  void add(KeyLog others) {
    keyLog = keyLog.and(others);
  }

  void cutOff() {
    isCutOff = true;
  }

  List<Conversation> conversations() {
    return streams.conversations();
  }

  KeyLog keyLog() {
    return keyLog;
  }

  boolean isCutOff() {
    return isCutOff;
  }
}
