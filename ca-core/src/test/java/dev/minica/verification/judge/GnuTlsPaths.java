package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code certtool --verify} of GnuTLS; where there are CRLs {@code --verify-chain}, which takes
 * them and the root from the same file.
 */
public final class GnuTlsPaths implements PathJudge {

  private final Tool certtool = Tool.named("certtool");

  @Override
  public String name() {
    return "GnuTLS";
  }

  @Override
  public boolean knowsHosts() {
    return true;
  }

  @Override
  public boolean knowsCrls() {
    return true;
  }

  @Override
  public boolean accepts(Shown shown) {
    List<Object> arguments = new ArrayList<>(List.of("--verify-purpose", "1.3.6.1.5.5.7.3.1"));
    shown.host().ifPresent(host -> arguments.addAll(List.of("--verify-hostname", host)));
    if (shown.crls().isEmpty()) {
      arguments.addAll(List.of("--verify", "--load-ca-certificate", shown.file("root.pem")));
      arguments.addAll(List.of("--infile", shown.file("chain.pem")));
    } else {
      arguments.addAll(List.of("--verify-chain", "--infile", shown.file("all.pem")));
    }
    return certtool.run(arguments.toArray()).exit() == 0;
  }
}
