package dev.minica.tls.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * HKDF (RFC 5869) and the forms of it that TLS 1.3 uses (RFC 8446 section 7.1).
 *
 * @param hash the hash of the cipher suite
 */
public record Hkdf(HashAlgorithm hash) {

  static final String CLAUSE = "RFC 8446 section 7.1";

  private static final String PREFIX = "tls13 ";

  private static final int MAX_BLOCKS = 255;

  /** HKDF-Extract (RFC 5869 section 2.2): a pseudorandom key as long as the hash. */
  public byte[] extract(byte[] salt, byte[] inputKeyingMaterial) {
    return hash.hmac(salt, inputKeyingMaterial);
  }

  /**
   * HKDF-Expand (RFC 5869 section 2.3).
   *
   * @param length octets wanted, at most 255 times the length of the hash
   */
  public byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
    if (length > MAX_BLOCKS * hash.length()) {
      throw new IllegalArgumentException("HKDF gives no " + length + " octets");
    }
    ByteBuffer output = ByteBuffer.allocate(length);
    byte[] block = {};
    for (int counter = 1; output.hasRemaining(); counter++) {
      block = hash.hmac(pseudorandomKey, block, info, new byte[] {(byte) counter});
      output.put(block, 0, Math.min(block.length, output.remaining()));
    }
    return output.array();
  }

  /**
   * What HKDF-Expand-Label gives HKDF-Expand as info.
   *
   * <pre>
   * struct {
   *   uint16 length = Length;
   *   opaque label&lt;7..255&gt; = "tls13 " + Label;
   *   opaque context&lt;0..255&gt; = Context;
   * } HkdfLabel;
   * </pre>
   */
  public static byte[] label(String label, byte[] context, int length) {
    byte[] prefixed = (PREFIX + label).getBytes(StandardCharsets.US_ASCII);
    if (prefixed.length > 255 || context.length > 255) {
      throw new IllegalArgumentException("a label or context of more than 255 octets");
    }
    return ByteBuffer.allocate(4 + prefixed.length + context.length)
        .putShort((short) length)
        .put((byte) prefixed.length)
        .put(prefixed)
        .put((byte) context.length)
        .put(context)
        .array();
  }

  /** HKDF-Extract, told. */
  Derivation extract(String name, NamedOctets salt, NamedOctets inputKeyingMaterial) {
    return new Derivation(
        NamedOctets.secret(name, extract(salt.octets(), inputKeyingMaterial.octets())),
        CLAUSE,
        "HKDF-Extract(" + salt.name() + ", " + inputKeyingMaterial.name() + ")",
        List.of(salt, inputKeyingMaterial));
  }

  /** Derive-Secret, told: HKDF-Expand-Label over a transcript hash to the length of the hash. */
  Derivation deriveSecret(
      String name, NamedOctets secret, String label, NamedOctets transcriptHash) {
    Expansion expansion = new Expansion(secret, label, transcriptHash, hash.length());
    return expand(
        name,
        CLAUSE,
        "Derive-Secret(" + secret.name() + ", \"" + label + "\", " + transcriptHash.name() + ")",
        expansion);
  }

  /** HKDF-Expand-Label, told. */
  Derivation expandLabel(String name, String clause, Expansion expansion) {
    return expand(name, clause, "HKDF-Expand-Label(" + expansion.arguments() + ")", expansion);
  }

  private Derivation expand(String name, String clause, String formula, Expansion expansion) {
    byte[] info = label(expansion.label, expansion.context.octets(), expansion.length);
    byte[] output = expand(expansion.secret.octets(), info, expansion.length);
    NamedOctets hkdfLabel = NamedOctets.open("HkdfLabel", info);
    Derivation derivation =
        new Derivation(
            NamedOctets.secret(name, output),
            clause,
            formula,
            List.of(expansion.secret, expansion.context, hkdfLabel));
    Arrays.fill(output, (byte) 0);
    return derivation;
  }

  /** The arguments of HKDF-Expand-Label. */
  record Expansion(NamedOctets secret, String label, NamedOctets context, int length) {

    /** With an empty context. */
    Expansion(NamedOctets secret, String label, int length) {
      this(secret, label, NamedOctets.empty("\"\""), length);
    }

    String arguments() {
      return secret.name() + ", \"" + label + "\", " + context.name() + ", " + length;
    }
  }
}
