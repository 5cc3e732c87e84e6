package dev.minica.junit;

import dev.minica.MinicaException;
import dev.minica.junit.Pki.Scope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The nearest annotation around a test, a method or a class.
 *
 * @param pki what it says
 * @param place where it stands
 */
record Declaration(Pki pki, ExtensionContext place) {

  static final Namespace NAMESPACE = Namespace.create(PkiExtension.class);

  static Optional<Declaration> nearest(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), Pki.class)
        .map(pki -> new Declaration(pki, whole(context)))
        .or(() -> context.getParent().flatMap(Declaration::nearest));
  }

  /**
   * What is repeated or has parameters is around each time that it runs, and is the same method.
   */
  private static ExtensionContext whole(ExtensionContext context) {
    return context
        .getParent()
        .filter(around -> around.getElement().equals(context.getElement()))
        .map(Declaration::whole)
        .orElse(context);
  }

  /** Whether there is a PKI before there is a test. */
  boolean outlivesTests() {
    return pki.scope() != Scope.TEST;
  }

  /**
   * The PKI, made when it is first asked for. JUnit closes it when its scope ends.
   *
   * @param context of who asks
   * @throws ExtensionConfigurationException if there can be none
   */
  Material material(ExtensionContext context) {
    return switch (pki.scope()) {
      case SHARED -> kept(context.getRoot(), pki);
      case CLASS -> kept(place, place.getUniqueId());
      case TEST -> kept(test(context), place.getUniqueId());
    };
  }

  private static ExtensionContext test(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ExtensionConfigurationException(
          "@Pki(scope = TEST) has a PKI for each test, and "
              + context.getDisplayName()
              + " asks outside of tests: take the scope CLASS or SHARED");
    }
    return context;
  }

  private Material kept(ExtensionContext keeper, Object key) {
    return keeper
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(key, absent -> new Material(authority()), Material.class);
  }

  private Authority authority() {
    try {
      Authority.Builder builder = Authority.builder();
      if (pki.revocation()) {
        builder.revocation();
      }
      if (pki.intermediate()) {
        builder.intermediate();
      }
      if (!pki.seed().isEmpty()) {
        builder.seed(pki.seed());
      }
      if (!pki.time().isEmpty()) {
        builder.time(Instant.parse(pki.time()));
      }
      return builder.build();
    } catch (MinicaException | DateTimeParseException e) {
      throw new ExtensionConfigurationException(pki + ": " + e.getMessage(), e);
    }
  }
}
