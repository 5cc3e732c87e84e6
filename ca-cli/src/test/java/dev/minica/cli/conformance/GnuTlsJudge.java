package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code certtool --verify} of GnuTLS. */
final class GnuTlsJudge implements Judge {

  private final Tool certtool = Tool.named("certtool");

  /** ML-DSA came with GnuTLS 3.8.10. */
  @Override
  public boolean takes(Trial trial) {
    return !trial.specimen().involves("ML_DSA");
  }

  @Override
  public List<Boolean> judge(List<Trial> trials) {
    return trials.stream().map(this::accepts).toList();
  }

  private boolean accepts(Trial trial) {
    List<Object> arguments = new ArrayList<>(List.of("--verify", "--load-ca-certificate"));
    arguments.add(trial.root());
    arguments.addAll(List.of("--verify-purpose", KeyPurposeOid.of(trial.use())));
    arguments.addAll(name(trial.question()));
    arguments.addAll(List.of("--infile", trial.specimen().file("cert.pem")));
    return certtool.run(arguments.toArray()).exit() == 0;
  }

  private static List<String> name(Question question) {
    return switch (question.kind()) {
      case PATH -> List.of();
      case HOST, ADDRESS -> List.of("--verify-hostname", question.name());
      case MAILBOX -> List.of("--verify-email", question.name());
    };
  }
}
