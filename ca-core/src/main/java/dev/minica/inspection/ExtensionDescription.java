package dev.minica.inspection;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One extension: always its identifier, criticality and octets; its name and what it says where
 * they are known. One that is malformed is shown with the reason, never left out.
 */
final class ExtensionDescription {

  private static final int MAX_LABEL = 60;

  private ExtensionDescription() {}

  /** All extensions of an artefact, with a heading for people if there is one at least. */
  static void add(Description.Builder description, List<Extension> extensions) {
    description.shown(
        "extensions", extensions.isEmpty() ? "" : "extensions", all(extensions), List.of());
  }

  static Value all(List<Extension> extensions) {
    return Value.items(extensions.stream().map(ExtensionDescription::of).toList());
  }

  static Description of(Extension extension) {
    KnownExtension known = KnownExtension.ofOid(extension.oid());
    Description.Builder description = Description.builder().hidden("oid", extension.oid());
    if (known != null) {
      description.hidden("name", known.machineName());
    }
    description.hidden("critical", Value.of(extension.critical()));
    String label = label(extension, known);
    if (known != null && known.isRead()) {
      read(extension, known, label, description);
    } else {
      description.shown("hex", label, hex(extension), Lines.ofOctets(extension.value()));
    }
    return description.build();
  }

  private static void read(
      Extension extension, KnownExtension known, String label, Description.Builder description) {
    try {
      Meaning meaning = Der.read(known.label(), () -> known.read(extension));
      description.hidden("hex", hex(extension));
      description.shown("value", label, meaning.value(), meaning.lines());
    } catch (MinicaException malformed) {
      String reason = String.valueOf(malformed.getMessage());
      Stream<String> octets = Lines.ofOctets(extension.value()).stream();
      List<String> lines =
          Stream.concat(Stream.of(Lines.bounded("malformed: " + reason)), octets).toList();
      description.hidden("malformed", reason);
      description.shown("hex", label, hex(extension), lines);
    }
  }

  private static Value hex(Extension extension) {
    return Value.of(HexFormat.of().formatHex(extension.value()));
  }

  /** An identifier may be made of thousands of digits. */
  private static String label(Extension extension, @Nullable KnownExtension known) {
    String oid = extension.oid();
    String shortened = oid.length() > MAX_LABEL ? oid.substring(0, MAX_LABEL) + "..." : oid;
    return (known == null ? shortened : known.label())
        + (extension.critical() ? " (critical)" : "");
  }
}
