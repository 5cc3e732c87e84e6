package dev.minica.tls.crypto;

import java.util.List;

/**
 * A value that was computed, and how.
 *
 * @param output the value under the name that the RFC gives it
 * @param clause such as {@code RFC 8446 section 7.1}
 * @param formula in the RFC's notation, such as {@code HKDF-Extract(salt, IKM)}
 * @param inputs what the formula names, in its order
 */
public record Derivation(
    NamedOctets output, String clause, String formula, List<NamedOctets> inputs) {

  public Derivation {
    inputs = List.copyOf(inputs);
  }

  /** The name of the output. */
  public String name() {
    return output.name();
  }

  /** The octets of the output. */
  public byte[] octets() {
    return output.octets();
  }

  /** Whether the other side came to the same octets. */
  public boolean agreesWith(byte[] others) {
    return output.hasOctets(others);
  }

  /** The same, of an output that anybody may see although its inputs are secret. */
  Derivation opened() {
    return new Derivation(NamedOctets.open(name(), octets()), clause, formula, inputs);
  }

  /** Name, formula and clause; no octets. */
  @Override
  public String toString() {
    return name() + " = " + formula + " [" + clause + "]";
  }
}
