package dev.minica.revocation;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.charset.StandardCharsets;

/** How a CRL is written to a file. */
public enum CrlFormat {
  /** Text (RFC 7468 section 6). */
  PEM("pem"),
  /** The octets themselves: what clients fetch by HTTP (RFC 5280 section 4.2.1.13). */
  DER("der");

  private final String label;

  CrlFormat(String label) {
    this.label = label;
  }

  /**
   * The format of this name.
   *
   * @throws MinicaException USAGE if it is neither
   */
  public static CrlFormat parse(String text) {
    for (CrlFormat format : values()) {
      if (format.label.equals(text)) {
        return format;
      }
    }
    throw new MinicaException(Kind.USAGE, "'" + Escaped.of(text) + "' is neither pem nor der");
  }

  /** What a file of this format holds. */
  public byte[] encode(Crl crl) {
    return this == DER
        ? crl.encoded()
        : EncodedCrls.encode(crl).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return label;
  }
}
