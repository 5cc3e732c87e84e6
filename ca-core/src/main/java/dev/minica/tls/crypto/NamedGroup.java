package dev.minica.tls.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.agreement.DHStandardGroups;

/** The groups of the IANA registry "TLS Supported Groups" that this package agrees in. */
public enum NamedGroup {
  SECP256R1(23, "secp256r1"),
  SECP384R1(24, "secp384r1"),
  SECP521R1(25, "secp521r1"),
  X25519(29, "x25519"),
  X448(30, "x448"),
  FFDHE2048(256, "ffdhe2048"),
  FFDHE3072(257, "ffdhe3072"),
  FFDHE4096(258, "ffdhe4096"),
  FFDHE6144(259, "ffdhe6144"),
  FFDHE8192(260, "ffdhe8192"),
  SECP256R1MLKEM768(4587, "SecP256r1MLKEM768"),
  X25519MLKEM768(4588, "X25519MLKEM768"),
  SECP384R1MLKEM1024(4589, "SecP384r1MLKEM1024");

  private final int id;
  private final String label;

  NamedGroup(int id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The group with this number. */
  public static Optional<NamedGroup> ofId(int id) {
    return Arrays.stream(values()).filter(group -> group.id == id).findFirst();
  }

  /**
   * The group over this finite field, each an unsigned integer; empty if it is none of RFC 7919.
   */
  public static Optional<NamedGroup> ofFiniteField(byte[] modulus, byte[] generator) {
    return Arrays.stream(values())
        .filter(
            each -> each.group() instanceof FiniteFieldGroup field && field.is(modulus, generator))
        .findFirst();
  }

  /** The number in the registry. */
  public int id() {
    return id;
  }

  /** The name in the registry. */
  public String label() {
    return label;
  }

  /** Whether it can be in TLS 1.3 alone: hybrids need two kinds of shares. */
  public boolean isTls13Only() {
    return id >= SECP256R1MLKEM768.id;
  }

  /** Its arithmetic. */
  public Group group() {
    return switch (this) {
      case SECP256R1, SECP384R1, SECP521R1 -> EcGroup.named(label);
      case X25519 -> new X25519Group();
      case X448 -> new X448Group();
      case FFDHE2048 -> new FiniteFieldGroup(label, DHStandardGroups.rfc7919_ffdhe2048);
      case FFDHE3072 -> new FiniteFieldGroup(label, DHStandardGroups.rfc7919_ffdhe3072);
      case FFDHE4096 -> new FiniteFieldGroup(label, DHStandardGroups.rfc7919_ffdhe4096);
      case FFDHE6144 -> new FiniteFieldGroup(label, DHStandardGroups.rfc7919_ffdhe6144);
      case FFDHE8192 -> new FiniteFieldGroup(label, DHStandardGroups.rfc7919_ffdhe8192);
      case X25519MLKEM768 ->
          new HybridGroup(label, MlKem.mlKem768(), new X25519Group(), X25519Group.LENGTH, true);
      case SECP256R1MLKEM768 ->
          new HybridGroup(label, MlKem.mlKem768(), EcGroup.named("secp256r1"), 65, false);
      case SECP384R1MLKEM1024 ->
          new HybridGroup(label, MlKem.mlKem1024(), EcGroup.named("secp384r1"), 97, false);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
