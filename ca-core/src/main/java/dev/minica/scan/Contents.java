package dev.minica.scan;

import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Looks into the octets of one file, or of one member of an archive, and into what those hold. Of
 * what is neither text nor begins as something that is looked for no more is read than that shows.
 */
final class Contents {

  /** The most that is read of one thing, in octets, but for archives, which are streamed. */
  static final int MAX_OCTETS = Pem.MAX_OCTETS;

  /** What has so many octets takes several times as much memory while it is looked at. */
  private static final int LARGE = 1024 * 1024;

  private final ArtefactReading artefacts;
  private final Lock turn;
  private final Discoveries discoveries;
  private final ArchiveBudget budget = new ArchiveBudget();

  Contents(Judges judges, Discoveries discoveries) {
    this.artefacts = new ArtefactReading(judges, discoveries);
    this.discoveries = discoveries;
    this.turn = judges.turn();
  }

  /**
   * Looks at a member of an archive, so many archives deep. The stream stays open.
   *
   * @throws IOException as the stream does
   */
  void lookAtMember(InputStream in, Place place, int depth) throws IOException {
    byte[] head = in.readNBytes(Nature.HEAD);
    if (Nature.of(head) == Nature.ZIP) {
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
      new Archive(this, discoveries, budget).stream(all, place, depth);
    } else {
      look(head, in, place);
    }
  }

  /**
   * Looks at what is no archive.
   *
   * @param head its first octets
   * @param in the rest; it stays open
   * @throws IOException as the stream does
   */
  void look(byte[] head, InputStream in, Place place) throws IOException {
    switch (Nature.of(head)) {
      case ASN1, STORE -> whole(head, in, octets -> binary(octets, place));
      case TEXT -> whole(head, in, octets -> text(octets, place, StandardCharsets.ISO_8859_1));
      case UTF16 -> whole(head, in, octets -> text(octets, place, StandardCharsets.UTF_16));
      case UTF16_LITTLE_ENDIAN ->
          whole(head, in, octets -> text(octets, place, StandardCharsets.UTF_16LE));
      case ZIP, OTHER -> nothing(place);
    }
  }

  /** Has all octets looked at, or one more than the bound; large ones one after the other. */
  private void whole(byte[] head, InputStream in, Consumer<byte[]> look) throws IOException {
    byte[] octets = head.length < Nature.HEAD ? head : more(head, in, LARGE);
    if (octets.length < LARGE) {
      look.accept(octets);
      return;
    }
    turn.lock();
    try {
      look.accept(more(octets, in, MAX_OCTETS + 1));
    } finally {
      turn.unlock();
    }
  }

  /** So many octets, of which the first are read, or all there are. */
  private static byte[] more(byte[] first, InputStream in, int most) throws IOException {
    byte[] rest = in.readNBytes(most - first.length);
    byte[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  /** It holds nothing that is looked for. */
  private void nothing(Place place) {
    if (KnownName.isOfArtefact(place)) {
      discoveries.add(place, Problem.UNREADABLE, "nothing is in it that its name promises");
    }
  }

  private void binary(byte[] octets, Place place) {
    if (octets.length > MAX_OCTETS) {
      overBound(place);
    } else if (!artefacts.octets(octets, place)) {
      nothing(place);
    }
  }

  /** Few files of this size have to do with certificates. */
  private void overBound(Place place) {
    if (KnownName.isOfArtefact(place)) {
      discoveries.add(place, Problem.OVER_BOUND, "it has more than " + MAX_OCTETS + " octets");
    }
  }

  private void text(byte[] octets, Place place, Charset charset) {
    if (octets.length > MAX_OCTETS) {
      overBound(place); // and its beginning is looked at
    }
    String text = new String(octets, charset);
    LineNumbers lines = new LineNumbers(text);
    boolean known = false;
    int from = 0;
    for (EmbeddedPem.Found found : new EmbeddedPem(text).find()) {
      known |= base64(text, lines, from, found.start(), place);
      Place at = place.atLine(found.line());
      known |= found.block().filter(block -> artefacts.block(block, at)).isPresent();
      from = found.end();
    }
    known |= base64(text, lines, from, text.length(), place);
    if (!known && octets.length <= MAX_OCTETS) {
      nothing(place);
    }
  }

  /** Whether there is something between these offsets. */
  private boolean base64(String text, LineNumbers lines, int from, int to, Place place) {
    boolean known = false;
    String between = text.substring(from, to);
    for (EmbeddedBase64.Found found : new EmbeddedBase64(between).find()) {
      known |= encoded(found.octets(), place.atLine(lines.at(from + found.start())));
    }
    return known;
  }

  /** What was in base64 is ASN.1, a key store, or PEM. */
  private boolean encoded(byte[] octets, Place place) {
    if (Nature.of(octets) != Nature.TEXT) {
      return artefacts.octets(octets, place);
    }
    boolean known = false;
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    for (EmbeddedPem.Found found : new EmbeddedPem(text).find()) {
      known |= found.block().filter(block -> inner(block, place)).isPresent();
    }
    return known;
  }

  private boolean inner(PemBlock block, Place place) {
    return artefacts.block(
        block, block.line() == 1 ? place : place.in("line " + block.line() + " of it"));
  }

  /** The same for a file that is an archive: its directory is at its end. */
  void lookAtArchive(Path path, Place place) {
    new Archive(this, discoveries, budget).file(path, place);
  }
}
