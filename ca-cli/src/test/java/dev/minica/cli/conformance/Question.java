package dev.minica.cli.conformance;

/**
 * What a client asks of a certificate's names.
 *
 * @param kind how it asks
 * @param name that it knows its peer by; in ASCII
 */
record Question(Kind kind, String name) {

  /** By what a client knows its peer. */
  enum Kind {
    /** Not by name: only the path to the root matters. */
    PATH,
    /** A host name. */
    HOST,
    /** An IP address. */
    ADDRESS,
    /** A mail address. */
    MAILBOX
  }

  static Question path() {
    return new Question(Kind.PATH, "");
  }

  static Question host(String name) {
    return new Question(Kind.HOST, name);
  }

  static Question address(String address) {
    return new Question(Kind.ADDRESS, address);
  }

  static Question mailbox(String address) {
    return new Question(Kind.MAILBOX, address);
  }

  /** Whether a TLS client could ask it. */
  boolean isOfHost() {
    return kind == Kind.HOST || kind == Kind.ADDRESS;
  }
}
