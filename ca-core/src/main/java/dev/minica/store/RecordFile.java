package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.CertificateOutline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    return outline(content).whole();
  }

  /**
   * The same, for who needs little of it.
   *
   * @throws MinicaException BAD_INPUT if it is none
   */
  static RecordOutline outline(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int begin = line(text, BEGIN);
    int end = line(text, END);
    if (begin < 0 || end < begin) {
      throw corrupt("it holds no whole certificate");
    }
    byte[] der = base64(text.substring(begin + BEGIN.length(), end));
    List<String> header = text.substring(0, begin).lines().toList();
    String profile = find(header, PROFILE).orElseThrow(() -> corrupt("it names no profile"));
    return new RecordOutline(CertificateOutline.decode(der), profile, find(header, PROFILE_FILE));
  }

  /** Where the first line begins that is this one, or -1. */
  private static int line(String text, String line) {
    int at = text.indexOf(line);
    while (at >= 0 && !(isBreak(text, at - 1) && isBreak(text, at + line.length()))) {
      at = text.indexOf(line, at + 1);
    }
    return at;
  }

  private static boolean isBreak(String text, int at) {
    return at < 0 || at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private static Optional<String> find(List<String> header, String keyword) {
    for (String line : header) {
      if (line.startsWith(keyword)) {
        return Optional.of(line.substring(keyword.length()));
      }
    }
    return Optional.empty();
  }

  private static byte[] base64(String lines) {
    byte[] characters = lines.getBytes(StandardCharsets.ISO_8859_1);
    int count = 0;
    for (byte character : characters) {
      if (character != '\n' && character != '\r') {
        characters[count++] = character;
      }
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(characters, count));
    } catch (IllegalArgumentException e) {
      throw new MinicaException(Kind.BAD_INPUT, "its certificate is not base64", e);
    }
  }

  private static MinicaException corrupt(String reason) {
    return new MinicaException(Kind.BAD_INPUT, reason);
  }
}
