package dev.minica.tls.registry;

/** IANA's registry "TLS HandshakeType" (RFC 8446 section 4, RFC 5246 section 7.4). */
public final class HandshakeTypes {

  public static final int HELLO_REQUEST = 0;
  public static final int CLIENT_HELLO = 1;
  public static final int SERVER_HELLO = 2;
  public static final int NEW_SESSION_TICKET = 4;
  public static final int END_OF_EARLY_DATA = 5;
  public static final int ENCRYPTED_EXTENSIONS = 8;
  public static final int CERTIFICATE = 11;
  public static final int SERVER_KEY_EXCHANGE = 12;
  public static final int CERTIFICATE_REQUEST = 13;
  public static final int SERVER_HELLO_DONE = 14;
  public static final int CERTIFICATE_VERIFY = 15;
  public static final int CLIENT_KEY_EXCHANGE = 16;
  public static final int FINISHED = 20;
  public static final int CERTIFICATE_STATUS = 22;
  public static final int KEY_UPDATE = 24;
  public static final int COMPRESSED_CERTIFICATE = 25;
  public static final int MESSAGE_HASH = 254;

  private static final Names NAMES =
      Names.of(
          """
          0 hello_request
          1 client_hello
          2 server_hello
          3 hello_verify_request
          4 new_session_ticket
          5 end_of_early_data
          6 hello_retry_request
          8 encrypted_extensions
          9 request_connection_id
          10 new_connection_id
          11 certificate
          12 server_key_exchange
          13 certificate_request
          14 server_hello_done
          15 certificate_verify
          16 client_key_exchange
          17 client_certificate_request
          20 finished
          21 certificate_url
          22 certificate_status
          23 supplemental_data
          24 key_update
          25 compressed_certificate
          26 ekt_key
          254 message_hash
          """);

  private HandshakeTypes() {}

  /** Such as {@code client_hello}, or {@code unknown (99)}. */
  public static String name(int id) {
    return NAMES.ofUint8(id);
  }
}
