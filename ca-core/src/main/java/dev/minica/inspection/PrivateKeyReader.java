package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.PemBlock;
import dev.minica.internal.asn1.Der;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * A private key: in which form, of which algorithm, how it is encrypted, and its public half. Of
 * the secret itself nothing is shown, not even a digest.
 */
final class PrivateKeyReader {

  private final Optional<char[]> passphrase;
  private final Description.Builder description = Description.builder();

  PrivateKeyReader(Optional<char[]> passphrase) {
    this.passphrase = passphrase;
  }

  /** Once. */
  Finding read(PemBlock block) {
    Optional<String> cipher = TraditionalEncryptionDescription.cipher(block);
    if (cipher.isPresent()) {
      begin(formatOf(block.label()), true);
      description.shown(
          "encryption",
          "encryption",
          TraditionalEncryptionDescription.value(cipher.get()),
          TraditionalEncryptionDescription.lines(cipher.get()));
      return opened(() -> EncodedPrivateKey.ofBlock(block));
    }
    byte[] der = block.content();
    return switch (Recognition.ofDer(der).orElse(Artefact.PRIVATE_KEY)) {
      case ENCRYPTED_PRIVATE_KEY -> encrypted(der);
      case DSA_PRIVATE_KEY -> dsa(der);
      case RSA_PRIVATE_KEY -> plain("PKCS#1", der);
      case EC_PRIVATE_KEY -> plain("SEC 1", der);
      default -> plain("PKCS#8", der);
    };
  }

  /** A key that was taken out of a key store. */
  static Finding ofStore(PrivateKeyInfo key) {
    PrivateKeyReader reader = new PrivateKeyReader(Optional.empty());
    reader
        .description
        .shown("type", "type", Value.of("privateKey"), List.of("private key"))
        .hidden("format", "PKCS#8");
    return reader.shown(key);
  }

  private static String formatOf(String label) {
    return switch (label) {
      case "RSA PRIVATE KEY" -> "PKCS#1";
      case "EC PRIVATE KEY" -> "SEC 1";
      case "DSA PRIVATE KEY" -> "OpenSSL's DSA";
      default -> "PKCS#8";
    };
  }

  private void begin(String format, boolean encrypted) {
    String words = "private key (" + format + "), " + (encrypted ? "" : "not ") + "encrypted";
    description
        .shown("type", "type", Value.of("privateKey"), List.of(words))
        .hidden("format", format)
        .hidden("encrypted", Value.of(encrypted));
  }

  private Finding plain(String format, byte[] der) {
    begin(format, false);
    return shown(EncodedPrivateKey.ofDer(der).open());
  }

  private Finding dsa(byte[] der) {
    begin("OpenSSL's DSA", false);
    return finding(PublicKeys.ofDsa(der));
  }

  private Finding encrypted(byte[] der) {
    begin("PKCS#8", true);
    Meaning encryption =
        Der.read(
            "encrypted private key",
            () -> {
              ASN1Sequence fields = Asn1.sequence(Der.decode(der, "encrypted private key"), 2, 2);
              return EncryptionDescription.of((ASN1Sequence) fields.getObjectAt(0));
            });
    description.shown("encryption", "encryption", encryption.value(), encryption.lines());
    return opened(() -> EncodedPrivateKey.ofDer(der));
  }

  /** With a passphrase, unless it is encrypted in a way that is not read. */
  private Finding opened(Supplier<EncodedPrivateKey> encoded) {
    if (passphrase.isEmpty()) {
      return locked("not shown: it takes the passphrase");
    }
    PrivateKeyInfo key;
    try {
      key = encoded.get().open(passphrase.get());
    } catch (MinicaException e) {
      if (e.kind() != Kind.BAD_INPUT) {
        throw e;
      }
      return locked("not shown: " + e.getMessage());
    }
    description.hidden("opened", Value.of(true));
    return shown(key);
  }

  private Finding locked(String why) {
    description.shown("opened", "key", Value.of(false), List.of(why));
    return Finding.of(description.build());
  }

  private Finding shown(PrivateKeyInfo key) {
    Optional<SubjectPublicKeyInfo> publicKey = PublicKeys.of(key);
    if (publicKey.isPresent()) {
      return finding(publicKey.get());
    }
    Meaning algorithm = Der.read("private key", () -> KeyDescription.ofAlgorithm(algorithmOf(key)));
    description.shown("algorithm", "key", algorithm.value(), algorithm.lines());
    return Finding.of(description.build());
  }

  private static ASN1Sequence algorithmOf(PrivateKeyInfo key) {
    byte[] der = key.encoded();
    try {
      return Der.read(
          "private key",
          () -> (ASN1Sequence) ((ASN1Sequence) Der.decode(der, "private key")).getObjectAt(1));
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private Finding finding(SubjectPublicKeyInfo publicKey) {
    PublicKeyDescription.add(description, publicKey);
    return Finding.of(description.build()).withKey(publicKey);
  }
}
