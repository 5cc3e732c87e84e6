package dev.minica.junit;

import dev.minica.key.KeyAlgorithm;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A parameter or field is of a server: {@link Identity}, or its {@code SSLContext}, {@code
 * KeyStore}, {@code X509ExtendedKeyManager}, {@code HttpClient}, {@code X509Certificate} or {@code
 * PrivateKey}. Where the same is asked for, it is the same server.
 */
@Documented
@ExtendWith(PkiExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
public @interface ForServer {

  /**
   * Its names: host names, IP addresses, URIs. Without any it is at localhost, 127.0.0.1 and ::1.
   */
  String[] value() default {};

  /** Of its key. RSA takes a hundred times as long to make. */
  KeyAlgorithm key() default KeyAlgorithm.EC_P256;

  /** Whether an {@code SSLContext} is {@link Identity#clientAuthContext}: mutual TLS. */
  boolean clientAuth() default false;

  /**
   * What is wrong with it: an identifier or familiar name of {@link dev.minica.defect.Defects},
   * such as {@code expired}; empty for nothing. Only {@link Identity#trust} believes what it stems
   * from.
   */
  String defect() default "";
}
