package dev.minica.verification.judge;

import dev.minica.verification.Question;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question about a server's certificate, and the same for programs to read.
 *
 * @param story how the chain differs from a sound one
 */
public record Chain(String story, Question question, Shown shown) {

  /** Writes the files into a folder that is made. */
  public static Chain write(String story, Question question, Path folder) throws IOException {
    Stream<Certificate> chain =
        Stream.concat(Stream.of(question.leaf()), question.intermediates().stream());
    Shown shown =
        new Shown(
            encoded(chain),
            encoded(question.anchors().stream()),
            List.of(),
            question.name().map(name -> name.value()),
            question.time(),
            folder);
    return new Chain(story, question, shown.write());
  }

  private static List<byte[]> encoded(Stream<Certificate> certificates) {
    return certificates.map(Certificate::encoded).toList();
  }

  /** The host that is asked for, if any. */
  public Optional<String> host() {
    return shown.host();
  }
}
