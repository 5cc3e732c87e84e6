package dev.minica.renewal;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.KubernetesSecret;
import dev.minica.encoding.Pem;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.encoding.keystore.Pkcs12Protection;
import dev.minica.file.DeliveredName;
import dev.minica.file.InputFile;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A directory that issuing wrote: those of its files that are still there are renewed, and keep
 * their formats, aliases, passwords, owners and modes. Other entries of its key stores stay.
 */
public final class IssuedDirectory implements Renewable {

  private static final List<String> CHAINS =
      List.of(DeliveredName.CERTIFICATE, DeliveredName.FULL_CHAIN);

  private final Path directory;
  private final Environment environment;
  private final Supplier<char[]> password;
  private final CertificateFile certificate;
  private final Map<String, byte[]> seen = new LinkedHashMap<>();

  /**
   * @param password of the key stores, asked if there are some; cleared
   * @throws MinicaException BAD_INPUT if there is no cert.pem that can be read
   */
  public IssuedDirectory(Path directory, Supplier<char[]> password, Environment environment) {
    this.directory = directory;
    this.password = password;
    this.environment = environment;
    this.certificate = new CertificateFile(directory.resolve(DeliveredName.CERTIFICATE));
  }

  @Override
  public Certificate certificate() {
    return certificate.certificate();
  }

  @Override
  public Optional<Path> directory() {
    return Optional.of(directory);
  }

  @Override
  public boolean holdsKey() {
    return true;
  }

  @Override
  public List<OutputFile> renewed(Optional<KeyPair> key, List<Certificate> chain) {
    List<OutputFile> files = new ArrayList<>();
    if (key.isPresent()) {
      requirePlainKey();
      files.add(secret(DeliveredName.KEY, ascii(Pem.encode(key.get().privateKey()))));
    }
    for (String name : CHAINS) {
      if (isThere(name)) {
        files.add(
            new OutputFile(
                name,
                naming(name, () -> PemText.replacing(read(name), certificate(), chain.get(0))),
                Access.PUBLIC,
                true));
      }
    }
    addKeyStores(files, key, chain);
    if (isThere(DeliveredName.SECRET)) {
      files.add(secret(DeliveredName.SECRET, kubernetes(key, chain)));
    }
    return files;
  }

  /** A passphrase that its owner gave to the key would be lost, and the mode may rely on it. */
  private void requirePlainKey() {
    if (isThere(DeliveredName.KEY)
        && naming(DeliveredName.KEY, () -> EncodedPrivateKey.decode(read(DeliveredName.KEY)))
            .isEncrypted()) {
      throw new MinicaException(
              Kind.REFUSED,
              Disk.shown(directory.resolve(DeliveredName.KEY))
                  + " is encrypted, and a new key would not be")
          .withHint("renew with the old key, or remove it and encrypt the new one");
    }
  }

  private void addKeyStores(
      List<OutputFile> files, Optional<KeyPair> key, List<Certificate> chain) {
    List<String> stores =
        Arrays.stream(KeyStoreFormat.values())
            .map(format -> DeliveredName.KEY_STORE + format.fileExtension())
            .filter(this::isThere)
            .toList();
    if (stores.isEmpty()) {
      return;
    }
    char[] characters = password.get();
    try {
      for (String store : stores) {
        files.add(secret(store, naming(store, () -> keyStore(store, characters, key, chain))));
      }
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private byte[] keyStore(
      String name, char[] characters, Optional<KeyPair> key, List<Certificate> chain) {
    byte[] octets = read(name);
    KeyStoreFormat format = KeyStoreFormat.of(octets);
    OpenedKeyStore old = format.read(octets, KeyStorePasswords.of(characters));
    if (!old.verified()) {
      throw new MinicaException(
              Kind.BAD_INPUT, "nothing tells whether the passphrase is its own: it has no MAC")
          .withHint("minica keystore password puts it under one");
    }
    List<KeyStoreEntry> entries =
        old.contents().entries().stream()
            .map(entry -> isOurs(entry) ? renewed((KeyStoreEntry.Key) entry, key, chain) : entry)
            .toList();
    if (entries.equals(old.contents().entries())) {
      throw new MinicaException(
          Kind.BAD_INPUT, "none of its keys has the certificate that is to be renewed");
    }
    return format.encode(
        new KeyStoreContents(entries),
        characters,
        Pkcs12Protection.like(old),
        environment.random());
  }

  private boolean isOurs(KeyStoreEntry entry) {
    return entry instanceof KeyStoreEntry.Key key
        && !key.chain().isEmpty()
        && key.chain().get(0).equals(certificate());
  }

  private KeyStoreEntry.Key renewed(
      KeyStoreEntry.Key old, Optional<KeyPair> key, List<Certificate> chain) {
    return new KeyStoreEntry.Key(
        old.alias(), environment.now(), key.map(KeyPair::privateKey).orElse(old.key()), chain);
  }

  private byte[] kubernetes(Optional<KeyPair> key, List<Certificate> chain) {
    String yaml = new String(read(DeliveredName.SECRET), StandardCharsets.ISO_8859_1);
    return naming(
        DeliveredName.SECRET,
        () ->
            KubernetesSecret.replacing(yaml, key.map(KeyPair::privateKey), chain)
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void requireUnchanged() {
    seen.forEach(
        (name, octets) -> {
          Path file = directory.resolve(name);
          if (!Arrays.equals(new InputFile(file).read(), octets)) {
            throw CertificateFile.changed(file);
          }
        });
    certificate.requireUnchanged();
  }

  private boolean isThere(String name) {
    return Files.exists(directory.resolve(name));
  }

  private byte[] read(String name) {
    return seen.computeIfAbsent(name, file -> new InputFile(directory.resolve(file)).read());
  }

  private <T> T naming(String name, Supplier<T> step) {
    try {
      return new InputFile(directory.resolve(name)).naming(step);
    } catch (MinicaException e) {
      throw e.kind() == Kind.WRONG_PASSPHRASE
          ? e.withHint("give the passphrase of the key stores with --password")
          : e;
    }
  }

  private static OutputFile secret(String name, byte[] content) {
    return new OutputFile(name, content, Access.SECRET, true);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
