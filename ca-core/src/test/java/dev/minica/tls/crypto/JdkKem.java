package dev.minica.tls.crypto;

import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;

/** {@code javax.crypto.KEM}, which the JDK has from 21 on, called by name. */
final class JdkKem {

  private JdkKem() {}

  record Encapsulated(byte[] secret, byte[] ciphertext) {}

  static Encapsulated encapsulate(PublicKey key) throws ReflectiveOperationException {
    Object encapsulator = call(kem(), "newEncapsulator", PublicKey.class, key);
    Object encapsulated = encapsulator.getClass().getMethod("encapsulate").invoke(encapsulator);
    Key secret = (Key) encapsulated.getClass().getMethod("key").invoke(encapsulated);
    byte[] ciphertext =
        (byte[]) encapsulated.getClass().getMethod("encapsulation").invoke(encapsulated);
    return new Encapsulated(secret.getEncoded(), ciphertext);
  }

  static byte[] decapsulate(PrivateKey key, byte[] ciphertext) throws ReflectiveOperationException {
    Object decapsulator = call(kem(), "newDecapsulator", PrivateKey.class, key);
    return ((Key) call(decapsulator, "decapsulate", byte[].class, ciphertext)).getEncoded();
  }

  private static Object kem() throws ReflectiveOperationException {
    return Class.forName("javax.crypto.KEM")
        .getMethod("getInstance", String.class)
        .invoke(null, "ML-KEM");
  }

  private static Object call(Object target, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    return target.getClass().getMethod(method, type).invoke(target, argument);
  }
}
