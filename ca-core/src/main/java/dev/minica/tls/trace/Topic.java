package dev.minica.tls.trace;

/** The steps of a handshake, in the order in which one is told. */
public enum Topic {
  CLIENT_HELLO("what the client offers"),
  SERVER_HELLO("what the server takes of it"),
  CERTIFICATE("the server's certificate"),
  VERIFICATION("its verification, locally"),
  KEY_EXCHANGE("the key exchange"),
  SHARED_SECRET("the secret that both have"),
  KEY_SCHEDULE("what is derived from it"),
  TRAFFIC_KEYS("the keys for each direction"),
  CLIENT_CERTIFICATE("the client's certificate"),
  FINISHED("Finished, recomputed"),
  RECORDS("protected records"),
  RESUMPTION("how to come back sooner"),
  END("the end");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** For people: lower case, without a full stop. */
  public String title() {
    return title;
  }
}
