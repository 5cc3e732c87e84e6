package dev.minica.cli.command;

import dev.minica.ca.CertificateAuthority;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Syntax;
import java.nio.file.Path;
import java.util.Optional;

/** The option of commands that may need the root's key: where it is. */
final class RootKeyOption {

  private final Argument<Optional<Path>> file;

  RootKeyOption(Syntax syntax) {
    file =
        syntax.option(
            "--root-key", "FILE", Paths::parse, "the root's key, if it is not in the CA directory");
  }

  /** The CA with the root's key in the file that was named, if one was. */
  CertificateAuthority given(CertificateAuthority authority, Session session) {
    return file.value().map(path -> authority.withRootKey(session.resolve(path))).orElse(authority);
  }
}
