package dev.minica.ca.takeover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file of OpenSSL (its manual page config(5)), as far as its part for {@code
 * openssl ca} needs it: sections of names and values, comments, lines that go on after a backslash,
 * and {@code $name}, {@code ${name}} and {@code $section::name} in values. What names the
 * environment, or a name that is not there, has no value here. The value of {@code dir} is always
 * the folder where the CA was found, since CAs are moved.
 */
final class OpensslConfiguration {

  private static final int MAX_OCTETS = 1 << 20;

  /** A value that names values that name values could be of any length. */
  private static final int MAX_VALUE = 10_000;

  private static final String DEFAULT = "default";

  private final Map<String, Map<String, String>> sections = new HashMap<>();
  private final String directory;

  private OpensslConfiguration(Path directory) {
    this.directory = directory.toString();
  }

  /** One without content, for a CA of which no configuration is there. */
  static OpensslConfiguration none(Path directory) {
    return new OpensslConfiguration(directory);
  }

  /**
   * @param directory what {@code dir} is taken to be
   */
  static OpensslConfiguration read(Path file, Path directory) {
    OpensslConfiguration configuration = new OpensslConfiguration(directory);
    String section = DEFAULT;
    for (String line : joined(ForeignFolder.lines(file, MAX_OCTETS))) {
      String text = withoutComment(line).strip();
      int equals = text.indexOf('=');
      if (text.startsWith("[") && text.endsWith("]")) {
        section = text.substring(1, text.length() - 1).strip();
      } else if (equals > 0) {
        configuration.put(
            section, text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    return configuration;
  }

  private static List<String> joined(List<String> lines) {
    List<String> joined = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : lines) {
      boolean goesOn = line.endsWith("\\");
      open.append(line, 0, line.length() - (goesOn ? 1 : 0));
      if (!goesOn) {
        joined.add(open.toString());
        open.setLength(0);
      }
    }
    joined.add(open.toString());
    return joined;
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? line : line.substring(0, comment);
  }

  private void put(String section, String name, String value) {
    Map<String, String> names = sections.computeIfAbsent(section, key -> new HashMap<>());
    Optional<String> expanded =
        name.equals("dir") ? Optional.of(directory) : expanded(section, unquoted(value));
    expanded.ifPresentOrElse(text -> names.put(name, text), () -> names.remove(name));
  }

  private static String unquoted(String value) {
    boolean isQuoted =
        value.length() > 1
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.charAt(value.length() - 1) == value.charAt(0);
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  private Optional<String> expanded(String section, String value) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      if (value.charAt(at) != '$') {
        text.append(value.charAt(at++));
        continue;
      }
      Reference reference = Reference.at(value, at + 1);
      Optional<String> found = find(reference.section().orElse(section), reference.name());
      if (found.isEmpty() || text.length() + found.get().length() > MAX_VALUE) {
        return Optional.empty();
      }
      text.append(found.get());
      at = reference.end();
    }
    return Optional.of(text.toString());
  }

  /** What follows a dollar sign: a name, with a section perhaps, in brackets perhaps. */
  private record Reference(Optional<String> section, String name, int end) {

    static Reference at(String value, int begin) {
      char bracket = begin < value.length() ? value.charAt(begin) : ' ';
      boolean isBracketed = bracket == '{' || bracket == '(';
      int start = isBracketed ? begin + 1 : begin;
      int end = start;
      while (end < value.length() && isOfName(value.charAt(end))) {
        end++;
      }
      String name = value.substring(start, end);
      int colons = name.indexOf("::");
      int after = isBracketed && end < value.length() ? end + 1 : end;
      return colons < 0
          ? new Reference(Optional.empty(), name, after)
          : new Reference(
              Optional.of(name.substring(0, colons)), name.substring(colons + 2), after);
    }

    private static boolean isOfName(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c == ':';
    }
  }

  /** A value of a section, or else of the part before the first section. */
  Optional<String> find(String section, String name) {
    Map<String, String> none = Map.of();
    return Optional.ofNullable(sections.getOrDefault(section, none).get(name))
        .or(() -> Optional.ofNullable(sections.getOrDefault(DEFAULT, none).get(name)));
  }

  /** The section that {@code openssl ca} reads if nobody says another. */
  String caSection() {
    return find("ca", "default_ca").orElse("ca");
  }

  /** All names and values of a section. */
  Map<String, String> section(String name) {
    return Map.copyOf(sections.getOrDefault(name, Map.of()));
  }
}
