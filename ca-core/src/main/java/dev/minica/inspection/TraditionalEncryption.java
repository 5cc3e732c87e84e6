package dev.minica.inspection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * OpenSSL's old way to encrypt PEM (RFC 1421 sections 4.6.1.1 and 4.6.1.3, but with a key derived
 * as OpenSSL does).
 *
 * <pre>
 * Proc-Type: 4,ENCRYPTED
 * DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF
 * </pre>
 */
final class TraditionalEncryption {

  private static final String DERIVATION = "MD5 of passphrase and salt, one iteration";

  private static final String DEK_INFO = "dek-info:";

  private TraditionalEncryption() {}

  /** The name of the cipher, if the headers, in capitals or not, say that there is one. */
  static Optional<String> cipher(List<String> headers) {
    boolean encrypted =
        headers.stream()
            .map(header -> header.toLowerCase(Locale.ROOT))
            .anyMatch(header -> header.startsWith("proc-type:") && header.endsWith("encrypted"));
    Optional<String> cipher =
        headers.stream()
            .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(DEK_INFO))
            .map(header -> header.substring(DEK_INFO.length()).strip())
            .map(info -> info.indexOf(',') < 0 ? info : info.substring(0, info.indexOf(',')))
            .findFirst();
    return encrypted ? Optional.of(cipher.orElse("an unnamed cipher")) : cipher;
  }

  static Value value(String cipher) {
    return Description.builder()
        .hidden("scheme", "Proc-Type")
        .hidden("kdf", Description.builder().hidden("name", DERIVATION).build())
        .hidden("cipher", Description.builder().hidden("name", cipher).build())
        .build();
  }

  static List<String> lines(String cipher) {
    return List.of("OpenSSL's old form: " + DERIVATION, "cipher " + Lines.bounded(cipher));
  }
}
