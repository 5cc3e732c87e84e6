package dev.minica.cli.openssl;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.DistinguishedName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A distinguished name as openssl's {@code -subj} takes it: {@code /C=DE/O=a+OU=b/CN=c}. */
final class SubjectArgument {

  /** Those that openssl calls the same; others go by their object identifiers. */
  private static final Set<String> WORDS =
      Set.of("CN", "O", "OU", "C", "ST", "L", "DC", "UID", "serialNumber", "emailAddress");

  private SubjectArgument() {}

  /**
   * @throws MinicaException USAGE if it has an attribute that openssl does not know
   */
  static String of(DistinguishedName name) {
    String parts =
        name.relativeNames().stream()
            .map(SubjectArgument::relativeName)
            .collect(Collectors.joining("/"));
    return "/" + parts;
  }

  private static String relativeName(List<DistinguishedName.Attribute> attributes) {
    return attributes.stream()
        .map(attribute -> type(attribute) + "=" + escaped(attribute.value()))
        .collect(Collectors.joining("+"));
  }

  private static String type(DistinguishedName.Attribute attribute) {
    if (attribute.name().equals(attribute.oid())) {
      throw new MinicaException(
          Kind.USAGE,
          "openssl does not take the attribute " + attribute.oid() + " of the subject by -subj");
    }
    return WORDS.contains(attribute.name()) ? attribute.name() : attribute.oid();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("/", "\\/").replace("+", "\\+");
  }
}
