package dev.minica.junit;

import java.lang.annotation.Annotation;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What the parameters of a parameterized test are filled with, which comes before all else. */
final class Arguments {

  /** Whoever has none of these has no junit-jupiter-params, and need not. */
  private static final String PARAMETERIZED = "org.junit.jupiter.params.ParameterizedTest";

  private Arguments() {}

  /** Whether the parameter is the first of them; of how many there are no extension is told. */
  static boolean begin(ParameterContext parameter) {
    return parameter.getIndex() == 0 && isParameterized(parameter);
  }

  private static boolean isParameterized(ParameterContext parameter) {
    return ReflectionSupport.tryToLoadClass(PARAMETERIZED)
        .toOptional()
        .filter(Class::isAnnotation)
        .filter(
            type ->
                AnnotationSupport.isAnnotated(
                    parameter.getDeclaringExecutable(), type.asSubclass(Annotation.class)))
        .isPresent();
  }
}
