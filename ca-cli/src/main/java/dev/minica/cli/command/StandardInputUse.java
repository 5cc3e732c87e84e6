package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.PassphraseSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Who reads standard input in a run. It gives what it holds to whoever comes first, and who that is
 * nobody should guess: whoever comes second is refused.
 */
final class StandardInputUse {

  private final boolean givesPassphrase;
  private boolean givesFile;

  private StandardInputUse(boolean givesPassphrase) {
    this.givesPassphrase = givesPassphrase;
  }

  /**
   * What the passphrases of a command line leave of it.
   *
   * @param passphrases all that the command may ask for
   * @throws MinicaException USAGE if two are to come from standard input, or from one descriptor
   */
  static StandardInputUse beside(List<PassphraseSource> passphrases) {
    boolean givesPassphrase = false;
    List<PassphraseSource> streams = new ArrayList<>();
    for (PassphraseSource source : passphrases) {
      if (source.isStream() && streams.contains(source)) {
        throw new MinicaException(Kind.USAGE, "two passphrases are to come from the same stream")
            .withHint("give each a source of its own");
      } else if (source.isStream()) {
        streams.add(source);
      }
      givesPassphrase |= source instanceof PassphraseSource.StandardInput;
    }
    return new StandardInputUse(givesPassphrase);
  }

  /**
   * Takes it for the content of a file.
   *
   * @throws MinicaException USAGE if it is taken
   */
  void takeForFile() {
    if (givesFile) {
      throw new MinicaException(Kind.USAGE, "standard input is given twice, and can be read once");
    }
    if (givesPassphrase) {
      throw new MinicaException(
              Kind.USAGE, "a file and a passphrase are both to come from standard input")
          .withHint("give the passphrase another source");
    }
    givesFile = true;
  }
}
