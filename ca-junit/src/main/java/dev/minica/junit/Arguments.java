package dev.minica.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What the parameters of a parameterized test are filled with, which comes before all else. */
final class Arguments {

  /** Whoever has none of these has no junit-jupiter-params, or an older one, and need not. */
  private static final String TEST = "org.junit.jupiter.params.ParameterizedTest";

  private static final String CLASS = "org.junit.jupiter.params.ParameterizedClass";

  private Arguments() {}

  /** Whether the parameter is the first of them; of how many there are no extension is told. */
  static boolean begin(ParameterContext parameter) {
    Executable executable = parameter.getDeclaringExecutable();
    return parameter.getIndex() == 0
        && (executable instanceof Constructor<?> constructor
            ? has(CLASS, constructor.getDeclaringClass())
            : has(TEST, executable));
  }

  private static boolean has(String annotation, AnnotatedElement element) {
    return ReflectionSupport.tryToLoadClass(annotation)
        .toOptional()
        .filter(Class::isAnnotation)
        .filter(type -> AnnotationSupport.isAnnotated(element, type.asSubclass(Annotation.class)))
        .isPresent();
  }
}
