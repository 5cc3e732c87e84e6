package dev.minica.revocation;

import java.util.Arrays;

/** Whether a responder answered, and if not why (RFC 6960 section 4.2.1). */
public enum OcspResponseStatus {
  SUCCESSFUL(0, "successful"),
  MALFORMED_REQUEST(1, "malformedRequest"),
  INTERNAL_ERROR(2, "internalError"),
  TRY_LATER(3, "tryLater"),
  SIG_REQUIRED(5, "sigRequired"),
  UNAUTHORIZED(6, "unauthorized");

  private final int code;
  private final String label;

  OcspResponseStatus(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /**
   * The status with this number in OCSPResponseStatus; 4 is not used.
   *
   * @throws IllegalArgumentException if there is none
   */
  static OcspResponseStatus ofCode(int code) {
    return Arrays.stream(values())
        .filter(status -> status.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status has the number " + code));
  }

  /** The number in OCSPResponseStatus. */
  public int code() {
    return code;
  }

  /** The name in RFC 6960. */
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }
}
