package dev.minica.issuance;

import dev.minica.inspection.KnownExtension;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Extension;
import dev.minica.x509.ExtensionValues;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One extension that a request asks for, beside those the profile gives. Whether it is critical is
 * not compared: that is for the issuer to say.
 */
record RequestedExtension(Extension requested) {

  /** How much of an object identifier is shown, in characters. */
  private static final int SHOWN = 80;

  /** An extension's name in its standard, or its object identifier if it has none here. */
  static String name(String oid) {
    KnownExtension known = KnownExtension.ofOid(oid);
    return known == null ? "extension " + shown(oid) : known.machineName();
  }

  /** An identifier can have thousands of digits. */
  private static String shown(String oid) {
    return oid.length() > SHOWN ? oid.substring(0, SHOWN) + "..." : oid;
  }

  /**
   * What it asks for beyond what is granted, in words; nothing if it is implied.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it is malformed
   */
  Optional<String> excess(List<Extension> granted) {
    Optional<Extension> ours =
        granted.stream().filter(e -> e.oid().equals(requested.oid())).findFirst();
    if (ours.filter(e -> Arrays.equals(e.value(), requested.value())).isPresent()) {
      return Optional.empty();
    }
    String name = name(requested.oid());
    return switch (requested.oid()) {
      case Extension.BASIC_CONSTRAINTS -> constraints(ours).map(words -> name + " " + words);
      case Extension.KEY_USAGE -> usages(ours).map(words -> name + " " + words);
      case Extension.EXTENDED_KEY_USAGE -> purposes(ours).map(words -> name + " " + words);
      default -> Optional.of(name);
    };
  }

  private Optional<String> constraints(Optional<Extension> ours) {
    BasicConstraints wanted = ExtensionValues.basicConstraints(requested);
    if (ours.map(ExtensionValues::basicConstraints).filter(wanted::equals).isPresent()) {
      return Optional.empty();
    }
    String length =
        wanted.pathLength().isPresent() ? ", pathlen:" + wanted.pathLength().getAsInt() : "";
    return Optional.of((wanted.ca() ? "CA:TRUE" : "CA:FALSE") + length);
  }

  private Optional<String> usages(Optional<Extension> ours) {
    Set<KeyUsage> given = ours.map(ExtensionValues::keyUsage).orElse(Set.of());
    return listed(
        ExtensionValues.keyUsage(requested).stream()
            .filter(usage -> !given.contains(usage))
            .map(KeyUsage::label));
  }

  private Optional<String> purposes(Optional<Extension> ours) {
    List<String> given = ours.map(ExtensionValues::extendedKeyUsage).orElse(List.of());
    return listed(
        ExtensionValues.extendedKeyUsage(requested).stream()
            .filter(oid -> !given.contains(oid))
            .limit(RequestedExtensions.NAMED)
            .map(oid -> KeyPurpose.ofOid(oid).map(KeyPurpose::label).orElseGet(() -> shown(oid))));
  }

  private static Optional<String> listed(Stream<String> words) {
    String list = words.collect(Collectors.joining("+"));
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }
}
