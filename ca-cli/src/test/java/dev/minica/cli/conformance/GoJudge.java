package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** crypto/x509 of Go: a program of ours, built for the occasion, that asks it line by line. */
final class GoJudge implements Judge {

  private final Tool program;

  /**
   * @param folder an empty one to build in
   */
  GoJudge(Path folder) {
    program = Tool.builtByGo(GoJudge.class, "verify.go", folder);
  }

  /** A certificate may hold a key that Go does not know, but not be signed by one. */
  @Override
  public boolean takes(Trial trial) {
    String issuer = trial.specimen().issuer().name();
    return !issuer.startsWith("ML_DSA") && !issuer.equals("ED448");
  }

  @Override
  public List<Boolean> judge(List<Trial> trials) {
    String lines = trials.stream().map(GoJudge::line).collect(Collectors.joining("\n", "", "\n"));
    return program
        .feed(lines.getBytes(StandardCharsets.UTF_8))
        .succeeded()
        .text()
        .lines()
        .map(answer -> answer.equals("yes"))
        .toList();
  }

  private static String line(Trial trial) {
    return String.join(
        "\t",
        trial.specimen().file("cert.pem").toString(),
        trial.root().toString(),
        trial.use(),
        trial.question().kind().name(),
        trial.question().name());
  }
}
