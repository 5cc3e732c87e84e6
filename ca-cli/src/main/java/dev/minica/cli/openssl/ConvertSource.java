package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import dev.minica.conversion.FileFormat;
import dev.minica.conversion.ReadFile;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.Pem;
import dev.minica.encoding.Pkcs7Certificates;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code minica convert} reads.
 *
 * @param path as typed; {@code -} is standard input
 * @param der whether it is DER, not text
 * @param certificates of what is no key store, in the order and as often as they are in it
 * @param contents all that is in it
 * @param lockedAliases names of keys that the password of the store does not open
 * @param hiddenFromJava names of certificates that Java does not list
 * @param legacy whether openssl reads it with its legacy provider alone
 * @param password opens it
 * @param keyPassword opens keys that have another
 */
public record ConvertSource(
    Path path,
    FileFormat format,
    boolean der,
    List<Certificate> certificates,
    KeyStoreContents contents,
    Set<String> lockedAliases,
    Set<String> hiddenFromJava,
    boolean legacy,
    Optional<PassphraseSource> password,
    Optional<PassphraseSource> keyPassword) {

  public ConvertSource {
    certificates = List.copyOf(certificates);
    lockedAliases = Set.copyOf(lockedAliases);
    hiddenFromJava = Set.copyOf(hiddenFromJava);
  }

  /**
   * What was read.
   *
   * @param opened the key store that it is; absent for none
   * @param locked names of keys that the password of the store does not open
   */
  public static ConvertSource of(
      Path path,
      ReadFile file,
      byte[] octets,
      KeyStoreContents contents,
      Optional<OpenedKeyStore> opened,
      Set<String> locked,
      Optional<PassphraseSource> password,
      Optional<PassphraseSource> keyPassword) {
    boolean isDer = Pem.isBinary(octets);
    FileFormat format = file.format() == FileFormat.PEM ? inText(octets) : file.format();
    return new ConvertSource(
        path,
        format,
        isDer,
        seen(format, isDer, octets, contents),
        contents,
        locked,
        opened.map(OpenedKeyStore::hiddenFromJava).orElse(Set.of()),
        opened.filter(ConvertSource::isLegacy).isPresent(),
        password,
        keyPassword);
  }

  /** RC2 and RC4 are in openssl's legacy provider since 3.0. */
  private static boolean isLegacy(OpenedKeyStore store) {
    return store.protections().stream()
        .anyMatch(part -> part.scheme().contains("RC2") || part.scheme().contains("RC4"));
  }

  private static List<Certificate> seen(
      FileFormat format, boolean isDer, byte[] octets, KeyStoreContents contents) {
    return switch (format) {
      case PEM -> certificates(octets);
      case DER -> contents.trusted().stream().map(KeyStoreEntry.Trusted::certificate).toList();
      case P7B ->
          isDer
              ? Pkcs7Certificates.decode(octets).certificates()
              : Pem.decode(octets).stream()
                  .filter(block -> block.label().equals("PKCS7"))
                  .findFirst()
                  .map(block -> Pkcs7Certificates.decode(block.content()).certificates())
                  .orElse(List.of());
      default -> List.of();
    };
  }

  /** PKCS#7 is a text, too, and has its own command. */
  private static FileFormat inText(byte[] octets) {
    boolean isPkcs7 =
        Pem.decode(octets).stream().findFirst().filter(b -> b.label().equals("PKCS7")).isPresent();
    return isPkcs7 ? FileFormat.P7B : FileFormat.PEM;
  }

  private static List<Certificate> certificates(byte[] octets) {
    boolean isAny =
        Pem.decode(octets).stream().anyMatch(block -> block.label().endsWith("CERTIFICATE"));
    return isAny ? EncodedCertificates.decode(octets) : List.of();
  }

  boolean isStore() {
    return format.keyStore().isPresent();
  }

  /** What opens the file. */
  Secret secret() {
    boolean isOpen = format == FileFormat.P12 && password.isEmpty();
    return isOpen ? Secret.known("") : Secret.of("--password", password);
  }

  /** What opens keys in a file that is no store, or under a password of their own. */
  Secret keySecret() {
    return keyPassword.isPresent()
        ? Secret.of("--key-password", keyPassword)
        : Secret.of("--password", password);
  }

  /** What keytool calls its format. */
  String storeType() {
    return ConvertScript.storeType(format);
  }
}
