package dev.minica.tls.format;

import dev.minica.MinicaException;
import dev.minica.internal.io.GrowingFile;
import dev.minica.internal.io.ReplacedFile;
import dev.minica.tls.capture.Conversation;
import java.nio.file.Path;

/**
 * A pcapng file to which conversations are added as they end. It can be read at any time, and holds
 * all that were added. Nobody but its owner may read it: what was said may have been in clear, or
 * may be opened one day.
 */
public final class GrowingCapture {

  private final GrowingFile file;
  private int count;

  private GrowingCapture(GrowingFile file) {
    this.file = file;
  }

  /**
   * Refuses a place before anything is done, as {@link #create} would later.
   *
   * @throws MinicaException CONFLICT
   */
  public static void requireFree(Path path, boolean replace) {
    new ReplacedFile(path, Integer.MAX_VALUE).requireFree(replace);
  }

  /**
   * Makes the file, without a conversation in it.
   *
   * @param replace whether one that is there is replaced
   * @throws MinicaException CONFLICT if there is one and it is not to be replaced; FAILED. Nothing
   *     has changed then
   */
  public static GrowingCapture create(Path path, boolean replace) {
    return new GrowingCapture(GrowingFile.create(path, PcapngWriter.beginning(), replace));
  }

  /**
   * Adds a conversation.
   *
   * @throws MinicaException FAILED; the file holds what it held before
   */
  public synchronized void add(Conversation conversation) {
    file.append(PcapngWriter.packets(conversation, count));
    count++;
  }

  /** How many conversations it holds. */
  public synchronized int count() {
    return count;
  }
}
