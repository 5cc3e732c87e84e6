package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What can stand in a file's place and is none to be read. */
final class BadFiles {

  private BadFiles() {}

  static Stream<BadInput> all() {
    return Stream.of(
        new BadInput("no file", place -> place),
        new BadInput("a file in no folder", place -> place.resolve("file")),
        new BadInput("a folder", Files::createDirectory),
        new BadInput("a FIFO", BadFiles::fifo),
        new BadInput("a link to itself", place -> Files.createSymbolicLink(place, place)),
        new BadInput("a link to nothing", place -> link(place, "/nowhere/to/be/found")),
        new BadInput("a link to a device without end", place -> link(place, "/dev/zero")),
        new BadInput("a device without end", place -> Path.of("/dev/zero")),
        new BadInput("an empty device", place -> Path.of("/dev/null")),
        new BadInput("a full device", place -> Path.of("/dev/full")),
        new BadInput("2 GiB of nothing", place -> sparse(place, 2L << 30)),
        new BadInput("20 MiB of nothing", place -> sparse(place, 20L << 20)),
        new BadInput("a file below a file", place -> Files.createFile(place).resolve("file")),
        new BadInput("a name of 5000 characters", place -> Path.of("n".repeat(5000))));
  }

  private static Path fifo(Path place) {
    Tool.named("mkfifo").run(place).succeeded();
    return place;
  }

  private static Path link(Path place, String target) throws IOException {
    return Files.createSymbolicLink(place, Path.of(target));
  }

  private static Path sparse(Path place, long octets) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "rw")) {
      file.setLength(octets);
    }
    return place;
  }
}
