package dev.minica.junit;

import dev.minica.key.KeyAlgorithm;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A parameter or field is of a client: {@link Identity}, or its {@code SSLContext}, {@code
 * KeyStore}, {@code X509ExtendedKeyManager}, {@code HttpClient}, {@code X509Certificate} or {@code
 * PrivateKey}. Where the same is asked for, it is the same client.
 */
@Documented
@ExtendWith(PkiExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
public @interface ForClient {

  /** Its names: host names, e-mail addresses, URIs. Without any it is {@code client}. */
  String[] value() default {};

  /** Of its key. RSA takes a hundred times as long to make. */
  KeyAlgorithm key() default KeyAlgorithm.EC_P256;
}
