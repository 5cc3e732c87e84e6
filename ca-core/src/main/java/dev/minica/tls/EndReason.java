package dev.minica.tls;

import java.io.EOFException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a connection ended, in words for the one who watches the server. */
final class EndReason {

  private static final String ALERT = "Received fatal alert: ";

  private EndReason() {}

  /**
   * @param clearAlert the alert that was seen below TLS, where TLS itself may have missed it
   * @param dropped the reason why this side closed the socket, if it did: then the failure is only
   *     what came of it
   */
  static String of(Exception failure, Optional<String> clearAlert, @Nullable String dropped) {
    if (dropped != null) {
      return dropped;
    }
    String message = String.valueOf(failure.getMessage());
    if (clearAlert.isPresent()) {
      return "the client sent the alert " + clearAlert.get();
    }
    if (failure instanceof EOFException || failure.getCause() instanceof EOFException) {
      return "the client closed the connection: " + lowerCaseFirst(message);
    }
    if (failure instanceof SSLException && message.contains(ALERT)) {
      String alert = message.substring(message.indexOf(ALERT) + ALERT.length());
      return "the client sent the alert " + alert;
    }
    if (failure instanceof ProtocolException) {
      return message;
    }
    String kind = failure instanceof SocketException ? "connection lost: " : "no agreement: ";
    return kind + message;
  }

  private static String lowerCaseFirst(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
