package dev.minica.verification.judge;

import dev.minica.encoding.Pem;
import dev.minica.verification.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question about a server's certificate, as files for programs to read.
 *
 * @param story how the chain differs from a sound one
 * @param folder holds {@code root.pem}, {@code untrusted.pem}, {@code leaf.pem}
 */
public record Chain(String story, Question question, Path folder) {

  /** Writes the files. */
  public static Chain write(String story, Question question, Path folder) throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("root.pem"), Pem.encode(question.anchors()));
    Files.writeString(folder.resolve("untrusted.pem"), Pem.encode(question.intermediates()));
    Files.writeString(folder.resolve("leaf.pem"), Pem.encode(question.leaf()));
    Files.writeString(
        folder.resolve("chain.pem"),
        Pem.encode(
            Stream.concat(Stream.of(question.leaf()), question.intermediates().stream()).toList()));
    return new Chain(story, question, folder);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The host that is asked for, if any. */
  public Optional<String> host() {
    return question.name().map(name -> name.value());
  }
}
