package dev.minica.tls.observed;

import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A secret of TLS 1.3 as it comes out of HMAC. HKDF-Expand of no more than one block is HMAC over
 * its info and the octet 1 (RFC 5869 section 2.3), and all secrets are one block; so what HMAC is
 * given says which secret it is (RFC 8446 section 7.1):
 *
 * <pre>
 * struct {
 *   uint16 length = Length;
 *   opaque label&lt;7..255&gt; = "tls13 " + Label;
 *   opaque context&lt;0..255&gt; = Context;
 * } HkdfLabel;
 * </pre>
 *
 * @param label of its line in a key log (RFC 9850 section 2)
 */
record ExpandedSecret(String label, Octets secret) {

  private static final String PREFIX = "tls13 ";
  private static final int HEADER = 3;
  private static final int FIRST_BLOCK = 1;

  private static final Map<String, String> LABELS =
      Map.of(
          "c e traffic", "CLIENT_EARLY_TRAFFIC_SECRET",
          "e exp master", "EARLY_EXPORTER_SECRET",
          "c hs traffic", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
          "s hs traffic", "SERVER_HANDSHAKE_TRAFFIC_SECRET",
          "c ap traffic", "CLIENT_TRAFFIC_SECRET_0",
          "s ap traffic", "SERVER_TRAFFIC_SECRET_0",
          "exp master", "EXPORTER_SECRET");

  /** Empty if it is none that a key log has a line for. */
  static Optional<ExpandedSecret> of(byte[] message, byte[] code) {
    return label(message).map(LABELS::get).map(label -> new ExpandedSecret(label, Octets.of(code)));
  }

  private static Optional<String> label(byte[] message) {
    if (message.length < HEADER || message[message.length - 1] != FIRST_BLOCK) {
      return Optional.empty();
    }
    int labelEnd = HEADER + (message[2] & 0xff);
    if (labelEnd >= message.length) {
      return Optional.empty();
    }
    int contextEnd = labelEnd + 1 + (message[labelEnd] & 0xff);
    String label = new String(message, HEADER, labelEnd - HEADER, StandardCharsets.ISO_8859_1);
    return contextEnd == message.length - 1 && label.startsWith(PREFIX)
        ? Optional.of(label.substring(PREFIX.length()))
        : Optional.empty();
  }
}
