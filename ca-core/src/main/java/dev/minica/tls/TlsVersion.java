package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/** The versions of TLS that the demo server speaks. */
public enum TlsVersion {
  /** RFC 5246. */
  TLS_1_2("1.2", "TLSv1.2"),
  /** RFC 8446. */
  TLS_1_3("1.3", "TLSv1.3");

  private final String label;
  private final String javaName;

  TlsVersion(String label, String javaName) {
    this.label = label;
    this.javaName = javaName;
  }

  /**
   * Reads {@code 1.2} or {@code 1.3}.
   *
   * @throws MinicaException USAGE if it is neither
   */
  public static TlsVersion parse(String text) {
    for (TlsVersion version : values()) {
      if (version.label.equals(text)) {
        return version;
      }
    }
    throw new MinicaException(Kind.USAGE, "no TLS version \"" + Escaped.of(text) + "\"")
        .withHint("1.2 or 1.3");
  }

  /** As in {@code --tls 1.3}. */
  public String label() {
    return label;
  }

  /** The protocol's name in the Java Security Standard Algorithm Names. */
  public String javaName() {
    return javaName;
  }

  @Override
  public String toString() {
    return javaName;
  }
}
