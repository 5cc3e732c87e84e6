package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the database of {@code openssl ca} says, and the certificates of which it says so.
 *
 * @param issued those whose file is there
 * @param revocations whether the file is there or not
 * @param notes what is missing
 */
record IndexFile(
    List<Certificate> issued, List<ForeignRevocation> revocations, List<String> notes) {

  /** Room for {@link ForeignFolder#MAX_ENTRIES} lines with a subject of usual length. */
  private static final int MAX_OCTETS = 128 << 20;

  /** More serial numbers help nobody who reads the note. */
  private static final int NAMED = 20;

  /**
   * Reads both.
   *
   * @param files where the certificate of a line may be, likely places first
   * @throws MinicaException BAD_INPUT if the database or a certificate that is there is malformed
   */
  static IndexFile read(Path index, Function<IndexLine, List<Path>> files) {
    Reading reading = new Reading(index, files);
    List<String> lines = ForeignFolder.lines(index, MAX_OCTETS);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        reading.add(line(index, i + 1, line));
      }
    }
    return reading.result();
  }

  private static IndexLine line(Path index, int number, String text) {
    try {
      return IndexLine.parse(text);
    } catch (MinicaException e) {
      throw e.restated(
          Kind.BAD_INPUT, Disk.shown(index) + ": line " + number + ": " + e.getMessage());
    }
  }

  /** One act of reading. */
  private static final class Reading {

    private final Path index;
    private final Function<IndexLine, List<Path>> files;
    private final Map<Path, Certificate> issued = new LinkedHashMap<>();
    private final Map<SerialNumber, ForeignRevocation> revocations = new LinkedHashMap<>();
    private final Set<SerialNumber> known = new HashSet<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Reading(Path index, Function<IndexLine, List<Path>> files) {
      this.index = index;
      this.files = files;
    }

    void add(IndexLine line) {
      if (!known.add(line.serialNumber())) {
        notes.add("serial number " + line.digits() + " was given twice");
      } else if (known.size() > ForeignFolder.MAX_ENTRIES) {
        throw new MinicaException(
            Kind.BAD_INPUT,
            Disk.shown(index) + " has more than " + ForeignFolder.MAX_ENTRIES + " certificates");
      }
      line.note().ifPresent(notes::add);
      line.revocation()
          .ifPresent(found -> revocations.merge(line.serialNumber(), found, this::first));
      Optional<Path> file = files.apply(line).stream().filter(Files::isRegularFile).findFirst();
      if (file.isPresent()) {
        issued.computeIfAbsent(file.get(), path -> certificate(path, line));
      } else {
        missing.add(line.digits());
      }
    }

    private ForeignRevocation first(ForeignRevocation one, ForeignRevocation other) {
      return other.revokedAt().isBefore(one.revokedAt()) ? other : one;
    }

    private static Certificate certificate(Path file, IndexLine line) {
      Certificate certificate = ForeignFolder.certificates(file).get(0);
      if (!certificate.serialNumber().equals(line.serialNumber())) {
        throw new MinicaException(
            Kind.BAD_INPUT,
            Disk.shown(file)
                + " is certificate "
                + certificate.serialNumber()
                + " and should be "
                + line.digits());
      }
      return certificate;
    }

    IndexFile result() {
      if (!missing.isEmpty()) {
        String more = missing.size() > NAMED ? ", ..." : "";
        notes.add(
            "of "
                + missing.size()
                + " certificates only the index tells; they are not listed and cannot be revoked,"
                + " and what is revoked of them stays so: "
                + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                + more);
      }
      return new IndexFile(
          List.copyOf(issued.values()), List.copyOf(revocations.values()), List.copyOf(notes));
    }
  }
}
