package dev.minica.tls.observed;

import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.crypto.Hkdf;
import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** What HMAC was given. */
  private record HkdfLabel(String label, byte[] context) {}

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

  private static final String FIRST_OF_MASTER = "s ap traffic";

  /** Of the same secret and the same transcript as the server's first (RFC 8446 section 7.1). */
  private static final List<String> OTHERS_OF_MASTER = List.of("c ap traffic", "exp master");

  /**
   * Those that are known with this, none if a key log has no line for it. With the Master Secret
   * for key all that are made of it are known: Java's server derives the client's traffic secret
   * only when it needs it, and Java before 25 no exporter secret.
   */
  static List<ExpandedSecret> of(Key key, byte[] message, byte[] code) {
    return hkdfLabel(message).map(info -> known(key, info, code)).orElse(List.of());
  }

  private static List<ExpandedSecret> known(Key key, HkdfLabel info, byte[] code) {
    String line = LABELS.get(info.label());
    if (line == null) {
      return List.of();
    }
    List<ExpandedSecret> known = new ArrayList<>();
    known.add(new ExpandedSecret(line, Octets.of(code)));
    byte @Nullable [] secret = key.getEncoded();
    if (info.label().equals(FIRST_OF_MASTER) && secret != null) {
      for (String other : OTHERS_OF_MASTER) {
        known.add(derived(secret, other, info.context(), code.length));
      }
    }
    return known;
  }

  private static ExpandedSecret derived(
      byte[] master, String label, byte[] transcriptHash, int length) {
    Hkdf hkdf =
        new Hkdf(
            length == HashAlgorithm.SHA384.length() ? HashAlgorithm.SHA384 : HashAlgorithm.SHA256);
    byte[] secret = hkdf.expand(master, Hkdf.label(label, transcriptHash, length), length);
    return new ExpandedSecret(LABELS.getOrDefault(label, label), Octets.of(secret));
  }

  private static Optional<HkdfLabel> hkdfLabel(byte[] message) {
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
        ? Optional.of(
            new HkdfLabel(
                label.substring(PREFIX.length()),
                Arrays.copyOfRange(message, labelEnd + 1, contextEnd)))
        : Optional.empty();
  }
}
