package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The form of a record: PEM, with what is not in the certificate as explanatory text before it (RFC
 * 7468 section 2), so that other tools read the certificate and people the rest.
 *
 * <pre>
 * profile: server
 * profile-file: SHA-256 of the file, if the profile was one
 * -----BEGIN CERTIFICATE-----
 * ...
 * </pre>
 *
 * <p>Lines with other keywords are left to later versions.
 */
public final class RecordFile {

  private static final String PROFILE = "profile: ";
  private static final String PROFILE_FILE = "profile-file: ";
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  /** RFC 7468 section 2: generators wrap at exactly 64 characters. */
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private RecordFile() {}

  /** The record as text. */
  public static byte[] encode(IssuedCertificate issued) {
    String base64 = BASE64.encodeToString(issued.certificate().encoded());
    String file =
        issued.profileFile().isPresent() ? PROFILE_FILE + issued.profileFile().get() + "\n" : "";
    String text =
        PROFILE + issued.profile() + "\n" + file + BEGIN + "\n" + base64 + "\n" + END + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a record.
   *
   * @throws MinicaException BAD_INPUT if it is none
   */
  public static IssuedCertificate decode(byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    int begin = lines.indexOf(BEGIN);
    int end = lines.indexOf(END);
    if (begin < 0 || end < begin) {
      throw corrupt("it holds no whole certificate");
    }
    byte[] der = base64(String.join("", lines.subList(begin + 1, end)));
    List<String> header = lines.subList(0, begin);
    String profile = find(header, PROFILE).orElseThrow(() -> corrupt("it names no profile"));
    return new IssuedCertificate(Certificate.decode(der), profile, find(header, PROFILE_FILE));
  }

  private static Optional<String> find(List<String> header, String keyword) {
    return header.stream()
        .filter(line -> line.startsWith(keyword))
        .findFirst()
        .map(line -> line.substring(keyword.length()));
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MinicaException(Kind.BAD_INPUT, "its certificate is not base64", e);
    }
  }

  private static MinicaException corrupt(String reason) {
    return new MinicaException(Kind.BAD_INPUT, reason);
  }
}
