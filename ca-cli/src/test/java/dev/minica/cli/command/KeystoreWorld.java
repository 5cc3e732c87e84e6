package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a CA, what it issued to a.example and b.example, and key stores made of that. */
final class KeystoreWorld {

  private final Path folder;
  private final Cli cli;

  private KeystoreWorld(Path folder) {
    this.folder = folder;
    this.cli = new Cli().in(folder).variable("MINICA_CA", folder.resolve("ca").toString());
  }

  /** Makes all of it in an empty folder. */
  static KeystoreWorld make(Path folder) {
    KeystoreWorld world = new KeystoreWorld(folder);
    world.succeed("init");
    world.succeed("issue", "a.example", "--out", "a");
    world.succeed("issue", "b.example", "--out", "b");
    world.write("bundle.pem", world.read("a/cert.pem") + world.read("b/cert.pem"));
    return world;
  }

  /** The same files in another empty folder, sooner than they are made. */
  KeystoreWorld copyTo(Path other) {
    try (Stream<Path> paths = Files.walk(folder).skip(1)) { // folders come before what is in them
      for (Path path : paths.toList()) {
        Path copy = other.resolve(folder.relativize(path));
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeystoreWorld(other);
  }

  Cli cli() {
    return cli;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  String path(String name) {
    return file(name).toString();
  }

  String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] octets(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command of {@code minica keystore}, in one line. */
  Ran run(String line) {
    return cli.run(Stream.concat(Stream.of("keystore"), words(line)).toArray(String[]::new));
  }

  /** Words of which {@code ''} is the empty one. */
  private static Stream<String> words(String line) {
    return Arrays.stream(line.strip().split(" ", -1)).map(word -> word.equals("''") ? "" : word);
  }

  /** The same, of a command that can do it. */
  Ran done(String line) {
    Ran ran = run(line);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  Ran succeed(String... arguments) {
    Ran ran = cli.run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  /** What keytool lists of a store under changeit. */
  String listed(Tool keytool, String store) {
    return listed(keytool, store, "changeit");
  }

  String listed(Tool keytool, String store, String password) {
    return keytool
        .run("-list", "-v", "-keystore", path(store), "-storepass", password)
        .succeeded()
        .everything();
  }

  /** The names of the entries in a store under changeit. */
  List<String> aliases(String store) {
    return done("list " + store + " --password pass:changeit --json")
        .out()
        .lines()
        .filter(line -> line.strip().startsWith("\"alias\""))
        .map(line -> line.replaceAll(".*: \"(.*)\",", "$1"))
        .toList();
  }

  /** Everything there is, and who may read it. */
  List<String> everything() {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<String> all = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        all.add(folder.relativize(path) + " " + mode(path));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String mode(String name) {
    try {
      return mode(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
