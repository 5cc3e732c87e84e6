package dev.minica.tls.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pseudorandom function of TLS 1.2 (RFC 5246 section 5).
 *
 * @param hash SHA-256, or what the cipher suite names
 */
public record Prf(HashAlgorithm hash) {

  /** PRF(secret, label, seed) = P_hash(secret, label + seed), as many octets as wanted. */
  public byte[] expand(byte[] secret, String label, byte[] seed, int length) {
    byte[] labelled = Octets.concatenated(label.getBytes(StandardCharsets.US_ASCII), seed);
    ByteBuffer output = ByteBuffer.allocate(length);
    byte[] link = labelled;
    while (output.hasRemaining()) {
      link = hash.hmac(secret, link);
      byte[] block = hash.hmac(secret, link, labelled);
      output.put(block, 0, Math.min(block.length, output.remaining()));
    }
    return output.array();
  }

  /** The same, told. The seed is the named octets in their order. */
  Derivation derive(String name, String clause, Expansion expansion) {
    byte[] output =
        expand(
            expansion.secret.octets(), expansion.label, expansion.seedOctets(), expansion.length);
    return new Derivation(
        NamedOctets.secret(name, output), clause, expansion.formula(), expansion.inputs());
  }

  /** The arguments of the PRF and how much of it is wanted. */
  record Expansion(NamedOctets secret, String label, List<NamedOctets> seed, int length) {

    String formula() {
      return seed.stream()
          .map(NamedOctets::name)
          .collect(
              Collectors.joining(
                  " + ",
                  "PRF(" + secret.name() + ", \"" + label + "\", ",
                  ")[0.." + (length - 1) + "]"));
    }

    List<NamedOctets> inputs() {
      return Stream.concat(Stream.of(secret), seed.stream()).toList();
    }

    byte[] seedOctets() {
      ByteBuffer all = ByteBuffer.allocate(seed.stream().mapToInt(NamedOctets::length).sum());
      seed.forEach(part -> all.put(part.octets()));
      return all.array();
    }
  }
}
