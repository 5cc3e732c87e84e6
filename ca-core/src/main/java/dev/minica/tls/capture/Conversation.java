package dev.minica.tls.capture;

import dev.minica.tls.crypto.Sender;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * One connection, as it was seen between the two sides or at one of them.
 *
 * @param client who opened it
 * @param server who accepted it
 * @param chunks in the order in which they were seen; those of one side are in the order of its
 *     octets, without gap and none twice
 * @param closes at most one of each side, in the order in which they were seen
 * @param gaps what was not recorded, or perhaps not; of each side what follows the first gap is
 *     left out
 */
public record Conversation(
    InetSocketAddress client,
    InetSocketAddress server,
    List<Chunk> chunks,
    List<Close> closes,
    Set<Gap> gaps) {

  public Conversation {
    chunks = List.copyOf(chunks);
    closes = List.copyOf(closes);
    gaps = Set.copyOf(gaps);
  }

  /** All that one side sent. */
  public byte[] sentBy(Sender sender) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Chunk chunk : chunks) {
      if (chunk.sender() == sender) {
        all.writeBytes(chunk.octets().toArray());
      }
    }
    return all.toByteArray();
  }
}
