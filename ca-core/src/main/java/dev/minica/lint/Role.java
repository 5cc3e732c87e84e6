package dev.minica.lint;

import dev.minica.internal.asn1.Tlv;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate is for, as its extensions say: a CA or not, and what its key may do. A
 * malformed extension says nothing.
 *
 * <p>Whether a certificate signed itself is guessed from its names and key identifiers, and never
 * computed.
 */
public final class Role {

  private final Specimen specimen;

  Role(Specimen specimen) {
    this.specimen = specimen;
  }

  /** Whether basic constraints say that it is a CA. */
  public boolean isCa() {
    List<Tlv> parts = specimen.elements(Extension.BASIC_CONSTRAINTS);
    return !parts.isEmpty()
        && parts.get(0).is(Tlv.BOOLEAN)
        && parts.get(0).size() == 1
        && parts.get(0).at(0) != 0;
  }

  /** The INTEGER pathLenConstraint. */
  public Optional<Tlv> pathLength() {
    for (Tlv part : specimen.elements(Extension.BASIC_CONSTRAINTS)) {
      if (part.is(Tlv.INTEGER)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /**
   * The contents of the key usage extension's BIT STRING, the first octet of which counts the
   * unused bits at the end; empty if there is none.
   */
  public byte[] keyUsage() {
    Optional<ExtensionField> extension = specimen.extension(Extension.KEY_USAGE);
    Optional<Tlv> value = extension.isPresent() ? extension.get().value() : Optional.empty();
    return value.isPresent() && value.get().is(Tlv.BIT_STRING)
        ? value.get().content()
        : new byte[0];
  }

  /** Whether there is a key usage extension that can be read. */
  public boolean hasKeyUsage() {
    return keyUsage().length > 0;
  }

  /** Whether there is a key usage extension that has this bit. */
  public boolean allows(KeyUsage usage) {
    byte[] bits = keyUsage();
    int octet = 1 + usage.bit() / 8;
    return octet < bits.length && (bits[octet] & (0x80 >> (usage.bit() % 8))) != 0;
  }

  /** Whether there is a key usage extension that has one of these bits. */
  public boolean allowsAny(KeyUsage... usages) {
    for (KeyUsage usage : usages) {
      if (allows(usage)) {
        return true;
      }
    }
    return false;
  }

  /** Object identifiers of the key purposes; none if there is no such extension. */
  public List<String> keyPurposes() {
    List<String> purposes = new ArrayList<>();
    for (Tlv purpose : specimen.elements(Extension.EXTENDED_KEY_USAGE)) {
      purposes.add(purpose.objectIdentifier());
    }
    return purposes;
  }

  public boolean isFor(KeyPurpose purpose) {
    return keyPurposes().contains(purpose.oid());
  }

  /** Whether it is for the server's end of TLS and no CA. */
  public boolean isServer() {
    return !isCa() && isFor(KeyPurpose.SERVER_AUTH);
  }

  /** Whether issuer and subject are encoded alike. */
  public boolean isSelfIssued() {
    return specimen.issuer().isSameAs(specimen.subject());
  }

  /** Whether it is self-issued and its key identifiers do not say that another key signed it. */
  public boolean isSelfSigned() {
    return isSelfIssued() && !namesOtherKey();
  }

  private boolean namesOtherKey() {
    List<Tlv> authority = specimen.elements(Extension.AUTHORITY_KEY_IDENTIFIER);
    Optional<ExtensionField> own = specimen.extension(Extension.SUBJECT_KEY_IDENTIFIER);
    return !authority.isEmpty()
        && authority.get(0).isContext(0)
        && own.isPresent()
        && own.get().value().isPresent()
        && !Arrays.equals(authority.get(0).content(), own.get().value().get().content());
  }

  public boolean isRoot() {
    return isCa() && isSelfSigned();
  }
}
