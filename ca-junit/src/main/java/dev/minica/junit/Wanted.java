package dev.minica.junit;

import dev.minica.key.KeyAlgorithm;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a parameter or a field is to be.
 *
 * @param type as declared
 * @param place in words, for whoever cannot have it
 * @param server absent where it is none
 * @param client absent where it is none
 */
record Wanted(Class<?> type, String place, Optional<ForServer> server, Optional<ForClient> client) {

  /** What an identity is told by: the same is made once. */
  record Subject(
      boolean isServer, List<String> names, KeyAlgorithm algorithm, Optional<String> defect) {

    Identity of(Authority authority) {
      String[] each = names.toArray(String[]::new);
      if (defect.isPresent()) {
        return each.length == 0
            ? authority.defect(defect.get())
            : authority.defect(defect.get(), each[0]);
      }
      Authority issuer = authority.using(algorithm);
      return isServer ? issuer.server(each) : issuer.client(each);
    }
  }

  static Wanted of(ParameterContext context) {
    Parameter parameter = context.getParameter();
    return new Wanted(
        parameter.getType(),
        "parameter " + parameter + " of " + parameter.getDeclaringExecutable(),
        context.findAnnotation(ForServer.class),
        context.findAnnotation(ForClient.class));
  }

  static Wanted of(Field field) {
    return new Wanted(
        field.getType(),
        "field " + field,
        AnnotationSupport.findAnnotation(field, ForServer.class),
        AnnotationSupport.findAnnotation(field, ForClient.class));
  }

  /** Whether it says that it is somebody with a key. */
  boolean hasSubject() {
    return server.isPresent() || client.isPresent();
  }

  /**
   * Whether it is a context that asks clients for certificates.
   *
   * @throws IllegalArgumentException if it is something else that is to ask
   */
  boolean asksClients() {
    boolean asks = server.filter(ForServer::clientAuth).isPresent();
    if (asks && type != SSLContext.class) {
      throw new IllegalArgumentException("clientAuth is for an SSLContext");
    }
    return asks;
  }

  /**
   * @throws IllegalArgumentException if it is to be both, or more than what is wrong may be
   */
  Optional<Subject> subject() {
    if (server.isPresent() && client.isPresent()) {
      throw new IllegalArgumentException("it cannot be @ForServer and @ForClient");
    }
    return server
        .map(Wanted::subject)
        .or(
            () ->
                client.map(
                    asked ->
                        new Subject(false, List.of(asked.value()), asked.key(), Optional.empty())));
  }

  private static Subject subject(ForServer asked) {
    Optional<String> defect = Optional.of(asked.defect()).filter(id -> !id.isEmpty());
    if (defect.isPresent() && (asked.value().length > 1 || asked.key() != KeyAlgorithm.EC_P256)) {
      throw new IllegalArgumentException(
          "what has a defect has one name and the key that the defect gives it: leave out the rest");
    }
    return new Subject(true, List.of(asked.value()), asked.key(), defect);
  }
}
