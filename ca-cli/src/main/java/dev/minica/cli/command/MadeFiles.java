package dev.minica.cli.command;

import dev.minica.file.OutputFiles;
import dev.minica.key.KeyPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a new key and what was made with it go: the key, if it is new, to its file; the other to
 * its file or, if it has none, to standard output.
 */
final class MadeFiles {

  private final Session session;
  private final KeyOptions key;
  private final OutputFiles files;
  private final Optional<Path> file;

  /**
   * @param out the file of what is made, as typed
   * @throws dev.minica.MinicaException before anything is made, if one of the files is there and
   *     not to be replaced
   */
  MadeFiles(Session session, KeyOptions key, Optional<Path> out, boolean replace) {
    this.session = session;
    this.key = key;
    this.files = new OutputFiles(session.environment(), replace);
    this.file = out.map(session::resolve);
    key.plan(files, session);
    file.ifPresent(path -> files.plan(path, false));
  }

  /** Writes them: the key, and this text unless it goes to standard output. */
  void write(KeyPair pair, String text) {
    List<String> texts = new ArrayList<>();
    if (!key.isGiven()) {
      texts.add(key.text(pair.privateKey(), session));
    }
    if (file.isPresent()) {
      texts.add(text);
    }
    files.write(texts);
  }

  /** The file of what is made, absolute. */
  Optional<Path> file() {
    return file;
  }

  /** The file of the new key, absolute. */
  Optional<Path> keyFile() {
    return key.newKeyFile(session);
  }
}
