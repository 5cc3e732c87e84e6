package dev.minica.tls.registry;

import java.util.OptionalInt;

/**
 * IANA's registry "TLS Alerts" (RFC 8446 section 6, RFC 5246 section 7.2), without the suffix
 * "_RESERVED" of those that TLS 1.3 no longer sends.
 */
public final class AlertDescriptions {

  public static final int CLOSE_NOTIFY = 0;
  public static final int UNEXPECTED_MESSAGE = 10;
  public static final int BAD_RECORD_MAC = 20;
  public static final int RECORD_OVERFLOW = 22;
  public static final int HANDSHAKE_FAILURE = 40;
  public static final int BAD_CERTIFICATE = 42;
  public static final int UNSUPPORTED_CERTIFICATE = 43;
  public static final int CERTIFICATE_REVOKED = 44;
  public static final int CERTIFICATE_EXPIRED = 45;
  public static final int CERTIFICATE_UNKNOWN = 46;
  public static final int ILLEGAL_PARAMETER = 47;
  public static final int UNKNOWN_CA = 48;
  public static final int ACCESS_DENIED = 49;
  public static final int DECODE_ERROR = 50;
  public static final int DECRYPT_ERROR = 51;
  public static final int PROTOCOL_VERSION = 70;
  public static final int INSUFFICIENT_SECURITY = 71;
  public static final int INAPPROPRIATE_FALLBACK = 86;
  public static final int USER_CANCELED = 90;
  public static final int MISSING_EXTENSION = 109;
  public static final int UNSUPPORTED_EXTENSION = 110;
  public static final int UNRECOGNIZED_NAME = 112;
  public static final int BAD_CERTIFICATE_STATUS_RESPONSE = 113;
  public static final int CERTIFICATE_REQUIRED = 116;
  public static final int NO_APPLICATION_PROTOCOL = 120;

  private static final Names NAMES =
      Names.of(
          """
          0 close_notify
          10 unexpected_message
          20 bad_record_mac
          21 decryption_failed
          22 record_overflow
          30 decompression_failure
          40 handshake_failure
          41 no_certificate
          42 bad_certificate
          43 unsupported_certificate
          44 certificate_revoked
          45 certificate_expired
          46 certificate_unknown
          47 illegal_parameter
          48 unknown_ca
          49 access_denied
          50 decode_error
          51 decrypt_error
          52 too_many_cids_requested
          60 export_restriction
          70 protocol_version
          71 insufficient_security
          80 internal_error
          86 inappropriate_fallback
          90 user_canceled
          100 no_renegotiation
          109 missing_extension
          110 unsupported_extension
          111 certificate_unobtainable
          112 unrecognized_name
          113 bad_certificate_status_response
          114 bad_certificate_hash_value
          115 unknown_psk_identity
          116 certificate_required
          117 general_error
          120 no_application_protocol
          121 ech_required
          """);

  private AlertDescriptions() {}

  /** Such as {@code handshake_failure}, or {@code unknown (99)}. */
  public static String name(int id) {
    return NAMES.ofUint8(id);
  }

  /** The number of a name as IANA writes it. */
  public static OptionalInt id(String name) {
    return NAMES.number(name);
  }

  /** Whether it can be about a certificate (RFC 8446 section 6.2). */
  public static boolean isAboutCertificates(int id) {
    return id >= BAD_CERTIFICATE && id <= UNKNOWN_CA && id != ILLEGAL_PARAMETER;
  }
}
