package dev.minica.tls;

import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.TlsRecord;
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

  private static final int HEADER = TlsRecord.HEADER;

  /** An encrypted alert is longer: by a content type or padding, and an authentication tag. */
  private static final int CLEAR_ALERT = Alert.LENGTH;

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
    if (start[0] == ContentTypes.ALERT && length() == CLEAR_ALERT) {
      alert = AlertDescriptions.name(start[HEADER + 1] & 0xff);
    }
    position = 0;
  }
}
