package dev.minica.inspection;

import dev.minica.encoding.PemBlock;
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
final class TraditionalEncryptionDescription {

  private static final String DERIVATION = "MD5 of passphrase and salt, one iteration";

  private TraditionalEncryptionDescription() {}

  /** The name of the cipher, if the headers, in capitals or not, say that there is one. */
  static Optional<String> cipher(PemBlock block) {
    boolean encrypted =
        block
            .header("Proc-Type")
            .filter(type -> type.toUpperCase(Locale.ROOT).endsWith("ENCRYPTED"))
            .isPresent();
    Optional<String> cipher =
        block
            .header("DEK-Info")
            .map(info -> info.indexOf(',') < 0 ? info : info.substring(0, info.indexOf(',')));
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
