package dev.minica.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Folders that {@code issue} wrote, below one that every user may enter. */
final class Identities {

  /** What a path may hold and still be seen; nginx alone has no way to quote a dollar sign. */
  private static final String ODD = "it's \"an\" odd; #1, {näme} \\ & <ü> 100% \uD83D\uDE00";

  /** What the environment has for key stores that the usual password does not open. */
  static final String PASSWORD = "open, sesame";

  private final Path root;
  private final Cli cli;

  Identities(Path root) throws IOException {
    this.root = root;
    this.cli = new Cli().in(root).variable(StorePassword.USUAL_VARIABLE, PASSWORD);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    minica("init", "--ca", "ca");
  }

  /** A server's of localhost, in a folder of this name in one whose name has to be quoted. */
  Path server(String name) throws IOException {
    return issued(
        Files.createDirectories(root.resolve(ODD)).resolve(name), "localhost", "127.0.0.1");
  }

  /** The same with names of each kind, its key stores opened by a password of the environment. */
  Path lockedServer(String name) throws IOException {
    return issued(
        Files.createDirectories(root.resolve(ODD)).resolve(name),
        "*.server.example",
        "localhost",
        "::1",
        "127.0.0.1",
        "--password",
        "env:" + StorePassword.USUAL_VARIABLE);
  }

  /** A client's, in a folder with a plain name. */
  Path client() throws IOException {
    return issued(root.resolve("client"), "--client", "client@localhost");
  }

  /** A client's of another CA, which believes nobody of this one. */
  Path stranger() throws IOException {
    minica("init", "--ca", "other");
    Path folder = root.resolve("stranger");
    minica("issue", "--client", "stranger@localhost", "--ca", "other", "--out", folder.toString());
    return folder;
  }

  /** A client's in a folder whose name has to be quoted. */
  Path oddClient() throws IOException {
    Path folder = Files.createDirectories(root.resolve(ODD)).resolve("client");
    return issued(folder, "--client", "client@localhost");
  }

  private Path issued(Path folder, String... names) throws IOException {
    List<String> line = new ArrayList<>(List.of("issue"));
    line.addAll(List.of(names));
    line.addAll(List.of("--ca", "ca", "--format", "p12,jks", "--out", folder.toString()));
    minica(line.toArray(String[]::new));
    combine(folder);
    return folder;
  }

  private static void combine(Path folder) throws IOException {
    Path combined = folder.resolve("combined.pem");
    Files.copy(folder.resolve("key.pem"), combined, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(
        combined,
        Files.readString(folder.resolve("key.pem"))
            + Files.readString(folder.resolve("fullchain.pem")));
  }

  /** What minica prints. */
  String minica(String... line) {
    Cli.Ran ran = cli.run(line);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  /** The configuration for the files in a folder. */
  String configuration(Path folder, String name, String... options) {
    List<String> line = new ArrayList<>(List.of("keystore", "export", folder.toString()));
    line.addAll(List.of("--config", name));
    line.addAll(List.of(options));
    return minica(line.toArray(String[]::new));
  }
}
