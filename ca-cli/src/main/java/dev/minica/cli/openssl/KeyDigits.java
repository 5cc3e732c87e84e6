package dev.minica.cli.openssl;

import dev.minica.key.KeyAlgorithm;

/** The beginning of a key identifier, by which a new CA's name tells it from others. */
final class KeyDigits {

  private KeyDigits() {}

  /**
   * Has the script find them.
   *
   * @return the subject that ends with them
   */
  static ShellWord subject(
      OpensslScript.Builder script, ScriptKey key, KeyAlgorithm algorithm, String words) {
    script
        .says(
            "The name tells this CA from others by its key identifier (RFC 5280 section 4.2.1.2):",
            "the SHA-1 of the public key, without what says its algorithm.")
        .run(
            new ShellCommand("openssl", "pkey")
                .add("-in", key.word())
                .add("-pubout", "-outform", "DER")
                .add("-out", ShellWord.temporary("public.der")))
        .line(
            "id=$("
                + tail(algorithm)
                + " \"$work/public.der\" | openssl dgst -sha1 -r | cut -c 1-6)");
    return ShellWord.quoting("/CN=" + words, "id", "");
  }

  /** What is after the algorithm and the header of the BIT STRING. */
  private static String tail(KeyAlgorithm algorithm) {
    return switch (algorithm.family()) {
      case EC -> "tail -c " + (1 + 2 * ((algorithm.size() + 7) / 8));
      case EDDSA -> "tail -c " + (algorithm == KeyAlgorithm.ED25519 ? 32 : 57);
      case RSA -> "tail -c +25";
      case ML_DSA -> "tail -c +23";
    };
  }
}
