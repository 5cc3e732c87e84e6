package dev.minica.lint.rfc5280;

import dev.minica.internal.asn1.Tlv;
import dev.minica.lint.Citation;
import dev.minica.lint.ExtensionField;
import dev.minica.lint.Faults;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import dev.minica.x509.Extension;
import java.util.List;
import java.util.Optional;

/** What cannot be decoded, no reader can obey. */
public final class ExtensionValuesWellFormed extends Lint {

  public ExtensionValuesWellFormed() {
    super(
        "rfc5280/extension-values-well-formed",
        Citation.rfc(5280, "4.2"),
        Severity.ERROR,
        "the value of a standard extension is of the type that it is defined with");
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    Faults faults = new Faults();
    for (ExtensionField extension : certificate.extensions()) {
      int tag = outerTag(extension.oid());
      if (tag != 0 && (extension.value().isEmpty() || !extension.value().get().is(tag))) {
        faults.add("extension " + extension.oid());
      }
    }
    if (!areBasicConstraints(certificate.elements(Extension.BASIC_CONSTRAINTS))) {
      faults.add("extension " + Extension.BASIC_CONSTRAINTS);
    }
    return faults.words();
  }

  /**
   * Others have rules of their own for what is in them.
   *
   * <pre>SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }</pre>
   */
  private static boolean areBasicConstraints(List<Tlv> parts) {
    int known = 0;
    if (known < parts.size() && parts.get(known).is(Tlv.BOOLEAN)) {
      known++;
    }
    if (known < parts.size() && parts.get(known).is(Tlv.INTEGER)) {
      known++;
    }
    return known == parts.size();
  }

  /** Of the extensions in section 4.2; 0 of others. */
  private static int outerTag(String oid) {
    return switch (oid) {
      case Extension.SUBJECT_KEY_IDENTIFIER -> Tlv.OCTET_STRING;
      case Extension.KEY_USAGE -> Tlv.BIT_STRING;
      case Extension.INHIBIT_ANY_POLICY -> Tlv.INTEGER;
      case Extension.AUTHORITY_KEY_IDENTIFIER,
          Extension.BASIC_CONSTRAINTS,
          Extension.SUBJECT_ALT_NAME,
          Extension.ISSUER_ALT_NAME,
          Extension.EXTENDED_KEY_USAGE,
          Extension.NAME_CONSTRAINTS,
          Extension.CERTIFICATE_POLICIES,
          Extension.POLICY_MAPPINGS,
          Extension.POLICY_CONSTRAINTS,
          Extension.CRL_DISTRIBUTION_POINTS,
          Extension.FRESHEST_CRL,
          Extension.AUTHORITY_INFORMATION_ACCESS,
          Extension.SUBJECT_INFORMATION_ACCESS,
          Extension.SUBJECT_DIRECTORY_ATTRIBUTES ->
          Tlv.SEQUENCE;
      default -> 0;
    };
  }
}
