package dev.minica.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The fields of a test class that are to be set. */
final class Fields {

  private Fields() {}

  static List<Field> ofClass(Class<?> type) {
    return of(type, field -> Modifier.isStatic(field.getModifiers()));
  }

  static List<Field> ofInstance(Class<?> type) {
    return of(type, field -> !Modifier.isStatic(field.getModifiers()));
  }

  /** Whether a test, or what is around it, has registered the extension by hand. */
  static boolean haveRegistered(ExtensionContext context) {
    return context.getTestClass().filter(Fields::haveRegistered).isPresent()
        || context.getParent().filter(Fields::haveRegistered).isPresent();
  }

  private static boolean haveRegistered(Class<?> type) {
    return !AnnotationSupport.findAnnotatedFields(
            type, RegisterExtension.class, field -> field.getType() == PkiExtension.class)
        .isEmpty();
  }

  private static List<Field> of(Class<?> type, Predicate<Field> kind) {
    return ReflectionSupport.findFields(
        type, kind.and(Fields::isAsked), HierarchyTraversalMode.TOP_DOWN);
  }

  private static boolean isAsked(Field field) {
    return (AnnotationSupport.isAnnotated(field, Pki.class)
            || AnnotationSupport.isAnnotated(field, ForServer.class)
            || AnnotationSupport.isAnnotated(field, ForClient.class))
        && !isOfConstructor(field);
  }

  /** What is on a component of a record, or a property of Kotlin, is on its parameter and field. */
  private static boolean isOfConstructor(Field field) {
    return Modifier.isFinal(field.getModifiers())
        && Arrays.stream(field.getDeclaringClass().getDeclaredConstructors())
            .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
            .anyMatch(parameter -> isTheSame(parameter, field));
  }

  private static boolean isTheSame(Parameter parameter, Field field) {
    return parameter.getType() == field.getType()
        && Set.of(parameter.getAnnotations()).containsAll(Set.of(field.getAnnotations()));
  }

  /**
   * @param instance of the class of the fields; null for static ones
   * @throws ExtensionConfigurationException if one cannot be set
   */
  static void set(List<Field> fields, @Nullable Object instance, Function<Wanted, Object> values) {
    for (Field field : fields) {
      requireSettable(field);
      try {
        field.setAccessible(true);
        field.set(instance, values.apply(Wanted.of(field)));
      } catch (IllegalAccessException | InaccessibleObjectException e) {
        throw new ExtensionConfigurationException(
            "field "
                + field
                + " cannot be set: its module is to open the package to dev.minica.junit or to all",
            e);
      }
    }
  }

  private static void requireSettable(Field field) {
    if (Modifier.isFinal(field.getModifiers())) {
      throw new ExtensionConfigurationException(
          "field " + field + " is final, and is to be set by @Pki");
    }
    AnnotationSupport.findAnnotation(field, Pki.class)
        .filter(pki -> !pki.equals(plain()))
        .ifPresent(
            pki -> {
              throw new ExtensionConfigurationException(
                  "field "
                      + field
                      + " says what kind of PKI it wants: that is for class or method");
            });
  }

  /** The annotation that says nothing. */
  private static Pki plain() {
    return Plain.class.getAnnotation(Pki.class);
  }

  @Pki
  private static final class Plain {}
}
