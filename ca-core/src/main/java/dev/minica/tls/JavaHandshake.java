package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.inspection.ServerAnswer;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** A handshake by Java's TLS, with all versions that it has not disabled. */
final class JavaHandshake {

  private final ServerAddress address;
  private final SecureRandom random;
  private final CollectingTrustManager collected = new CollectingTrustManager();

  JavaHandshake(ServerAddress address, SecureRandom random) {
    this.address = address;
    this.random = random;
  }

  /**
   * What the server shows. A failure after it has shown its certificates is told in the answer.
   *
   * @throws IOException if there was a failure before
   */
  ServerAnswer over(Socket socket) throws IOException {
    try (SSLSocket tls =
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(socket, address.host(), address.port(), true)) {
      tls.setSSLParameters(parameters(tls));
      Optional<String> trouble = handshake(tls);
      return new ServerAnswer(
          address.toString(),
          collected.protocol(),
          collected.cipherSuite(),
          collected.chain(),
          collected.staples(),
          trouble);
    }
  }

  private Optional<String> handshake(SSLSocket tls) throws IOException {
    try {
      tls.startHandshake();
      if (collected.chain().isEmpty()) {
        throw new IOException("the server shows no certificate");
      }
      return Optional.empty();
    } catch (IOException e) {
      if (collected.chain().isEmpty()) {
        throw e;
      }
      return Optional.of(Escaped.of(String.valueOf(e.getMessage())));
    }
  }

  private SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {collected}, random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private SSLParameters parameters(SSLSocket tls) {
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(
        Arrays.stream(tls.getSupportedProtocols())
            .filter(version -> version.startsWith("TLS"))
            .toArray(String[]::new));
    parameters.setCipherSuites(
        Arrays.stream(tls.getSupportedCipherSuites())
            .filter(suite -> !suite.contains("_anon_"))
            .toArray(String[]::new));
    if (!address.isLiteral()) {
      parameters.setServerNames(List.of(new NamedHost(address.host())));
    }
    return parameters;
  }
}
