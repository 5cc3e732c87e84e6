package dev.minica.conversion;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.KubernetesSecret;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.PrivateKeyForm;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts contents into the octets of a file.
 *
 * @param password protects a key store, or encrypts the keys of other formats; cleared by the
 *     caller
 * @param pkcs12 how PKCS#12 is protected; other formats take no notice of it
 * @param random salts and initialization vectors
 */
public record FileEncoder(
    FileFormat format, Optional<char[]> password, Pkcs12Profile pkcs12, SecureRandom random) {

  private static final String NO_KEYS_HINT = "--no-keys leaves private keys out";

  /**
   * Encodes all of it.
   *
   * @throws MinicaException USAGE if a password is missing for a key store, or unfit for it;
   *     BAD_INPUT if the format cannot hold what there is, which the message names
   */
  public byte[] encode(KeyStoreContents contents) {
    Selection.requireOpened(contents);
    if (format.keyStore().isPresent()) {
      return keyStore(format.keyStore().get(), contents);
    }
    return switch (format) {
      case P7B -> pkcs7(contents);
      case DER -> der(contents);
      case K8S_SECRET -> ascii(secret(contents).encode());
      default -> ascii(pem(contents));
    };
  }

  private byte[] keyStore(KeyStoreFormat keyStore, KeyStoreContents contents) {
    for (KeyStoreEntry.Key key : contents.keys()) {
      if (key.chain().isEmpty() && keyStore != KeyStoreFormat.PKCS12) {
        throw cannotHold(key, "a private key without a certificate");
      }
    }
    char[] characters =
        password.orElseThrow(
            () -> new MinicaException(Kind.USAGE, "a key store takes a passphrase"));
    return keyStore.encode(contents.underStorePassword(), characters, pkcs12, random);
  }

  private byte[] pkcs7(KeyStoreContents contents) {
    for (KeyStoreEntry.Key key : contents.keys()) {
      throw cannotHold(key, "a private key").withHint(NO_KEYS_HINT);
    }
    List<Certificate> certificates =
        contents.trusted().stream().map(KeyStoreEntry.Trusted::certificate).toList();
    return ascii(Pem.encode(new PemBlock("PKCS7", Pkcs7Certificates.of(certificates).encoded())));
  }

  private byte[] der(KeyStoreContents contents) {
    KeyStoreEntry only = contents.entries().get(0);
    if (contents.entries().size() > 1) {
      KeyStoreEntry second = contents.entries().get(1);
      throw new MinicaException(
              Kind.BAD_INPUT,
              "DER holds one certificate or key, and there are "
                  + contents.entries().size()
                  + " entries: \""
                  + Escaped.of(only.alias())
                  + "\", \""
                  + Escaped.of(second.alias())
                  + "\""
                  + (contents.entries().size() > 2 ? ", ..." : ""))
          .withHint("--alias picks one of a key store; --to pem holds all");
    } else if (only instanceof KeyStoreEntry.Key key) {
      return derKey(key);
    }
    return ((KeyStoreEntry.Trusted) only).certificate().encoded();
  }

  /** The one key and its chain; all that is trusted as it stands is for its clients. */
  private KubernetesSecret secret(KeyStoreContents contents) {
    if (contents.keys().size() != 1) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "a Kubernetes Secret holds one private key, and there are " + contents.keys().size())
          .withHint("--alias picks one of a key store");
    }
    KeyStoreEntry.Key key = contents.keys().get(0);
    if (key.chain().isEmpty()) {
      throw cannotHold(key, "a private key without a certificate");
    }
    List<Certificate> shown = new ArrayList<>(key.chain());
    List<Certificate> trusted = new ArrayList<>();
    Certificate last = shown.get(shown.size() - 1);
    if (shown.size() > 1 && last.subject().equals(last.issuer())) {
      trusted.add(shown.remove(shown.size() - 1));
    }
    for (KeyStoreEntry.Trusted entry : contents.trusted()) {
      if (!trusted.contains(entry.certificate())) {
        trusted.add(entry.certificate());
      }
    }
    return new KubernetesSecret(KubernetesSecret.nameOf(key.alias()), key.key(), shown, trusted);
  }

  private byte[] derKey(KeyStoreEntry.Key key) {
    if (!key.chain().isEmpty()) {
      throw cannotHold(key, "a private key with its certificates").withHint(NO_KEYS_HINT);
    }
    return password
        .map(characters -> encrypted(key, characters).encoded())
        .orElseGet(() -> portable(key).encoded());
  }

  private String pem(KeyStoreContents contents) {
    StringBuilder text = new StringBuilder();
    for (KeyStoreEntry entry : contents.entries()) {
      if (entry instanceof KeyStoreEntry.Key key) {
        text.append(pemKey(key));
      }
      text.append(Pem.encode(entry.certificates()));
    }
    return text.toString();
  }

  private String pemKey(KeyStoreEntry.Key key) {
    return password
        .map(characters -> Pem.encode(encrypted(key, characters)))
        .orElseGet(() -> Pem.encode(portable(key)));
  }

  private EncryptedPrivateKeyInfo encrypted(KeyStoreEntry.Key key, char[] characters) {
    return EncryptedPrivateKeyInfo.encrypt(portable(key), characters, random);
  }

  /**
   * The key as all programs read it, which is not as all write it; as it was read if it is of an
   * algorithm that minica cannot compute with.
   */
  private static PrivateKeyInfo portable(KeyStoreEntry.Key key) {
    try {
      return PrivateKeyInfo.decode(PrivateKeyForm.PKCS8.encode(key.key()));
    } catch (MinicaException unknownAlgorithm) {
      return key.key();
    }
  }

  private MinicaException cannotHold(KeyStoreEntry entry, String what) {
    return new MinicaException(
        Kind.BAD_INPUT,
        "\""
            + Escaped.of(entry.alias())
            + "\" is "
            + what
            + ", which "
            + format.label()
            + " cannot hold");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
