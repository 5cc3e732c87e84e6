package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import java.nio.file.Path;

/** crypto/x509 of Go, through a program of ours that is built for the occasion. */
public final class GoPaths implements PathJudge {

  private final Tool program;

  /**
   * @param folder an empty one to build in
   */
  public GoPaths(Path folder) {
    program = Tool.builtByGo(GoPaths.class, "paths.go", folder);
  }

  @Override
  public String name() {
    return "Go";
  }

  @Override
  public boolean knowsHosts() {
    return true;
  }

  @Override
  public boolean accepts(Chain chain) {
    return program
            .run(
                chain.file("leaf.pem"),
                chain.file("untrusted.pem"),
                chain.file("root.pem"),
                chain.host().orElse(""))
            .exit()
        == 0;
  }
}
