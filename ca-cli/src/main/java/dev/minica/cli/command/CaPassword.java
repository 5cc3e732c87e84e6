package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.PassphraseSource;
import dev.minica.cli.option.Syntax;
import java.util.Optional;
import java.util.function.Supplier;

/** The option of commands that use the CA's key: what opens it. */
final class CaPassword {

  private static final String NAME = "--ca-password";

  private final Argument<Optional<PassphraseSource>> source;

  CaPassword(Syntax syntax) {
    source = syntax.option(NAME, "SOURCE", PassphraseSource::parse, "opens the CA's key");
  }

  /** Where it comes from, if that is said. */
  Optional<PassphraseSource> source() {
    return source.value();
  }

  /** The passphrase, when it is asked for; whoever asks clears it. */
  Supplier<char[]> opening(Session session) {
    return () -> session.passphrases().existing(NAME, "the CA's key", source.value()).characters();
  }
}
