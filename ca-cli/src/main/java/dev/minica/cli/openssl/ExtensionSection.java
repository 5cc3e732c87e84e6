package dev.minica.cli.openssl;

import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Extension;
import dev.minica.x509.ExtensionValues;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.NameConstraints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Extensions as sections of openssl's configuration (x509v3_config(5)), in their order. Values that
 * mean something to its parser reach it through the environment, where they mean themselves.
 */
final class ExtensionSection {

  private static final String HARMLESS = "._:@/+=?&%~*-";
  private static final String UPN = "1.3.6.1.4.1.311.20.2.3;FORMAT:UTF8,UTF8:";

  private final List<String> lines = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> subtrees = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();

  /**
   * @param section what the section is called
   */
  static ExtensionSection of(String section, List<Extension> extensions) {
    ExtensionSection written = new ExtensionSection();
    written.lines.add("[" + section + "]");
    extensions.forEach(written::add);
    return written;
  }

  /** Lines of the configuration. */
  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (!names.isEmpty()) {
      all.add("[names]");
      all.addAll(names);
    }
    if (!subtrees.isEmpty()) {
      all.add("[subtrees]");
      all.addAll(subtrees);
    }
    return all;
  }

  /** What the script does before openssl reads it. */
  List<String> variables() {
    return variables;
  }

  private void add(Extension extension) {
    String critical = extension.critical() ? "critical, " : "";
    lines.add(
        switch (extension.oid()) {
          case Extension.BASIC_CONSTRAINTS ->
              "basicConstraints = " + critical + constraints(extension);
          case Extension.KEY_USAGE -> "keyUsage = " + critical + usages(extension);
          case Extension.EXTENDED_KEY_USAGE ->
              "extendedKeyUsage = " + critical + purposes(extension);
          case Extension.SUBJECT_KEY_IDENTIFIER -> "subjectKeyIdentifier = " + critical + "hash";
          case Extension.AUTHORITY_KEY_IDENTIFIER ->
              "authorityKeyIdentifier = " + critical + "keyid";
          case Extension.SUBJECT_ALT_NAME -> "subjectAltName = " + critical + altNames(extension);
          case Extension.NAME_CONSTRAINTS ->
              "nameConstraints = " + critical + nameConstraints(extension);
          default ->
              extension.oid()
                  + (" = " + critical + "DER:")
                  + HexFormat.of().formatHex(extension.value());
        });
  }

  private static String constraints(Extension extension) {
    BasicConstraints constraints = ExtensionValues.basicConstraints(extension);
    String length =
        constraints.pathLength().isPresent()
            ? ", pathlen:" + constraints.pathLength().getAsInt()
            : "";
    return (constraints.ca() ? "CA:TRUE" : "CA:FALSE") + length;
  }

  private static String usages(Extension extension) {
    return ExtensionValues.keyUsage(extension).stream()
        .sorted()
        .map(KeyUsage::label)
        .collect(Collectors.joining(", "));
  }

  private static String purposes(Extension extension) {
    return ExtensionValues.extendedKeyUsage(extension).stream()
        .map(oid -> KeyPurpose.ofOid(oid).map(KeyPurpose::label).orElse(oid))
        .collect(Collectors.joining(", "));
  }

  private String altNames(Extension extension) {
    for (GeneralName name : ExtensionValues.generalNames(extension)) {
      int number = names.size() + 1;
      names.add(type(name) + "." + number + " = " + prefix(name) + value(name.value(), number));
    }
    return "@names";
  }

  private String nameConstraints(Extension extension) {
    NameConstraints constraints = NameConstraints.decode(extension);
    addSubtrees("permitted", constraints.permitted());
    addSubtrees("excluded", constraints.excluded());
    return "@subtrees";
  }

  private void addSubtrees(String list, List<GeneralName> bases) {
    for (GeneralName base : bases) {
      int number = names.size() + subtrees.size() + 1;
      String text = base.kind() == GeneralName.Kind.IP ? network(base) : base.value();
      subtrees.add(list + ";" + type(base) + "." + number + " = " + value(text, number));
    }
  }

  /** Address and mask, both as addresses. */
  private static String network(GeneralName base) {
    byte[] octets = base.ipBytes();
    int half = octets.length / 2;
    return GeneralName.ofIp(Arrays.copyOf(octets, half)).value()
        + "/"
        + GeneralName.ofIp(Arrays.copyOfRange(octets, half, octets.length)).value();
  }

  private static String type(GeneralName name) {
    return switch (name.kind()) {
      case DNS -> "DNS";
      case IP -> "IP";
      case EMAIL -> "email";
      case URI -> "URI";
      case UPN -> "otherName";
      default -> throw new IllegalStateException("minica issues for no name like " + name);
    };
  }

  private static String prefix(GeneralName name) {
    return name.kind() == GeneralName.Kind.UPN ? UPN : "";
  }

  private String value(String text, int number) {
    if (text.chars().allMatch(ExtensionSection::isHarmless)) {
      return text;
    }
    String variable = "name_" + number;
    variables.add(variable + "=" + ShellWord.of(text).written());
    variables.add("export " + variable);
    return "$ENV::" + variable;
  }

  private static boolean isHarmless(int character) {
    return (character < 0x80 && Character.isLetterOrDigit(character))
        || HARMLESS.indexOf(character) >= 0;
  }
}
