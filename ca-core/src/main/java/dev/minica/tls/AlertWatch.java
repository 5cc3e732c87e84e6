package dev.minica.tls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads along with the records of one direction, for alerts that are not encrypted.
 *
 * <pre>
 * struct { ContentType type; ProtocolVersion legacy_record_version; uint16 length;
 *          opaque fragment[length]; } TLSPlaintext;              RFC 8446 section 5.1
 * struct { AlertLevel level; AlertDescription description; } Alert;      section 6
 * </pre>
 */
final class AlertWatch {

  private static final int HEADER = 5;
  private static final int ALERT = 21;

  /** An encrypted alert is longer: by a content type or padding, and an authentication tag. */
  private static final int CLEAR_ALERT = 2;

  private final byte[] start = new byte[HEADER + CLEAR_ALERT];
  private int position;
  private volatile @Nullable String alert;

  /** The last alert, by its name in RFC 8446 section 6. */
  Optional<String> alert() {
    return Optional.ofNullable(alert);
  }

  /** The next octet of the stream. */
  void accept(byte octet) {
    if (position < start.length) {
      start[position] = octet;
    }
    position++;
    if (position >= HEADER && position == HEADER + length()) {
      endRecord();
    }
  }

  private int length() {
    return (start[3] & 0xff) << 8 | (start[4] & 0xff);
  }

  private void endRecord() {
    if (start[0] == ALERT && length() == CLEAR_ALERT) {
      alert = name(start[HEADER + 1] & 0xff);
    }
    position = 0;
  }

  /** IANA's registry "TLS Alerts", as far as a client may send them. */
  private static String name(int description) {
    return switch (description) {
      case 0 -> "close_notify";
      case 10 -> "unexpected_message";
      case 20 -> "bad_record_mac";
      case 22 -> "record_overflow";
      case 40 -> "handshake_failure";
      case 42 -> "bad_certificate";
      case 43 -> "unsupported_certificate";
      case 44 -> "certificate_revoked";
      case 45 -> "certificate_expired";
      case 46 -> "certificate_unknown";
      case 47 -> "illegal_parameter";
      case 48 -> "unknown_ca";
      case 49 -> "access_denied";
      case 50 -> "decode_error";
      case 51 -> "decrypt_error";
      case 70 -> "protocol_version";
      case 71 -> "insufficient_security";
      case 80 -> "internal_error";
      case 90 -> "user_canceled";
      case 109 -> "missing_extension";
      case 110 -> "unsupported_extension";
      case 113 -> "bad_certificate_status_response";
      default -> "number " + description;
    };
  }
}
