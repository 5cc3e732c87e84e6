package dev.minica.tls.registry;

/** IANA's registry "TLS ExtensionType Values" (RFC 8446 section 4.2). */
public final class ExtensionTypes {

  public static final int SERVER_NAME = 0;
  public static final int MAX_FRAGMENT_LENGTH = 1;
  public static final int STATUS_REQUEST = 5;
  public static final int SUPPORTED_GROUPS = 10;
  public static final int EC_POINT_FORMATS = 11;
  public static final int SIGNATURE_ALGORITHMS = 13;
  public static final int ALPN = 16;
  public static final int SIGNED_CERTIFICATE_TIMESTAMP = 18;
  public static final int PADDING = 21;
  public static final int ENCRYPT_THEN_MAC = 22;
  public static final int EXTENDED_MASTER_SECRET = 23;
  public static final int COMPRESS_CERTIFICATE = 27;
  public static final int RECORD_SIZE_LIMIT = 28;
  public static final int SESSION_TICKET = 35;
  public static final int PRE_SHARED_KEY = 41;
  public static final int EARLY_DATA = 42;
  public static final int SUPPORTED_VERSIONS = 43;
  public static final int COOKIE = 44;
  public static final int PSK_KEY_EXCHANGE_MODES = 45;
  public static final int CERTIFICATE_AUTHORITIES = 47;
  public static final int POST_HANDSHAKE_AUTH = 49;
  public static final int SIGNATURE_ALGORITHMS_CERT = 50;
  public static final int KEY_SHARE = 51;
  public static final int RENEGOTIATION_INFO = 65281;

  private static final Names NAMES =
      Names.of(
          """
          0 server_name
          1 max_fragment_length
          2 client_certificate_url
          3 trusted_ca_keys
          4 truncated_hmac
          5 status_request
          6 user_mapping
          7 client_authz
          8 server_authz
          9 cert_type
          10 supported_groups
          11 ec_point_formats
          12 srp
          13 signature_algorithms
          14 use_srtp
          15 heartbeat
          16 application_layer_protocol_negotiation
          17 status_request_v2
          18 signed_certificate_timestamp
          19 client_certificate_type
          20 server_certificate_type
          21 padding
          22 encrypt_then_mac
          23 extended_master_secret
          24 token_binding
          25 cached_info
          26 tls_lts
          27 compress_certificate
          28 record_size_limit
          29 pwd_protect
          30 pwd_clear
          31 password_salt
          32 ticket_pinning
          33 tls_cert_with_extern_psk
          34 delegated_credential
          35 session_ticket
          36 TLMSP
          37 TLMSP_proxying
          38 TLMSP_delegate
          39 supported_ekt_ciphers
          41 pre_shared_key
          42 early_data
          43 supported_versions
          44 cookie
          45 psk_key_exchange_modes
          47 certificate_authorities
          48 oid_filters
          49 post_handshake_auth
          50 signature_algorithms_cert
          51 key_share
          52 transparency_info
          53 connection_id (deprecated)
          54 connection_id
          55 external_id_hash
          56 external_session_id
          57 quic_transport_parameters
          58 ticket_request
          59 dnssec_chain
          60 sequence_number_encryption_algorithms
          61 rrc
          62 tls_flags
          64768 ech_outer_extensions
          65037 encrypted_client_hello
          65281 renegotiation_info
          """);

  private ExtensionTypes() {}

  /** Such as {@code server_name}, or {@code unknown (0x1234)}. */
  public static String name(int id) {
    return NAMES.ofUint16(id);
  }
}
