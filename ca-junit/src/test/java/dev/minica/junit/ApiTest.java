package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What others compile against is in {@code api.txt}, so that each change of it is seen. After one
 * that is meant, {@code mvn -pl ca-junit -am test -Dtest=ApiTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.options=-Dapi.write=true} writes it anew.
 */
class ApiTest {

  private static final Path DUMP = Path.of("api.txt");

  @Test
  void isWhatIsWrittenDown() throws Exception {
    String present = dump();
    if (Boolean.getBoolean("api.write")) {
      Files.writeString(DUMP, present);
    }
    assertThat(Files.readString(DUMP)).isEqualTo(present);
  }

  private static String dump() throws IOException, URISyntaxException {
    Path classes = Path.of(Pki.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(ApiTest::load)
          .filter(type -> isVisible(type.getModifiers()) && isReachable(type))
          .sorted(Comparator.comparing(Class::getName))
          .map(ApiTest::described)
          .collect(Collectors.joining("\n"));
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(name, false, ApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isReachable(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around == null || (isVisible(around.getModifiers()) && isReachable(around));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String described(Class<?> type) {
    List<String> members = new ArrayList<>();
    Stream.of(type.getDeclaredFields())
        .filter(ApiTest::isShown)
        .forEach(field -> members.add(line(field)));
    Stream.of(type.getDeclaredConstructors())
        .filter(ApiTest::isShown)
        .forEach(constructor -> members.add(line(constructor)));
    Stream.of(type.getDeclaredMethods())
        .filter(ApiTest::isShown)
        .forEach(method -> members.add(line(method)));
    members.sort(Comparator.naturalOrder());
    return head(type) + "\n" + String.join("", members);
  }

  private static boolean isShown(Member member) {
    return isVisible(member.getModifiers()) && !member.isSynthetic();
  }

  private static String head(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    int modifiers = type.getModifiers() & ~Modifier.INTERFACE & ~Modifier.ABSTRACT;
    String interfaces = type.isAnnotation() ? "" : types(type.getGenericInterfaces());
    return words(Modifier.toString(modifiers), kind, type.getName())
        + (interfaces.isEmpty() ? "" : " implements " + interfaces);
  }

  private static String line(Field field) {
    return member(field, field.getGenericType().getTypeName(), field.getName());
  }

  private static String line(Constructor<?> constructor) {
    return member(constructor, "", "<init>" + signature(constructor));
  }

  private static String line(Method method) {
    Object value = method.getDefaultValue();
    String otherwise = value == null ? "" : " default " + shown(value);
    return member(
        method,
        method.getGenericReturnType().getTypeName(),
        method.getName() + signature(method) + otherwise);
  }

  private static String shown(Object value) {
    return value instanceof Object[] array ? Arrays.toString(array) : "\"" + value + "\"";
  }

  private static String member(Member member, String type, String rest) {
    int modifiers = member.getModifiers() & ~Modifier.TRANSIENT & ~Modifier.VOLATILE;
    return "  " + words(Modifier.toString(modifiers), type, rest) + "\n";
  }

  private static String signature(Executable executable) {
    String thrown = types(executable.getGenericExceptionTypes());
    return "("
        + types(executable.getGenericParameterTypes())
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String types(Type... types) {
    return Stream.of(types).map(Type::getTypeName).collect(Collectors.joining(", "));
  }

  private static String words(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }
}
