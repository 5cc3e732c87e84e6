package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.PassphraseSource;
import java.nio.file.Path;
import java.util.Optional;

/** Standard input can be read once. */
final class StandardInputUse {

  private StandardInputUse() {}

  /**
   * Refuses a file and a passphrase that are both to come from standard input.
   *
   * @throws MinicaException USAGE
   */
  static void requireOne(Path file, Optional<PassphraseSource> source) {
    if (file.equals(Path.of("-")) && source.filter(StandardInputUse::isStandardInput).isPresent()) {
      throw new MinicaException(
              Kind.USAGE, "the key and a passphrase are both to come from standard input")
          .withHint("give the passphrase another source");
    }
  }

  private static boolean isStandardInput(PassphraseSource source) {
    return source instanceof PassphraseSource.StandardInput
        || (source instanceof PassphraseSource.Descriptor descriptor && descriptor.number() == 0);
  }
}
