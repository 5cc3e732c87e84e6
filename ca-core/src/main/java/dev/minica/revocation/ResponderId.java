package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.jspecify.annotations.Nullable;

/**
 * Who answered, by name or by key (RFC 6960 section 4.2.1).
 *
 * <pre>
 * ResponderID ::= CHOICE {
 *   byName  [1] Name,
 *   byKey   [2] KeyHash }
 * KeyHash ::= OCTET STRING -- SHA-1 hash of responder's public key
 * </pre>
 */
public final class ResponderId {

  private final @Nullable DistinguishedName name;
  private final byte[] keyHash;

  private ResponderId(@Nullable DistinguishedName name, byte[] keyHash) {
    this.name = name;
    this.keyHash = keyHash;
  }

  /** The caller runs it under {@link Der#read}. */
  static ResponderId decode(ASN1TaggedObject choice) {
    return switch (Der.contextTag(choice)) {
      case 1 ->
          new ResponderId(
              DistinguishedName.decode(Der.encode(choice.getExplicitBaseObject())), new byte[0]);
      case 2 ->
          new ResponderId(
              null, ((ASN1OctetString) choice.getExplicitBaseObject()).getOctets().clone());
      default -> throw new IllegalArgumentException("neither a name nor a hash of a key");
    };
  }

  /** The name, if that is what it is known by. */
  public Optional<DistinguishedName> name() {
    return Optional.ofNullable(name);
  }

  /** SHA-1 of the public key's bits, if that is what it is known by. */
  public Optional<byte[]> keyHash() {
    return name == null ? Optional.of(keyHash.clone()) : Optional.empty();
  }

  /** Whether this could be the certificate of whoever answered. */
  public boolean matches(Certificate certificate) {
    return name == null
        ? Arrays.equals(keyHash, certificate.publicKey().keyIdentifier())
        : name.matches(certificate.subject());
  }
}
