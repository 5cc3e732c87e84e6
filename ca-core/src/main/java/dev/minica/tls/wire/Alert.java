package dev.minica.tls.wire;

import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.registry.CodePoints;

/**
 * An alert (RFC 8446 section 6, RFC 5246 section 7.2).
 *
 * <pre>
 * struct {
 *     AlertLevel level;
 *     AlertDescription description;
 * } Alert;
 * </pre>
 *
 * @param level 1 is warning, 2 fatal; TLS 1.3 does not go by it
 * @param description its number
 */
public record Alert(int level, int description) {

  public static final int WARNING = 1;
  public static final int FATAL = 2;

  /** How long one is; a protected one is longer. */
  public static final int LENGTH = 2;

  public Alert {
    Bounds.unsigned("level", 1, level);
    Bounds.unsigned("description", 1, description);
  }

  /**
   * Reads what an unprotected record of type alert carries.
   *
   * @throws WireException if that is not one alert
   */
  public static Decoded<Alert> decode(Octets fragment) throws WireException {
    return Decoded.of(
        fragment,
        in ->
            new Alert(
                in.uint8("level", CodePoints::alertLevel),
                in.uint8("description", AlertDescriptions::name)));
  }

  public Octets encode() {
    return new Encoder().uint8(level).uint8(description).octets();
  }

  /** Such as {@code handshake_failure}. */
  public String name() {
    return AlertDescriptions.name(description);
  }

  /**
   * Whether who sends it goes on no further. TLS 1.3 does not go by the level (RFC 8446 section 6);
   * user_canceled closes nothing but what the client was about to do (section 6.1).
   */
  public boolean isFatal(boolean isTls13) {
    boolean closes =
        description == AlertDescriptions.CLOSE_NOTIFY
            || description == AlertDescriptions.USER_CANCELED;
    return isTls13 ? !closes : level != WARNING;
  }
}
