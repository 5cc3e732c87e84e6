package dev.minica.conversion;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms that certificates and private keys are kept in. */
public enum FileFormat {
  /** Any number of certificates and keys as text (RFC 7468). */
  PEM("pem", "PEM", null),
  /** One certificate (RFC 5280) or one private key (RFC 5958) in DER. */
  DER("der", "DER", null),
  /** Certificates without keys (RFC 5652), as text. */
  P7B("p7b", "PKCS#7", null),
  P12("p12", "PKCS#12", KeyStoreFormat.PKCS12),
  JKS("jks", "JKS", KeyStoreFormat.JKS),
  BCFKS("bcfks", "BCFKS", KeyStoreFormat.BCFKS),
  /** It is read, not written. */
  JCEKS("jceks", "JCEKS", KeyStoreFormat.JCEKS),
  /** It is read, not written. */
  BKS("bks", "BKS", KeyStoreFormat.BKS),
  /** It is read, not written. */
  UBER("uber", "UBER", KeyStoreFormat.UBER),
  /** A key and its certificates for Kubernetes. It is written, not read. */
  K8S_SECRET("k8s-secret", "Kubernetes Secret", null);

  private final String word;
  private final String label;
  private final @Nullable KeyStoreFormat keyStore;

  FileFormat(String word, String label, @Nullable KeyStoreFormat keyStore) {
    this.word = word;
    this.label = label;
    this.keyStore = keyStore;
  }

  /**
   * The format that a user names.
   *
   * @throws MinicaException USAGE if it is none
   */
  public static FileFormat parse(String text) {
    return named(text)
        .orElseThrow(
            () ->
                unknown(text)
                    .withHint(
                        "one of pem, der, p7b, p12, jks, bcfks, k8s-secret; jceks, bks and uber are read only"));
  }

  /**
   * The same where there are but a few to choose from.
   *
   * @throws MinicaException USAGE if it is none of them
   */
  public static FileFormat parse(String text, List<FileFormat> choice) {
    return named(text)
        .filter(choice::contains)
        .orElseThrow(
            () ->
                unknown(text)
                    .withHint(
                        choice.stream()
                            .map(FileFormat::word)
                            .collect(Collectors.joining(", ", "one of ", ""))));
  }

  private static Optional<FileFormat> named(String text) {
    for (FileFormat format : values()) {
      if (format.word.equals(text) || (format == P12 && text.equals("pkcs12"))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static MinicaException unknown(String text) {
    return new MinicaException(Kind.USAGE, "unknown format '" + Escaped.of(text) + "'");
  }

  /**
   * The format that a file of this name has by custom; endings that are used for many have none.
   */
  public static Optional<FileFormat> ofFileName(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (ending) {
          case "pem", "crt", "key" -> PEM;
          case "der", "cer" -> DER;
          case "p7b", "p7c" -> P7B;
          case "p12", "pfx" -> P12;
          case "jks" -> JKS;
          case "bcfks" -> BCFKS;
          case "jceks" -> JCEKS;
          case "bks" -> BKS;
          case "ubr", "uber" -> UBER;
          case "yaml", "yml" -> K8S_SECRET;
          default -> null;
        });
  }

  /** The format of these octets by how they begin: PEM, if nothing else fits. */
  public static FileFormat detect(byte[] octets) {
    Optional<KeyStoreFormat> keyStore = KeyStoreFormat.detect(octets);
    if (keyStore.isPresent()) {
      return of(keyStore.get());
    } else if (Pkcs7Certificates.isPkcs7(octets)) {
      return P7B;
    }
    return Pem.isBinary(octets) ? DER : PEM;
  }

  private static FileFormat of(KeyStoreFormat keyStore) {
    return switch (keyStore) {
      case PKCS12 -> P12;
      case JKS -> JKS;
      case BCFKS -> BCFKS;
      case JCEKS -> JCEKS;
      case BKS -> BKS;
      case UBER -> UBER;
    };
  }

  /** What options call it, such as {@code p12}. */
  public String word() {
    return word;
  }

  /** What people call it, such as {@code PKCS#12}. */
  public String label() {
    return label;
  }

  /** Whether it can be read. */
  public boolean isRead() {
    return this != K8S_SECRET;
  }

  /** Whether it can be written. */
  public boolean isWritten() {
    return keyStore == null || keyStore.isWritten();
  }

  /** The key store that it is, if it is one: then its entries have names. */
  public Optional<KeyStoreFormat> keyStore() {
    return Optional.ofNullable(keyStore);
  }
}
