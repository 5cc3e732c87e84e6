package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.file.InputFile;
import dev.minica.internal.io.BoundedFile;
import dev.minica.internal.io.Disk;
import dev.minica.revocation.Crl;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder in which another program keeps a CA. Everything in it is read within bounds. */
record ForeignFolder(Path path) {

  /** The most entries of a folder that are looked at, and the most certificates of a CA. */
  static final int MAX_ENTRIES = 500_000;

  /**
   * @throws MinicaException BAD_INPUT if there is no such folder
   */
  ForeignFolder {
    if (!Files.isDirectory(path)) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          Disk.shown(path) + (Files.exists(path) ? " is no directory" : " does not exist"));
    }
  }

  /** The first of these files that is there. */
  Optional<Path> find(String... names) {
    return Stream.of(names).map(path::resolve).filter(Files::exists).findFirst();
  }

  /**
   * The same where there must be one.
   *
   * @param what it would be, for the message
   * @throws MinicaException BAD_INPUT
   */
  Path require(String what, String... names) {
    return find(names)
        .orElseThrow(
            () ->
                new MinicaException(
                    Kind.BAD_INPUT,
                    "there is no "
                        + what
                        + " in "
                        + Disk.shown(path)
                        + ": no "
                        + String.join(", no ", names)));
  }

  /** A path in a folder; nothing if this system can name no such file. */
  static Optional<Path> resolved(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** All that is in a folder, by name. */
  static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (entries.size() == MAX_ENTRIES) {
          throw new MinicaException(
              Kind.BAD_INPUT, Disk.shown(folder) + " has more than " + MAX_ENTRIES + " entries");
        }
        entries.add(entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new MinicaException(Kind.BAD_INPUT, "cannot list " + Disk.shown(folder), e);
    }
    Collections.sort(entries);
    return entries;
  }

  /** The certificates of a file, its own first. */
  static List<Certificate> certificates(Path file) {
    return new InputFile(file).certificates();
  }

  /** The CRL of a file that may be missing. */
  static Optional<Crl> crl(Optional<Path> file) {
    return file.map(path -> new InputFile(path).crls().get(0));
  }

  /** The lines of a text in UTF-8, or else with every octet as a character. */
  static List<String> lines(Path file, int maximum) {
    byte[] content = new BoundedFile(file, maximum).read();
    return text(content).lines().toList();
  }

  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }
}
