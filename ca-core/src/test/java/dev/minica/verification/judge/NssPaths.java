package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code vfychain} of NSS, with its PKIX library. */
public final class NssPaths implements PathJudge {

  private final Tool vfychain = Tool.named("vfychain");
  private final Path database;

  /**
   * @param database an empty folder
   */
  public NssPaths(Path database) {
    this.database = database;
    Tool.named("certutil").run("-N", "-d", database, "--empty-password").succeeded();
  }

  @Override
  public String name() {
    return "NSS";
  }

  @Override
  public boolean knowsHosts() {
    return false;
  }

  @Override
  public boolean accepts(Shown shown) {
    List<Object> arguments = new ArrayList<>(List.of("-d", database, "-pp", "-u", "1"));
    for (byte[] certificate : shown.chain()) {
      arguments.add(der(shown, arguments.size(), certificate));
    }
    arguments.add("-t");
    arguments.add(der(shown, arguments.size(), shown.anchors().get(0)));
    return vfychain.run(arguments.toArray()).exit() == 0;
  }

  private static Path der(Shown shown, int number, byte[] certificate) {
    try {
      return Files.write(shown.file(number + ".der"), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
