package dev.minica.tls;

import dev.minica.tls.registry.AlertDescriptions;
import java.io.EOFException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ended, in words for the one who watches the server. An alert is only a hint,
 * since clients use different ones for the same fault: what stands beside it comes from what both
 * sides have shown.
 *
 * @param service what the server can, and shows
 * @param socket what was seen of the client
 */
record EndReason(Service service, AcceptedSocket socket) {

  private static final String ALERT = "Received fatal alert: ";
  private static final String EMPTY = "Empty client certificate chain";

  /**
   * @param dropped the reason why this side closed the socket, if it did: then the failure is only
   *     what came of it
   * @param requested whether the client has gone as far as to ask for something
   */
  String of(Exception failure, @Nullable String dropped, boolean requested) {
    if (dropped != null) {
      return dropped;
    }
    Optional<String> alert = socket.watch().alert().or(() -> alertIn(failure));
    if (alert.isPresent()) {
      return ofAlert(alert.get());
    }
    if (failure instanceof EOFException || failure.getCause() instanceof EOFException) {
      return ofEnd(failure, requested);
    }
    if (failure instanceof ProtocolException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof SocketException) {
      return "connection lost: " + failure.getMessage() + silently(requested);
    }
    return ofDisagreement(failure);
  }

  private static Optional<String> alertIn(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof SSLException && message.contains(ALERT)
        ? Optional.of(message.substring(message.indexOf(ALERT) + ALERT.length()))
        : Optional.empty();
  }

  private String ofAlert(String alert) {
    String said = "the client sent the alert " + alert;
    boolean isAboutCertificates =
        AlertDescriptions.id(alert).stream().anyMatch(AlertDescriptions::isAboutCertificates);
    return isAboutCertificates ? said + ": " + fault() : said;
  }

  private String ofEnd(Exception failure, boolean requested) {
    String message = String.valueOf(failure.getMessage());
    String said =
        message.isEmpty()
            ? message
            : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    return "the client closed the connection: " + said + silently(requested);
  }

  /** Of a client that has seen the certificate and left: that may be why, or may not. */
  private String silently(boolean requested) {
    return socket.isAnswered() && !requested
        ? "; it did not say why, and was shown this: " + fault()
        : "";
  }

  private String fault() {
    Optional<String> name = socket.watch().offer().flatMap(offer -> offer.serverName());
    return CertificateFault.ofServer(service.served().of(name), name, service.now());
  }

  private String ofDisagreement(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedClient refused) {
        return CertificateFault.ofClient(refused, service.served().roots(), service.now());
      }
    }
    String message = String.valueOf(failure.getMessage());
    if (socket.watch().hasNoCertificate() || message.contains(EMPTY)) {
      return "the client showed no certificate, and one is required of "
          + service.served().roots().get(0).subject();
    }
    return socket
        .watch()
        .offer()
        .flatMap(offer -> service.commonGround(offer).flatMap(CommonGround::lacking))
        .orElse("no agreement: " + message);
  }
}
