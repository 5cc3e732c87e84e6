package dev.minica.verification;

import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the certificate is to be used for. */
public enum Purpose {
  /** A TLS server. */
  SERVER(
      KeyPurpose.SERVER_AUTH,
      EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT)),
  /** A TLS client. */
  CLIENT(KeyPurpose.CLIENT_AUTH, EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT)),
  /** S/MIME. */
  EMAIL(
      KeyPurpose.EMAIL_PROTECTION,
      EnumSet.of(
          KeyUsage.DIGITAL_SIGNATURE,
          KeyUsage.NON_REPUDIATION,
          KeyUsage.KEY_ENCIPHERMENT,
          KeyUsage.KEY_AGREEMENT)),
  /** None in particular: neither key purposes nor the usages of the leaf matter. */
  ANY(null, EnumSet.allOf(KeyUsage.class));

  private final @Nullable KeyPurpose keyPurpose;
  private final Set<KeyUsage> usages;

  Purpose(@Nullable KeyPurpose keyPurpose, Set<KeyUsage> usages) {
    this.keyPurpose = keyPurpose;
    this.usages = usages;
  }

  /** The key purpose that an extended key usage extension must then have. */
  public Optional<KeyPurpose> keyPurpose() {
    return Optional.ofNullable(keyPurpose);
  }

  /** Whether extended key usage with these object identifiers allows it (RFC 5280 4.2.1.12). */
  boolean isAllowedBy(List<String> keyPurposes) {
    return keyPurpose == null
        || keyPurposes.contains(keyPurpose.oid())
        || keyPurposes.contains(KeyPurpose.ANY.oid());
  }

  /** Whether a leaf with these key usages can serve it: one that the protocol needs is enough. */
  boolean isServedBy(Set<KeyUsage> keyUsages) {
    return this == ANY || keyUsages.stream().anyMatch(usages::contains);
  }

  /** The usages of which the leaf needs one, in RFC 5280's order. */
  Set<KeyUsage> usages() {
    return usages;
  }
}
