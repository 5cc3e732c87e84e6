package dev.minica.encoding;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.CertificationRequest;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Textual encodings of RFC 7468, "PEM".
 *
 * <pre>
 * -----BEGIN label-----
 * base64 text, 64 characters a line
 * -----END label-----
 * </pre>
 */
public final class Pem {

  /**
   * The longest text that is read, in octets: over fifty copies of the public roots, or a CRL of
   * 300,000 entries. It is in memory while what it holds is decoded.
   */
  public static final int MAX_OCTETS = 16 * 1024 * 1024;

  /** The most blocks that a text may have: all intermediates of the public web are some 2,000. */
  public static final int MAX_BLOCKS = 5_000;

  private static final String BEGIN = "-----BEGIN ";
  private static final byte[] NEWLINE = {'\n'};

  private Pem() {}

  /** The block as text of ASCII characters, with a line feed after each line. */
  public static String encode(PemBlock block) {
    StringBuilder text = new StringBuilder(BEGIN).append(block.label()).append("-----\n");
    block.headers().forEach(header -> text.append(header).append('\n'));
    text.append(block.headers().isEmpty() ? "" : "\n");
    text.append(base64(block.content()));
    return text.append("-----END ").append(block.label()).append("-----\n").toString();
  }

  /** Lines of 64 characters but for the last, as RFC 7468 section 2 demands of generators. */
  private static String base64(byte[] content) {
    String lines = Base64.getMimeEncoder(64, NEWLINE).encodeToString(content);
    return lines.isEmpty() ? "" : lines + "\n";
  }

  public static String encode(Certificate certificate) {
    return encode(new PemBlock(PemBlock.CERTIFICATE, certificate.encoded()));
  }

  /** The certificates one after the other, in their order. */
  public static String encode(Collection<Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    certificates.forEach(certificate -> text.append(encode(certificate)));
    return text.toString();
  }

  public static String encode(CertificationRequest request) {
    return encode(new PemBlock(PemBlock.CERTIFICATE_REQUEST, request.encoded()));
  }

  public static String encode(SubjectPublicKeyInfo key) {
    return encode(new PemBlock(PemBlock.PUBLIC_KEY, key.encoded()));
  }

  /** PKCS#8, unencrypted: the text is the secret itself. */
  public static String encode(PrivateKeyInfo key) {
    return encode(new PemBlock(PemBlock.PRIVATE_KEY, key.encoded()));
  }

  public static String encode(EncryptedPrivateKeyInfo key) {
    return encode(new PemBlock(PemBlock.ENCRYPTED_PRIVATE_KEY, key.encoded()));
  }

  /**
   * All blocks of a text, in their order; none if it has none.
   *
   * <p>Tolerated: text before, between and after blocks, any line ending, white space around a
   * line, empty lines, lines of any length, a byte order mark, UTF-16 where a mark says so. Not
   * tolerated: a block without an end, an end without a beginning or with another label, a
   * character that is not base64, missing or wrong padding.
   *
   * @throws MinicaException BAD_INPUT, naming the line, if a block is malformed, there are more
   *     than 5,000, or the text is longer than {@value #MAX_OCTETS} octets
   */
  public static List<PemBlock> decode(byte[] text) {
    if (text.length > MAX_OCTETS) {
      throw new MinicaException(
          Kind.BAD_INPUT, "PEM: " + text.length + " octets are over the bound of " + MAX_OCTETS);
    }
    if (beginsWith(text, 0xff, 0xfe)) {
      return ofUtf16(text, StandardCharsets.UTF_16LE);
    } else if (beginsWith(text, 0xfe, 0xff)) {
      return ofUtf16(text, StandardCharsets.UTF_16BE);
    }
    return new PemReader(text).read(beginsWith(text, 0xef, 0xbb, 0xbf) ? 3 : 0);
  }

  /**
   * Whether the octets can be nothing but one DER value: a SEQUENCE whose length is theirs. A text
   * may begin with the octet of a SEQUENCE, which is the digit 0.
   */
  public static boolean isDer(byte[] octets) {
    if (octets.length < 2 || octets[0] != 0x30) {
      return false;
    }
    int count = octets[1] < 0 ? octets[1] & 0x7f : 0;
    if (count > 4 || octets.length < 2 + count) {
      return false;
    }
    long length = count == 0 ? octets[1] : 0;
    for (int i = 2; i < 2 + count; i++) {
      length = (length << 8) | (octets[i] & 0xff);
    }
    return length == octets.length - 2L - count;
  }

  /**
   * Whether the octets are ASN.1 rather than a text, whole or damaged: what begins as a SEQUENCE
   * does is {@link #isDer}, or its length has several octets, which no second character of a text
   * looks like. All who take PEM and DER alike ask here.
   */
  public static boolean isBinary(byte[] octets) {
    return isDer(octets) || (octets.length > 1 && octets[0] == 0x30 && octets[1] < 0);
  }

  /**
   * The failure to find something among these blocks.
   *
   * @param what is wanted, such as {@code certificate}
   */
  public static MinicaException absent(String what, List<PemBlock> blocks) {
    String found = blocks.isEmpty() ? "neither PEM nor DER" : "only " + labels(blocks);
    return new MinicaException(Kind.BAD_INPUT, "no " + what + ": " + found);
  }

  /** What kinds of blocks these are, each named once, for a message. */
  public static String labels(List<PemBlock> blocks) {
    return blocks.stream()
        .map(block -> Escaped.of(block.label()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Boundaries and base64 are ASCII; the text around them may be anything, so nothing can fail. */
  private static List<PemBlock> ofUtf16(byte[] text, Charset charset) {
    String characters = new String(text, 2, text.length - 2, charset);
    return new PemReader(characters.getBytes(StandardCharsets.UTF_8)).read(0);
  }

  private static boolean beginsWith(byte[] text, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (text.length <= i || (text[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
