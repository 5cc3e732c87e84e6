package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** crypto/x509 of Go, through a program of ours that is built for the occasion. */
public final class GoPaths implements PathJudge {

  private final Tool program;

  /**
   * @param folder an empty one to build in
   */
  public GoPaths(Path folder) {
    Path source = folder.resolve("paths.go");
    Path binary = folder.resolve("paths");
    try (InputStream text = GoPaths.class.getResourceAsStream("paths.go")) {
      Files.copy(text, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> offline =
        Map.of("GO111MODULE", "off", "GOFLAGS", "", "GOTOOLCHAIN", "local", "CGO_ENABLED", "0");
    Tool.named("go").run(offline, new byte[0], "build", "-o", binary, source).succeeded();
    program = new Tool(binary);
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
