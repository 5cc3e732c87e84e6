package dev.minica.verification.judge;

import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
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
  public boolean accepts(Chain chain) {
    List<Object> arguments = new ArrayList<>(List.of("-d", database, "-pp", "-u", "1"));
    List<Certificate> certificates = new ArrayList<>(List.of(chain.question().leaf()));
    certificates.addAll(chain.question().intermediates());
    for (Certificate certificate : certificates) {
      arguments.add(der(chain, arguments.size(), certificate));
    }
    arguments.add("-t");
    arguments.add(der(chain, arguments.size(), chain.question().anchors().get(0)));
    return vfychain.run(arguments.toArray()).exit() == 0;
  }

  private static Path der(Chain chain, int number, Certificate certificate) {
    try {
      return Files.write(chain.file(number + ".der"), certificate.encoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
