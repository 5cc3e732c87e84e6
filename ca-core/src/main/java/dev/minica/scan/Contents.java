package dev.minica.scan;

import dev.minica.encoding.Pem;
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
  private final TextReading texts;
  private final Lock turn;
  private final Discoveries discoveries;
  private final ArchiveBudget budget = new ArchiveBudget();

  Contents(Judges judges, Discoveries discoveries) {
    this.artefacts = new ArtefactReading(judges, discoveries);
    this.texts = new TextReading(artefacts);
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
    if (!texts.look(new String(octets, charset), place) && octets.length <= MAX_OCTETS) {
      nothing(place);
    }
  }

  /** The same for a file that is an archive: its directory is at its end. */
  void lookAtArchive(Path path, Place place) {
    new Archive(this, discoveries, budget).file(path, place);
  }
}
