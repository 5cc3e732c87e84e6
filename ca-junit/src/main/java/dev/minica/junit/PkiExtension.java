package dev.minica.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The extension behind {@link Pki}, which registers it. Registered by hand it hands out of a PKI
 * that is there already, when other things have to be made of it before JUnit begins:
 *
 * <pre>
 * static final Authority CA = Authority.create();
 * &#64;RegisterExtension static final PkiExtension PKI = PkiExtension.of(CA);
 * </pre>
 */
public final class PkiExtension
    implements BeforeAllCallback, BeforeEachCallback, TestInstancePostProcessor, ParameterResolver {

  private final Optional<Material> given;

  /** For JUnit. */
  PkiExtension() {
    this.given = Optional.empty();
  }

  private PkiExtension(Authority authority) {
    this.given = Optional.of(new Material(authority));
  }

  /**
   * Hands out of this CA, and closes it after what it is registered for: the class, or with a field
   * that is not static the test.
   */
  public static PkiExtension of(Authority authority) {
    return new PkiExtension(authority);
  }

  /** Static fields, which take a PKI that is there before the tests are. */
  @Override
  public void beforeAll(ExtensionContext context) {
    closeAfter(context);
    if (isAnothers(context)) {
      return;
    }
    Fields.set(
        Fields.ofClass(context.getRequiredTestClass()),
        null,
        wanted -> get(wanted, context, context));
  }

  /** For methods that run before all tests, on an instance that is there already. */
  @Override
  public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
    if (given.isPresent()
        || Declaration.nearest(context).filter(Declaration::outlivesTests).isPresent()) {
      set(testInstance, context, context);
    }
  }

  /** The test's own instance and those around it, each from the PKI that is nearest to it. */
  @Override
  public void beforeEach(ExtensionContext context) {
    closeAfter(context);
    Object innermost = context.getRequiredTestInstance();
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      set(instance, instance == innermost ? context : classOf(instance, context), context);
    }
  }

  private static ExtensionContext classOf(Object instance, ExtensionContext context) {
    ExtensionContext around = context;
    while (around.getTestClass().filter(instance.getClass()::equals).isEmpty()) {
      around = around.getParent().orElseThrow();
    }
    return around;
  }

  private void set(Object instance, ExtensionContext from, ExtensionContext asking) {
    if (isAnothers(from)) {
      return;
    }
    Fields.set(
        Fields.ofInstance(instance.getClass()), instance, wanted -> get(wanted, from, asking));
  }

  private void closeAfter(ExtensionContext context) {
    given.ifPresent(
        material ->
            context
                .getStore(Declaration.NAMESPACE)
                .getOrComputeIfAbsent(material.authority(), absent -> material, Material.class));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Wanted wanted = Wanted.of(parameter);
    return Material.isAsked(wanted)
        && (wanted.hasSubject() || !Arguments.begin(parameter))
        && !isAnothers(context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return get(Wanted.of(parameter), context, context);
  }

  /** An annotated field registers this, even where one was registered by hand. */
  private boolean isAnothers(ExtensionContext context) {
    return given.isEmpty()
        && Declaration.nearest(context).isEmpty()
        && Fields.haveRegistered(context);
  }

  /** A constructor belongs to a test, where each test has its instance. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /**
   * @param from where to begin to look for an annotation
   * @param asking whose test it is, if it is one
   */
  private Object get(Wanted wanted, ExtensionContext from, ExtensionContext asking) {
    try {
      return material(wanted, from, asking).get(wanted);
    } catch (LinkageError | SecurityException e) {
      throw ClassPath.conflict(e);
    }
  }

  private Material material(Wanted wanted, ExtensionContext from, ExtensionContext asking) {
    return given
        .or(() -> Declaration.nearest(from).map(nearest -> nearest.material(asking)))
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "no @Pki around " + wanted.place() + ": the class or the method takes one"));
  }
}
