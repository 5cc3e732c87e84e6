package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import dev.minica.file.OutputFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options that say where a key goes: to a file, PEM or DER, or to standard output. */
final class KeyFile {

  private final Argument<Optional<Path>> out;
  private final Argument<Boolean> der;
  private final Argument<Boolean> force;
  private @Nullable OutputFiles files;
  private Optional<Path> path = Optional.empty();

  /**
   * @param what is written, for help
   */
  KeyFile(Syntax syntax, String what) {
    out = syntax.option("--out", "FILE", Paths::output, what + " (default: standard output)");
    der = syntax.flag("--der", "DER instead of PEM; with --out");
    force = syntax.flag("--force", "replaces a file that is there");
  }

  /**
   * Refuses what makes no sense together.
   *
   * @throws MinicaException USAGE
   */
  void check() {
    if (der.value() && out.value().isEmpty()) {
      throw new MinicaException(Kind.USAGE, "--der is given without --out")
          .withHint("DER is no text; name a file for it");
    }
  }

  /**
   * Refuses to replace a file, before anything is done.
   *
   * @param secret whether nobody but its owner may read it
   * @throws MinicaException CONFLICT
   */
  void plan(Session session, boolean secret) {
    path = out.value().map(session::resolve);
    if (path.isPresent()) {
      files = new OutputFiles(session.environment(), force.value());
      files.plan(path.get(), secret);
    }
  }

  /** Writes the file, if there is to be one. */
  void write(byte[] octets, String pem) {
    if (files != null) {
      files.writeOctets(List.of(der.value() ? octets : pem.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** The file, as typed. */
  Optional<Path> typed() {
    return out.value();
  }

  boolean isDer() {
    return der.value();
  }

  boolean replaces() {
    return force.value();
  }

  /** The file, absolute. */
  Optional<Path> path() {
    return path;
  }
}
