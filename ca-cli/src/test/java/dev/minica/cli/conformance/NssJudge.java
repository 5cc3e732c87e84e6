package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths and purposes of NSS, through its {@code vfychain}; it takes no names. */
final class NssJudge implements Judge {

  /** NSS of 2023 knows no Edwards curves in certificates, and nothing post-quantum. */
  private static final Set<String> UNKNOWN = Set.of("ED", "ML_DSA");

  private final Tool certutil = Tool.named("certutil");
  private final Tool vfychain = Tool.named("vfychain");
  private final Path folder;
  private final Map<String, Path> databases = new HashMap<>();

  /**
   * @param folder an empty one, where NSS gets a database for each root
   */
  NssJudge(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean takes(Trial trial) {
    return trial.question().kind() == Question.Kind.PATH
        && UNKNOWN.stream().noneMatch(trial.specimen()::involves);
  }

  @Override
  public List<Boolean> judge(List<Trial> trials) {
    return trials.stream().map(this::accepts).toList();
  }

  private boolean accepts(Trial trial) {
    Path certificate = trial.specimen().file("cert.pem");
    return vfychain
            .run("-d", trusting(trial.root()), "-pp", "-u", usage(trial.use()), "-a", certificate)
            .exit()
        == 0;
  }

  /** Trusted from the command line, a root would not be trusted to sign code. */
  private String trusting(Path root) {
    try {
      return "sql:" + databases.computeIfAbsent(Files.readString(root), pem -> database(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path database(Path root) {
    try {
      Path database = Files.createDirectory(folder.resolve("root-" + databases.size()));
      String name = "sql:" + database;
      certutil.run("-N", "-d", name, "--empty-password").succeeded();
      // A root whose key NSS does not know is not taken, and so trusted by nobody.
      certutil.run("-A", "-d", name, "-n", "root", "-t", "CT,C,C", "-a", "-i", root);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String usage(String use) {
    return switch (use) {
      case "client" -> "0";
      case "server" -> "1";
      case "email" -> "4";
      case "code-signing" -> "6";
      default -> throw new IllegalArgumentException(use);
    };
  }
}
