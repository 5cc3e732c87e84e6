package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One textual encoding (RFC 7468 section 2).
 *
 * @param label what the boundaries say, such as {@code CERTIFICATE}
 * @param headers the lines between the first boundary and the base64 text as RFC 1421 has them,
 *     such as {@code Proc-Type: 4,ENCRYPTED}; RFC 7468 knows none, so usually empty
 * @param content what the base64 text encodes, usually DER
 * @param line the line of the first boundary, counted from 1, for messages; 1 in a block that was
 *     not read from a text
 */
public record PemBlock(String label, List<String> headers, byte[] content, int line) {

  public static final String CERTIFICATE = "CERTIFICATE";
  public static final String PRIVATE_KEY = "PRIVATE KEY";
  public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";
  public static final String PUBLIC_KEY = "PUBLIC KEY";
  public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
  public static final String CRL = "X509 CRL";

  private static final String TRUSTED_CERTIFICATE = "TRUSTED CERTIFICATE";

  public PemBlock {
    headers = List.copyOf(headers);
    content = content.clone();
  }

  /**
   * The value of the first header of this name, in whichever case it is spelled, without the blanks
   * around it.
   */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .findFirst()
        .map(header -> header.substring(name.length() + 1).strip());
  }

  /**
   * Whether it is labelled as a certificate is, now or by what some programs wrote before RFC 7468
   * settled the label (its section 5.1).
   *
   * @throws MinicaException BAD_INPUT if it is one in OpenSSL's own form: after the certificate
   *     come purposes for which OpenSSL's user trusts it, or does not, and who dropped them would
   *     trust it for all
   */
  public boolean isCertificate() {
    if (label.equals(TRUSTED_CERTIFICATE)) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "line " + line + ": OpenSSL's form " + label + ", which is not supported")
          .withHint("openssl x509 -in FILE -out CERT.pem makes a CERTIFICATE of it");
    }
    return label.equals(CERTIFICATE) || label.equals("X509 CERTIFICATE");
  }

  /**
   * What its content is to a reader.
   *
   * @throws MinicaException as the reader does, with the line before its message
   */
  public <T> T read(Function<byte[], T> reader) {
    try {
      return reader.apply(content());
    } catch (MinicaException e) {
      throw e.restated(e.kind(), "line " + line + ": " + e.getMessage());
    }
  }

  /** A block for writing, without headers. */
  public PemBlock(String label, byte[] content) {
    this(label, List.of(), content, 1);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PemBlock that
        && label.equals(that.label)
        && headers.equals(that.headers)
        && Arrays.equals(content, that.content)
        && line == that.line;
  }

  @Override
  public int hashCode() {
    return 31 * label.hashCode() + Arrays.hashCode(content);
  }

  /** Label and line, never the content: that may be a private key. */
  @Override
  public String toString() {
    return label + " at line " + line;
  }
}
