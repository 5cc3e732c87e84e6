package dev.minica.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a PKI: parameters of test and lifecycle methods, of constructors, and fields.
 *
 * <p>On a class or a method it says what kind of PKI; a nested class or a method without it has
 * that of what is around. On a field it says no more than that the field is to be set.
 *
 * <p>What a type alone says is the CA's: {@link Authority}, {@link Trust}, {@code SSLContext},
 * {@code HttpClient}, {@code X509ExtendedTrustManager} and {@code X509TrustManager} that believe it
 * and show nothing, {@code KeyStore} of what is believed, {@code X509Certificate}, {@code Clock}
 * and {@code InstantSource}. What has a key is {@link ForServer} or {@link ForClient}.
 */
@Documented
@Inherited
@ExtendWith(PkiExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
public @interface Pki {

  /** For how long there is one PKI. */
  enum Scope {
    /** Each test has another. */
    TEST,
    /** All tests of what is annotated have the same. */
    CLASS,
    /** All that say so, with the same of everything else, have the same until the run is over. */
    SHARED
  }

  Scope scope() default Scope.CLASS;

  /**
   * Whether CRLs and an OCSP responder are served on a free port of 127.0.0.1. Certificates say
   * where, and whatever the PKI hands out asks there, and takes nothing that is revoked.
   */
  boolean revocation() default false;

  /** Whether an intermediate stands between root and identities. */
  boolean intermediate() default false;

  /**
   * What keys and serial numbers are drawn from, so that they are the same in each run; empty for
   * other ones each time. The clock stands still then, at the start of 2026 if {@link #time} says
   * nothing else, and subjects are marked DO NOT TRUST.
   */
  String seed() default "";

  /**
   * When the clock stands still, as {@code Instant} reads it; empty for the present, which goes on.
   */
  String time() default "";
}
