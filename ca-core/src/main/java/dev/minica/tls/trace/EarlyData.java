package dev.minica.tls.trace;

/** What became of data that the client sends before the server has answered (RFC 8446 2.3). */
public enum EarlyData {
  NOT_OFFERED,
  /** The answer is not there, or cannot be read. */
  UNKNOWN,
  REFUSED,
  ACCEPTED
}
