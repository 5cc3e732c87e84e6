package dev.minica.lint.x690;

import dev.minica.lint.Citation;
import dev.minica.lint.Lint;
import dev.minica.lint.Severity;
import dev.minica.lint.Specimen;
import java.util.HexFormat;
import java.util.Optional;

/**
 * In a list of named bits the zeros at the end mean nothing. An empty one is the breach of another
 * rule.
 */
public final class KeyUsageWithoutTrailingZeros extends Lint {

  public KeyUsageWithoutTrailingZeros() {
    super(
        "x690/key-usage-without-trailing-zeros",
        Citation.x690("11.2.2"),
        Severity.ERROR,
        "key usage ends with a bit that is set");
  }

  @Override
  protected boolean appliesTo(Specimen certificate) {
    return certificate.role().hasKeyUsage();
  }

  @Override
  protected Optional<String> found(Specimen certificate) {
    byte[] bits = certificate.role().keyUsage();
    if (bits.length < 2 || allZero(bits)) {
      return NOTHING;
    }
    boolean lastIsSet = bits[0] < 8 && (bits[bits.length - 1] & (1 << bits[0])) != 0;
    return lastIsSet ? NOTHING : Optional.of("the BIT STRING " + HexFormat.of().formatHex(bits));
  }

  private static boolean allZero(byte[] bits) {
    for (int i = 1; i < bits.length; i++) {
      if (bits[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
