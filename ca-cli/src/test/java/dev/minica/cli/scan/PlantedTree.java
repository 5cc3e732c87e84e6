package dev.minica.cli.scan;

import dev.minica.cli.scan.PlantedPki.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A tree of files in which a scan has to find trouble, all of it and nothing else. It needs nothing
 * but the library, so that {@code scripts/bench-scan} can have it planted by itself.
 */
final class PlantedTree {

  private static final Fault[] FAULTS = Fault.values();
  private static final Wrapping[] WRAPPINGS = Wrapping.values();
  private static final NearMiss[] NEAR_MISSES = NearMiss.values();

  /** One file in so many is a near miss; the others are sound. */
  private static final int NEAR_MISS = 3;

  /** Only Bouncy Castle reads BCFKS, and its key derivation takes long. */
  private static final int RARE = 5;

  private final Path directory;
  private final SecureRandom random = new SecureRandom();
  private final PlantedPki pki;
  private final Map<String, String> trouble = new TreeMap<>();

  PlantedTree(Path directory, Instant now) {
    this.directory = directory;
    this.pki = new PlantedPki(now, random);
  }

  /** Arguments: the directory, how many files, in how many of them trouble, a file for the list. */
  public static void main(String[] arguments) throws IOException {
    PlantedTree tree = new PlantedTree(Path.of(arguments[0]), Instant.now());
    tree.plant(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    String list =
        tree.trouble().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    Files.writeString(Path.of(arguments[3]), list);
  }

  /** Plants so many files, those with trouble among the others. */
  void plant(int files, int withTrouble) throws IOException {
    int every = files / withTrouble;
    for (int i = 0; i < files; i++) {
      if (i % every == 0 && i / every < withTrouble) {
        plantTrouble(i, i / every);
      } else if (i % NEAR_MISS == 0) {
        NearMiss miss = NEAR_MISSES[i / NEAR_MISS % NEAR_MISSES.length];
        write(i, miss.fileName(), miss.make(pki, random));
      } else {
        Wrapping wrapping = wrapping(i);
        wrapping = wrapping == Wrapping.BCFKS && i % RARE != 0 ? Wrapping.JKS : wrapping;
        write(i, wrapping.fileName(), wrapping.wrap(pki.sound(), random));
      }
    }
  }

  /** What is wrong with which file: its path from the directory, and the problem's id. */
  Map<String, String> trouble() {
    return trouble;
  }

  private void plantTrouble(int number, int ofTrouble) throws IOException {
    Fault fault = FAULTS[ofTrouble % FAULTS.length];
    Wrapping wrapping = wrapping(ofTrouble);
    String path = write(number, wrapping.fileName(), wrapping.wrap(pki.with(fault), random));
    trouble.put(path, fault.problem().id());
  }

  private static Wrapping wrapping(int number) {
    return WRAPPINGS[number % WRAPPINGS.length];
  }

  private String write(int number, String fileName, byte[] content) throws IOException {
    List<String> names = new ArrayList<>(List.of("module" + number % 17, "src", "dir" + number));
    Path folder = directory;
    for (String name : names) {
      folder = folder.resolve(name);
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(fileName);
    Files.write(file, content);
    return directory.relativize(file).toString();
  }
}
