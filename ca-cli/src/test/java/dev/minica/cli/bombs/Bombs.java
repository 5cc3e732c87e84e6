package dev.minica.cli.bombs;

import static java.util.stream.Collectors.joining;

import dev.minica.cli.bombs.Bomb.Attempt;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes all bombs in the folder {@code bombs} of a folder. Its file {@code attempts} says in each
 * line what to do with one, in a folder that has a CA in {@code ca} and what that issued in {@code
 * server}: the exit code to expect, a blank, and the arguments of minica.
 */
public final class Bombs {

  private static final String[] READERS = {
    Bomb.INSPECT, Bomb.LINT, Bomb.VERIFY, Bomb.ROOT, Bomb.CRL, Bomb.ISSUE, Bomb.SIGN, Bomb.CONVERT
  };

  private Bombs() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: Bombs FOLDER");
      System.exit(2);
    }
    make(Path.of(args[0]));
  }

  /** Makes them; the command lines, each with its exit code before it. */
  public static List<String> make(Path folder) throws IOException {
    Path bombs = Files.createDirectories(folder.resolve("bombs"));
    List<String> attempts = new ArrayList<>();
    for (Bomb bomb : found()) {
      bomb.attempts().forEach(attempt -> attempts.add(line(attempt, bomb.file())));
    }
    try (RandomAccessFile sparse = new RandomAccessFile(bombs.resolve("2-gib").toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    Files.createDirectories(bombs.resolve("folder"));
    for (Bomb bomb : made()) {
      Files.write(bombs.resolve(bomb.file()), bomb.content().get());
      bomb.attempts().forEach(attempt -> attempts.add(line(attempt, "bombs/" + bomb.file())));
    }
    String names =
        IntStream.range(0, 10_000).mapToObj(i -> " " + i + ".example").collect(joining());
    attempts.add("4 issue --ca ca --out many" + names);
    Files.write(folder.resolve("attempts"), attempts);
    return attempts;
  }

  private static String line(Attempt attempt, String file) {
    return attempt.exit() + " " + attempt.command().replace("FILE", file);
  }

  private static List<Bomb> found() {
    return Stream.of("/dev/zero", "bombs/2-gib", "bombs/folder")
        .map(file -> Bomb.of(file, () -> new byte[0]).refused(READERS))
        .toList();
  }

  private static List<Bomb> made() {
    Certificates certificates = new Certificates();
    return Stream.of(
            TextBombs.all(),
            StructureBombs.all(),
            KeyBombs.all(certificates),
            StoreBombs.all(certificates),
            CertificateBombs.all(certificates),
            ListBombs.all(certificates),
            PathBombs.all(certificates))
        .flatMap(List::stream)
        .toList();
  }
}
