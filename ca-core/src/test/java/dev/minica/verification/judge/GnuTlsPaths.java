package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code certtool --verify} of GnuTLS. */
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
  public boolean accepts(Shown shown) {
    List<Object> arguments = new ArrayList<>(List.of("--verify", "--load-ca-certificate"));
    arguments.addAll(List.of(shown.file("root.pem"), "--verify-purpose", "1.3.6.1.5.5.7.3.1"));
    shown.host().ifPresent(host -> arguments.addAll(List.of("--verify-hostname", host)));
    arguments.addAll(List.of("--infile", shown.file("chain.pem")));
    return certtool.run(arguments.toArray()).exit() == 0;
  }
}
