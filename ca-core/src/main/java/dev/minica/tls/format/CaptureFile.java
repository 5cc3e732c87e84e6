package dev.minica.tls.format;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.tls.capture.Conversation;
import java.util.List;

/**
 * A file of captured packets, as tcpdump, Wireshark and this library write it.
 *
 * @param conversations the TCP connections in it, in the order in which they began
 * @param keyLog the secrets that the file itself holds
 * @param isCutOff whether it ends in the middle of a packet, as it does when the capture was killed
 */
public record CaptureFile(List<Conversation> conversations, KeyLog keyLog, boolean isCutOff) {

  /** The largest file that is read: it is in memory several times while it is looked at. */
  public static final int MAX_OCTETS = 128 << 20;

  public CaptureFile {
    conversations = List.copyOf(conversations);
  }

  /**
   * Reads pcapng or pcap, of either order of octets. What is no TCP over IP is passed over.
   *
   * @throws MinicaException BAD_INPUT if it is neither, is damaged, or its packets come from a kind
   *     of network that is not known
   */
  public static CaptureFile decode(byte[] octets) {
    Packets packets = packets(octets);
    return new CaptureFile(packets.conversations(), packets.keyLog(), packets.isCutOff());
  }

  private static Packets packets(byte[] octets) {
    if (Pcapng.isOne(octets)) {
      return PcapngReader.read(octets);
    }
    if (PcapReader.isOne(octets)) {
      return PcapReader.read(octets);
    }
    throw new MinicaException(Kind.BAD_INPUT, "neither pcapng nor pcap")
        .withHint("tcpdump -w FILE, Wireshark and \"minica tls record\" write what is read here");
  }

  /** The file as pcapng, with the secrets in it where there are any. */
  public byte[] encoded() {
    return PcapngWriter.write(conversations, keyLog);
  }
}
