package dev.minica.ca.takeover;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.revocation.RevocationReason;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the database of {@code openssl ca}: six fields with tabs between.
 *
 * <pre>
 * V, R or E     valid, revoked, expired
 * time          of expiry: [YY]YYMMDDHHMMSSZ
 * time[,reason] of revocation; empty unless revoked
 * serial        in hexadecimal digits
 * file          unknown, or where the certificate is
 * subject       in one line
 * </pre>
 *
 * @param serialNumber as a number, negative ones included
 * @param digits the same as it is written, which names the certificate's file
 * @param revocation if it is revoked, and will stay so
 * @param file where the certificate is, if that is said
 * @param note what cannot be carried over of it
 */
record IndexLine(
    SerialNumber serialNumber,
    String digits,
    Instant notAfter,
    Optional<ForeignRevocation> revocation,
    Optional<String> file,
    Optional<String> note) {

  private static final int FIELDS = 6;

  /** No serial number has so many digits; who has is not read any further. */
  private static final int MAX_DIGITS = 200;

  /**
   * @throws MinicaException BAD_INPUT, not naming the line
   */
  static IndexLine parse(String line) {
    String[] fields = line.split("\t", FIELDS);
    if (fields.length != FIELDS) {
      throw malformed(fields.length + " fields instead of " + FIELDS);
    }
    Instant notAfter = time(fields[1]);
    SerialNumber serial = serial(fields[3]);
    Optional<String> file =
        Optional.of(fields[4]).filter(name -> !name.isEmpty() && !name.equals("unknown"));
    boolean isRevoked = isRevoked(fields[0]);
    if (!isRevoked) {
      return new IndexLine(serial, fields[3], notAfter, Optional.empty(), file, Optional.empty());
    }
    String[] words = fields[2].split(",", -1);
    Optional<RevocationReason> reason =
        words.length > 1 ? reason(words[1]) : Optional.of(RevocationReason.UNSPECIFIED);
    Instant revokedAt = time(words[0]);
    return new IndexLine(
        serial,
        fields[3],
        notAfter,
        reason.map(why -> new ForeignRevocation(serial, notAfter, revokedAt, why)),
        file,
        note(fields[3], words));
  }

  private static boolean isRevoked(String state) {
    if (!state.equals("V") && !state.equals("R") && !state.equals("E")) {
      throw malformed("the state \"" + Escaped.of(shortened(state)) + "\" is none of V, R and E");
    }
    return state.equals("R");
  }

  private static SerialNumber serial(String digits) {
    String positive = digits.startsWith("-") ? digits.substring(1) : digits;
    boolean isNumber =
        !positive.isEmpty()
            && positive.length() <= MAX_DIGITS
            && positive.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    if (!isNumber) {
      throw malformed(
          "\"" + Escaped.of(shortened(digits)) + "\" is no serial number in hexadecimal digits");
    }
    BigInteger number = new BigInteger(positive, 16);
    return new SerialNumber(digits.startsWith("-") ? number.negate() : number);
  }

  private static Instant time(String text) {
    try {
      return CertificateTime.parse(text);
    } catch (MinicaException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Why; nothing for what is revoked no more. openssl has words of its own for a key that was
   * stolen at a known time, and for what to do with what is on hold.
   */
  private static Optional<RevocationReason> reason(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "keytime" -> Optional.of(RevocationReason.KEY_COMPROMISE);
      case "cakeytime" -> Optional.of(RevocationReason.CA_COMPROMISE);
      case "holdinstruction" -> Optional.of(RevocationReason.CERTIFICATE_HOLD);
      case "removefromcrl" -> Optional.empty();
      default -> Optional.of(known(word));
    };
  }

  private static RevocationReason known(String word) {
    try {
      return RevocationReason.parse(word);
    } catch (MinicaException e) {
      throw malformed("the reason \"" + Escaped.of(shortened(word)) + "\" is none of RFC 5280");
    }
  }

  private static Optional<String> note(String serial, String[] words) {
    String word = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
    String lost =
        switch (word) {
          case "removefromcrl" -> "is removed from the CRL, and so is not revoked here";
          case "holdinstruction" -> "keeps its hold, and loses the instruction for it";
          case "keytime", "cakeytime" -> "stays revoked, and loses the time of the compromise";
          default -> "";
        };
    return lost.isEmpty() ? Optional.empty() : Optional.of("certificate " + serial + " " + lost);
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static MinicaException malformed(String reason) {
    return new MinicaException(Kind.BAD_INPUT, reason);
  }
}
