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
  public boolean accepts(Shown shown) {
    return program
            .run(
                shown.file("leaf.pem"),
                shown.file("untrusted.pem"),
                shown.file("root.pem"),
                shown.host().orElse(""))
            .exit()
        == 0;
  }
}
