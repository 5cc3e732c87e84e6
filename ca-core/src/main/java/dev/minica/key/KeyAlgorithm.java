package dev.minica.key;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The key algorithms minica makes, each with the spellings of openssl and keytool. */
public enum KeyAlgorithm {
  EC_P256(Family.EC, "ec-p256", 256, "p-256", "p256", "prime256v1", "secp256r1", "ec"),
  EC_P384(Family.EC, "ec-p384", 384, "p-384", "p384", "secp384r1"),
  EC_P521(Family.EC, "ec-p521", 521, "p-521", "p521", "secp521r1"),
  RSA_2048(Family.RSA, "rsa-2048", 2048, "rsa:2048", "rsa2048", "rsa"),
  RSA_3072(Family.RSA, "rsa-3072", 3072, "rsa:3072", "rsa3072"),
  RSA_4096(Family.RSA, "rsa-4096", 4096, "rsa:4096", "rsa4096"),
  ED25519(Family.EDDSA, "ed25519", 255),
  ED448(Family.EDDSA, "ed448", 448),
  ML_DSA_44(Family.ML_DSA, "ml-dsa-44", 44, "mldsa44", "mldsa-44"),
  ML_DSA_65(Family.ML_DSA, "ml-dsa-65", 65, "mldsa65", "mldsa-65"),
  ML_DSA_87(Family.ML_DSA, "ml-dsa-87", 87, "mldsa87", "mldsa-87");

  /** Algorithms that share their arithmetic and the key usages that make sense for them. */
  public enum Family {
    RSA,
    EC,
    EDDSA,
    ML_DSA
  }

  private final Family family;
  private final String label;
  private final int size;
  private final List<String> otherSpellings;

  KeyAlgorithm(Family family, String label, int size, String... otherSpellings) {
    this.family = family;
    this.label = label;
    this.size = size;
    this.otherSpellings = List.of(otherSpellings);
  }

  /**
   * Reads an algorithm's name in any of its spellings, upper or lower case.
   *
   * @throws MinicaException USAGE, naming the algorithms there are
   */
  public static KeyAlgorithm parse(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(a -> a.label.equals(wanted) || a.otherSpellings.contains(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static MinicaException unknown(String name) {
    return new MinicaException(Kind.USAGE, "unknown key algorithm \"" + Escaped.of(name) + "\"")
        .withHint("one of " + labels());
  }

  /** The labels of all, for a hint. */
  public static String labels() {
    return Arrays.stream(values()).map(KeyAlgorithm::label).collect(Collectors.joining(", "));
  }

  public Family family() {
    return family;
  }

  /** minica's own spelling, as in {@code --key ec-p256}. */
  public String label() {
    return label;
  }

  /** Bits of the modulus or the field; for ML-DSA the parameter set's number (FIPS 204). */
  public int size() {
    return size;
  }

  @Override
  public String toString() {
    return label;
  }
}
