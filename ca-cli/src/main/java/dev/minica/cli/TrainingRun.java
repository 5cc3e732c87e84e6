package dev.minica.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands that people wait for most often, one after the other in one process. The Java
 * virtual machine archives what one run has loaded (JEP 350, JEP 514), so that the launcher has one
 * run to show it all.
 */
final class TrainingRun {

  /** Since this version all that is in an archive is loaded at each start, needed or not. */
  private static final int EAGER = 24;

  private TrainingRun() {}

  /**
   * Runs them all.
   *
   * @param args a folder that the run may fill
   * @throws IllegalStateException when a command fails: the archive would lack what came after
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    signing(folder).forEach(TrainingRun::run);
    if (Runtime.version().feature() < EAGER) {
      reading(folder).forEach(TrainingRun::run);
    }
    System.exit(0); // as a command ends: since JDK 21 that loads a logger
  }

  private static List<List<String>> signing(Path folder) {
    String ca = folder.resolve("ca").toString();
    String out = folder.resolve("out").toString();
    String key = folder.resolve("out").resolve("key.pem").toString();
    String certificate = folder.resolve("out").resolve("cert.pem").toString();
    String store = folder.resolve("store.p12").toString();
    return List.of(
        List.of("--version"),
        List.of("--help"),
        List.of("issue", "--help"),
        List.of("init", "--ca", ca),
        List.of("issue", "--ca", ca, "--out", out, "server.example", "127.0.0.1"),
        List.of("keystore", "create", store, "--ca", ca, "--key-file", key, "--cert", certificate));
  }

  private static List<List<String>> reading(Path folder) {
    String ca = folder.resolve("ca").toString();
    String stores = folder.resolve("stores").toString();
    String certificate = folder.resolve("out").resolve("cert.pem").toString();
    return List.of(
        List.of("issue", "--ca", ca, "--out", stores, "--format", "p12", "server.example"),
        List.of("list", "--ca", ca),
        List.of("inspect", certificate),
        List.of("verify", "--ca", ca, "--host", "server.example", certificate));
  }

  private static void run(List<String> command) {
    HeadStart.of(command);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    int exit =
        new Minica(ThisProcess.surroundings())
            .run(InputStream.nullInputStream(), nowhere, nowhere, command.toArray(String[]::new));
    if (exit != 0) {
      throw new IllegalStateException("exit " + exit + " of minica " + String.join(" ", command));
    }
  }
}
