package dev.minica.inspection;

import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Locale;

/** General names (RFC 5280 section 4.2.1.6) as values and in words. */
final class NameDescription {

  private NameDescription() {}

  /** Kind, text, and the characters behind the A-labels where there are any. */
  static Value value(GeneralName name) {
    Description.Builder description =
        Description.builder().hidden("type", type(name)).hidden("value", name.value());
    if (name.kind() == GeneralName.Kind.DNS && name.value().contains("xn--")) {
      description.hidden("display", name.displayValue());
    }
    return description.build();
  }

  static Value values(List<GeneralName> names) {
    return Value.items(names.stream().map(NameDescription::value).toList());
  }

  /** The name with its kind before it: a host name of digits is no address. */
  static String words(GeneralName name) {
    return type(name) + ":" + name.displayValue();
  }

  /** Names of which one holds a comma or blank stand on a line each: it could pass for two. */
  static List<String> lines(List<GeneralName> names) {
    List<String> words = names.stream().map(NameDescription::words).toList();
    return names.stream().allMatch(name -> isOneWord(name.value()))
        ? Lines.flowed(words)
        : Lines.each(words);
  }

  private static boolean isOneWord(String name) {
    return name.chars().noneMatch(c -> c == ',' || Character.isWhitespace(c));
  }

  /** The distinguished name of whoever has this role, and its attributes one by one. */
  static void add(Description.Builder description, String role, DistinguishedName name) {
    String text = name.toString();
    description
        .shown(
            role, role, Value.of(text), List.of(name.isEmpty() ? "(empty)" : Lines.bounded(text)))
        .hidden(role + "Attributes", attributes(name));
  }

  static Value attributes(DistinguishedName name) {
    return Value.items(name.attributes().stream().map(NameDescription::attribute).toList());
  }

  private static Description attribute(DistinguishedName.Attribute attribute) {
    return Description.builder()
        .hidden("oid", attribute.oid())
        .hidden("name", attribute.name())
        .hidden("value", attribute.value())
        .build();
  }

  private static String type(GeneralName name) {
    return name.kind() == GeneralName.Kind.REGISTERED_ID
        ? "registeredId"
        : name.kind().name().toLowerCase(Locale.ROOT);
  }
}
