package dev.minica.tls.diagnosis;

import java.util.Locale;

/** What can be wrong with a handshake. */
public enum Cause {
  UNTRUSTED_ROOT("the client believes no CA that stands behind the server's certificate"),
  SELF_SIGNED("the server's certificate is signed by itself, and the client does not know it"),
  MISSING_INTERMEDIATE("the server does not send the intermediate that issued its certificate"),
  EXPIRED("a certificate of the server has expired"),
  NOT_YET_VALID("a certificate of the server is not valid yet"),
  WRONG_HOST("the server's certificate is for another name"),
  WRONG_USAGE("the server's certificate may not be used by a server"),
  REVOKED("a certificate of the server is revoked"),
  REVOCATION_UNKNOWN("nothing says whether the server's certificate is revoked"),
  NAME_CONSTRAINT("the CA must not issue certificates for the server's name"),
  NOT_A_CA("the server's certificate was issued by one that is no CA's"),
  WEAK_CERTIFICATE("the key or signature of a certificate is too weak"),
  BAD_CERTIFICATE_SIGNATURE("the signature on a certificate of the server is not its issuer's"),
  INVALID_CERTIFICATE("a certificate of the server breaks a rule"),

  NO_COMMON_VERSION("client and server have no version of TLS in common"),
  FALLBACK_REFUSED("the client has fallen back, and the server speaks a higher version"),
  NO_COMMON_SUITE("client and server have no cipher suite in common that can be used"),
  NO_COMMON_GROUP("client and server have no group for the key exchange in common"),
  NO_COMMON_SIGNATURE_ALGORITHM("the server cannot sign in a way that the client accepts"),
  NO_COMMON_APPLICATION_PROTOCOL("client and server have no application protocol in common"),
  NO_AGREEMENT("the server takes nothing of what the client offers"),
  WEAK_GROUP("the server's group for the key exchange is too weak"),
  NAME_NOT_SERVED("the server does not know the name that the client asks for"),

  CLIENT_CERTIFICATE_MISSING("the server wants a certificate of the client, which shows none"),
  CLIENT_CERTIFICATE_NOT_ASKED_CA("the client's certificate is of a CA that was not asked for"),
  CLIENT_CERTIFICATE_UNTRUSTED("the server does not believe the CA of the client's certificate"),
  CLIENT_CERTIFICATE_EXPIRED("the client's certificate has expired"),
  CLIENT_CERTIFICATE_NOT_YET_VALID("the client's certificate is not valid yet"),
  CLIENT_CERTIFICATE_WRONG_USAGE("the client's certificate may not be used by a client"),
  CLIENT_CERTIFICATE_REVOKED("the client's certificate is revoked"),
  CLIENT_CERTIFICATE_REJECTED("the server does not accept the client's certificate"),

  NOT_TLS_HTTP("the server speaks HTTP without TLS there"),
  NOT_TLS_SSH("the server speaks SSH there"),
  NOT_TLS_SMTP("the server speaks SMTP or FTP there, which begin without TLS"),
  NOT_TLS_IMAP("the server speaks IMAP there, which begins without TLS"),
  NOT_TLS_POP3("the server speaks POP3 there, which begins without TLS"),
  NOT_TLS("the server does not speak TLS there"),
  CLIENT_NOT_TLS("the client does not speak TLS"),
  SILENCE("the server says nothing"),
  RESET("the server breaks the connection off"),
  CLOSED("the server closes the connection without a word"),
  CLIENT_LEFT("the client leaves without a word"),

  BROKEN_FINISHED("the two sides have seen different handshakes"),
  BROKEN_RECORD("a record was changed on its way"),
  BAD_SIGNATURE("what a side signed was changed, or its key is not that of its certificate"),
  PROTOCOL_VIOLATION("a side does not keep to the protocol"),
  UNKNOWN("why it failed is not known");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** For people: one line of our words, lower case, without a full stop. */
  public String words() {
    return words;
  }

  /** As programs read it, such as {@code untrusted-root}; it stays the same in later versions. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
