package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.Json;
import dev.minica.issuance.Confinement;
import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options of commands that make a CA: which names it is kept to. */
final class ConfinementOptions {

  /** What the manuals say of both. */
  static final String WORDS =
      "NAME is a domain with everything under it, a network like 10.0.0.0/8, an address, a mailbox,"
          + " email:HOST for the mailboxes of a host, email:.DOMAIN for those below it, uri:HOST or"
          + " uri:.DOMAIN likewise; dns: and ip: force those. The word local is localhost, test,"
          + " example, internal, home.arpa, local, loopback and the private networks. Once something"
          + " is permitted, all else is closed: addresses, unless some are permitted, and e-mail and"
          + " URIs but for those of the permitted domains. What is excluded wins.";

  /** RFC 6761 section 6.5: nobody's. */
  private static final String EXAMPLE = "example";

  private final Argument<List<List<GeneralName>>> permitted;
  private final Argument<List<List<GeneralName>>> excluded;

  ConfinementOptions(Syntax syntax) {
    permitted =
        syntax.repeated(
            "--permit", "NAME", NameConstraints::parse, "only these names; may be repeated");
    excluded =
        syntax.repeated(
            "--exclude", "NAME", NameConstraints::parse, "not these names; may be repeated");
  }

  /** What is asked for; absent if nothing is. */
  Optional<Confinement> value() {
    return permitted.value().isEmpty() && excluded.value().isEmpty()
        ? Optional.empty()
        : Optional.of(new Confinement(all(permitted), all(excluded)));
  }

  private static List<GeneralName> all(Argument<List<List<GeneralName>>> words) {
    return words.value().stream().flatMap(List::stream).distinct().toList();
  }

  /** Names and values for people. */
  static List<String> fields(Confinement confinement) {
    List<String> fields = new ArrayList<>();
    if (!confinement.permitted().isEmpty()) {
      fields.addAll(List.of("permits", words(confinement.permitted())));
    }
    if (!confinement.excluded().isEmpty()) {
      fields.addAll(List.of("excludes", words(confinement.excluded())));
    }
    return fields;
  }

  private static String words(List<GeneralName> bases) {
    return bases.stream().map(GeneralName::toString).collect(Collectors.joining(", "));
  }

  /** What to ask the new CA for: a server's name, if it may name servers. */
  String sampleName() {
    Confinement confinement = value().orElse(Confinement.NONE);
    List<String> domains =
        confinement.permitted().stream()
            .filter(base -> base.kind() == GeneralName.Kind.DNS)
            .map(GeneralName::value)
            .toList();
    boolean mayBeExample = confinement.permitted().isEmpty() || domains.contains(EXAMPLE);
    if (mayBeExample && confinement.excluded().isEmpty()) {
      return "server." + EXAMPLE;
    }
    return domains.isEmpty() ? "NAME" : "server." + domains.get(0);
  }

  static void put(Json.ObjectBuilder json, Confinement confinement) {
    json.put("permitted", strings(confinement.permitted()));
    json.put("excluded", strings(confinement.excluded()));
  }

  private static Json strings(List<GeneralName> bases) {
    return Json.strings(bases.stream().map(GeneralName::toString).toList());
  }
}
