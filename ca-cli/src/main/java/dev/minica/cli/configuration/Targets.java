package dev.minica.cli.configuration;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** The programs that minica knows how to configure. */
public final class Targets {

  private static final List<Target> ALL =
      List.of(
          new Spring(),
          new Quarkus(),
          new Tomcat(),
          new Kafka(),
          new Jetty(),
          new Netty(),
          new Nginx(),
          new Apache(),
          new Haproxy(),
          new Postgres(),
          new Node(),
          new Python(),
          new Go(),
          new Docker());

  private Targets() {}

  /** All of them, in the order of help. */
  public static List<Target> all() {
    return ALL;
  }

  /**
   * The one of this name.
   *
   * @throws MinicaException USAGE if there is none
   */
  public static Target named(String name) {
    return ALL.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE, "no configuration for \"" + Escaped.of(name) + "\" is known")
                    .withHint(
                        "there is one for "
                            + ALL.stream().map(Target::name).collect(Collectors.joining(", "))));
  }
}
