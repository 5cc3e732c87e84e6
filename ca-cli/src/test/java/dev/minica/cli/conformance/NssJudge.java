package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The paths and purposes of NSS, through its {@code vfychain}; it takes no names. */
final class NssJudge implements Judge {

  /** NSS of 2023 knows no Edwards curves in certificates, and nothing post-quantum. */
  private static final Set<String> UNKNOWN = Set.of("ED", "ML_DSA");

  private final Tool vfychain = Tool.named("vfychain");
  private final Path database;

  /**
   * @param database an empty folder, where NSS keeps its own empty database
   */
  NssJudge(Path database) {
    this.database = database;
    Tool.named("certutil").run("-N", "-d", "sql:" + database, "--empty-password").succeeded();
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
    List<Object> arguments =
        List.of(
            "-d",
            "sql:" + database,
            "-pp",
            "-u",
            usage(trial.use()),
            "-a",
            trial.specimen().file("cert.pem"),
            "-t",
            trial.root());
    return vfychain.run(arguments.toArray()).exit() == 0;
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
