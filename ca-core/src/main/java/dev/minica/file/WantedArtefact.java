package dev.minica.file;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.inspection.Inspection;
import java.util.List;
import java.util.function.Function;

/**
 * What a file should hold. Of a file with another thing a reader can but say that it is malformed;
 * what it is instead, and who takes the wanted thing out of it, is said here.
 *
 * @param words for it, with an article
 * @param kinds what the words for all such things end in
 */
record WantedArtefact(String words, List<String> kinds) {

  static final WantedArtefact CERTIFICATE = of("certificate");
  static final WantedArtefact CRL = of("certificate revocation list");
  static final WantedArtefact REQUEST = of("certification request");
  static final WantedArtefact PRIVATE_KEY = of("private key");
  static final WantedArtefact PUBLIC_KEY =
      new WantedArtefact(
          "a key, certificate or request", List.of("key", "certificate", "certification request"));
  static final WantedArtefact MATERIAL =
      new WantedArtefact(
          "what has certificates or private keys",
          List.of("certificate", "private key", "key store", "CMS structure", "Bouncy Castle"));

  private static final String HINT =
      "minica convert FILE OUT.pem takes certificates and private keys out of it";

  private static WantedArtefact of(String kind) {
    return new WantedArtefact("a " + kind, List.of(kind));
  }

  /**
   * What the reader makes of the octets.
   *
   * @throws MinicaException as the reader does, and instead of BAD_INPUT one that says what they
   *     are if they are something else
   */
  <T> T read(byte[] octets, Function<byte[], T> reader) {
    try {
      return reader.apply(octets);
    } catch (MinicaException e) {
      throw e.kind() == Kind.BAD_INPUT
          ? Inspection.recognize(octets).map(found -> explained(found, e)).orElse(e)
          : e;
    }
  }

  private MinicaException explained(Inspection.Recognized found, MinicaException failure) {
    String bare = found.words().replaceFirst(" \\(.*", "");
    if (kinds.stream().anyMatch(bare::endsWith)) {
      return failure;
    }
    MinicaException another =
        failure.restated(
            Kind.BAD_INPUT, "it is " + found.words() + ", and " + words + " is wanted");
    return found.isContainer() ? another.withHint(HINT) : another;
  }
}
