package dev.minica.provider;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider that makes keys and signs with them, for who has very many to make. The fast ones are
 * machine code: the Amazon Corretto Crypto Provider (AWS-LC) and Conscrypt (BoringSSL). Neither is
 * part of minica: its jar is on the class path, or named, or there is none, and whether it runs on
 * this platform shows when it is loaded, which takes some 250 ms. None is registered, so that the
 * process around this library stays as it was.
 *
 * <p>Those two draw from a generator of their own, and not from one they are given.
 *
 * <p>Thread-safe.
 */
public final class KeyProvider {

  /** In the order in which they are tried: the faster first, which does not run on Windows. */
  private static final List<String> CLASSES =
      List.of(
          "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
          "org.conscrypt.OpenSSLProvider");

  private final Provider provider;

  private KeyProvider(Provider provider) {
    this.provider = provider;
  }

  /**
   * Those in machine code that there are, the faster first, each loaded when it is its turn. That
   * it can be loaded does not say that it works: on another platform than that of its jar one knows
   * nothing.
   *
   * @param jar where one may be; absent for the class path alone
   */
  public static Stream<KeyProvider> loadNative(Optional<Path> jar) {
    ClassLoader loader = jar.map(KeyProvider::loader).orElse(own());
    return CLASSES.stream().flatMap(name -> load(name, loader).stream()).map(KeyProvider::new);
  }

  /** One of Java's own, by its name, such as {@code SunEC}. */
  public static Optional<KeyProvider> ofJdk(String name) {
    return Optional.ofNullable(Security.getProvider(name)).map(KeyProvider::new);
  }

  private static ClassLoader own() {
    return KeyProvider.class.getClassLoader();
  }

  /** It is never closed: classes and machine code stay as long as the process. */
  private static ClassLoader loader(Path jar) {
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, own());
    } catch (MalformedURLException e) {
      return own();
    }
  }

  /** Whatever is wrong, another platform or half a jar, it is as if it were not there. */
  private static Optional<Provider> load(String name, ClassLoader loader) {
    try {
      return Optional.of(
          Class.forName(name, true, loader)
              .asSubclass(Provider.class)
              .getConstructor()
              .newInstance());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What it calls itself, with its version. */
  public String name() {
    return provider.getName() + " " + provider.getVersionStr();
  }

  /** Whether it makes such keys. */
  public boolean makesKeys(String algorithm) {
    return provider.getService("KeyPairGenerator", algorithm) != null;
  }

  /** Whether it reads such keys. */
  public boolean reads(String algorithm) {
    return provider.getService("KeyFactory", algorithm) != null;
  }

  /** Whether it signs so. */
  public boolean signs(String algorithm) {
    return provider.getService("Signature", algorithm) != null;
  }

  /**
   * Makes keys.
   *
   * @throws NoSuchAlgorithmException if it does not
   */
  public KeyPairGenerator keyPairGenerator(String algorithm) throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance(algorithm, provider);
  }

  /**
   * Reads keys.
   *
   * @throws NoSuchAlgorithmException if it does not
   */
  public KeyFactory keyFactory(String algorithm) throws NoSuchAlgorithmException {
    return KeyFactory.getInstance(algorithm, provider);
  }

  /**
   * Signs.
   *
   * @throws NoSuchAlgorithmException if it does not
   */
  public Signature signature(String algorithm) throws NoSuchAlgorithmException {
    return Signature.getInstance(algorithm, provider);
  }
}
