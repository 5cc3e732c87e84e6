package dev.minica.provider;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Key objects of the Java Cryptography Architecture, for the parts of Java that take nothing else:
 * TLS and key stores. The JDK's providers come first; what they lack comes from an instance of
 * Bouncy Castle that is never registered, so that the process around this library stays as it was.
 *
 * <p>Thread-safe.
 */
public final class SecurityProviders {

  /** Made when it is first needed: it costs some 100 ms. */
  private @Nullable Provider bouncyCastle;

  /** Makes one kind of key object with whichever factory is given. */
  private interface Conversion<T> {
    T with(KeyFactory factory) throws GeneralSecurityException;
  }

  /**
   * The key object for a private key.
   *
   * @param algorithmOid the object identifier of its algorithm in dotted decimal, such as {@code
   *     1.2.840.10045.2.1}: keys are told apart by it, never by a class or a name
   * @param pkcs8 DER of the PrivateKeyInfo (RFC 5958)
   * @throws NoSuchAlgorithmException if nobody knows the algorithm
   * @throws GeneralSecurityException if the key is damaged
   */
  public PrivateKey privateKey(String algorithmOid, byte[] pkcs8) throws GeneralSecurityException {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8);
    return convert(algorithmOid, factory -> factory.generatePrivate(encoded));
  }

  /**
   * The key object for a public key.
   *
   * @param algorithmOid the object identifier of its algorithm in dotted decimal
   * @param spki DER of the SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7)
   * @throws NoSuchAlgorithmException if nobody knows the algorithm
   * @throws GeneralSecurityException if the key is damaged
   */
  public PublicKey publicKey(String algorithmOid, byte[] spki) throws GeneralSecurityException {
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(spki);
    return convert(algorithmOid, factory -> factory.generatePublic(encoded));
  }

  /**
   * An algorithm may be lacking in the JDK, or an encoding: 24 and 25 have ML-DSA, but do not read
   * a private key in the form of RFC 9881 section 6 that holds seed and expanded key.
   */
  private <T> T convert(String algorithmOid, Conversion<T> conversion)
      throws GeneralSecurityException {
    try {
      return conversion.with(KeyFactory.getInstance(algorithmOid));
    } catch (NoSuchAlgorithmException | InvalidKeySpecException lackingInTheJdk) {
      return conversion.with(KeyFactory.getInstance(algorithmOid, bouncyCastle()));
    }
  }

  private synchronized Provider bouncyCastle() {
    if (bouncyCastle == null) {
      bouncyCastle = new BouncyCastleProvider();
    }
    return bouncyCastle;
  }
}
