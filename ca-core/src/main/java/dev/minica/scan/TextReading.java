package dev.minica.scan;

import dev.minica.encoding.PemBlock;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Looks for all there is in a text: PEM, base64 that stands for itself, and what is in texts that
 * are in base64, as the configuration of a program is that lies in a Secret of Kubernetes.
 */
final class TextReading {

  /** A text in base64 in a text in base64: some encode what was encoded already. */
  private static final int MAX_DEPTH = 2;

  private final ArtefactReading artefacts;

  TextReading(ArtefactReading artefacts) {
    this.artefacts = artefacts;
  }

  /** Whether there is something in the text of a file or a member of an archive. */
  boolean look(String text, Place place) {
    return look(text, place::atLine, 0);
  }

  private boolean look(String text, IntFunction<Place> line, int depth) {
    LineNumbers lines = new LineNumbers(text);
    boolean known = false;
    int from = 0;
    for (EmbeddedPem.Found found : new EmbeddedPem(text).find()) {
      known |= base64(text.substring(from, found.start()), from, lines, line, depth);
      known |= found.block().filter(block -> block(block, line)).isPresent();
      from = found.end();
    }
    known |= base64(text.substring(from), from, lines, line, depth);
    return known;
  }

  private boolean block(PemBlock block, IntFunction<Place> line) {
    return artefacts.block(block, line.apply(block.line()));
  }

  /** Whether there is something between two blocks. */
  private boolean base64(
      String between, int offset, LineNumbers lines, IntFunction<Place> line, int depth) {
    boolean known = false;
    for (EmbeddedBase64.Found found : new EmbeddedBase64(between).find()) {
      Place place = line.apply(lines.at(offset + found.start()));
      known |= decoded(found.octets(), place, depth);
    }
    return known;
  }

  private boolean decoded(byte[] octets, Place place, int depth) {
    if (Nature.of(octets) != Nature.TEXT) {
      return artefacts.octets(octets, place);
    }
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    return depth < MAX_DEPTH
        && look(text, line -> line == 1 ? place : place.in("line " + line + " of it"), depth + 1);
  }
}
