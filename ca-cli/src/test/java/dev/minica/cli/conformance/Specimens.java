package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.key.KeyAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Issues certificates that differ in all that certificates can differ in. */
final class Specimens {

  private static final KeyAlgorithm[] ALGORITHMS = KeyAlgorithm.values();
  private static final NameSet[] NAME_SETS = NameSet.values();

  private final Path folder;
  private final Cli cli;

  private Specimens(Path folder) {
    this.folder = folder;
    this.cli = new Cli().in(folder);
  }

  /**
   * Issues this many from as many CAs as there are key algorithms. 143 have every issuer's
   * algorithm with every set of names, and with every key's algorithm.
   */
  static List<Specimen> issue(Path folder, int count) {
    Specimens specimens = new Specimens(folder);
    for (KeyAlgorithm algorithm : ALGORITHMS) {
      specimens.prepare(algorithm);
    }
    return IntStream.range(0, count).mapToObj(specimens::issue).toList();
  }

  /** A CA with a key of this algorithm, and a key for the certificates that others issue. */
  private void prepare(KeyAlgorithm algorithm) {
    succeed(cli.run("init", "--ca", ca(algorithm), "--key", word(algorithm)));
    succeed(
        cli.run(
            "issue",
            "--ca",
            ca(algorithm),
            "key.example",
            "--key",
            word(algorithm),
            "--out",
            keyOwner(algorithm)));
  }

  private Specimen issue(int number) {
    KeyAlgorithm issuer = ALGORITHMS[number % ALGORITHMS.length];
    KeyAlgorithm key = ALGORITHMS[(number + number / ALGORITHMS.length) % ALGORITHMS.length];
    NameSet names = NAME_SETS[number % NAME_SETS.length];
    List<String> profiles = names.profiles();
    String profile = profiles.get(number / NAME_SETS.length % profiles.size());
    Path out = folder.resolve("issued-" + number);
    succeed(cli.run(arguments(issuer, key, names, profile, out)));
    KeyAlgorithm stranger = ALGORITHMS[(number + 1) % ALGORITHMS.length];
    Path root = folder.resolve(ca(stranger)).resolve("root.pem");
    return new Specimen(issuer, key, names, profile, out, root);
  }

  private static String[] arguments(
      KeyAlgorithm issuer, KeyAlgorithm key, NameSet names, String profile, Path out) {
    List<String> arguments =
        new ArrayList<>(List.of("issue", "--ca", ca(issuer), "--profile", profile));
    arguments.addAll(List.of("--out", out.toString(), "--format", "p12,jks"));
    arguments.addAll(List.of("--key-file", keyOwner(key) + "/key.pem"));
    arguments.addAll(names.typed());
    return arguments.toArray(String[]::new);
  }

  private static String ca(KeyAlgorithm algorithm) {
    return "ca-" + word(algorithm);
  }

  private static String keyOwner(KeyAlgorithm algorithm) {
    return "key-" + word(algorithm);
  }

  private static String word(KeyAlgorithm algorithm) {
    return algorithm.toString();
  }

  private static void succeed(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
  }
}
