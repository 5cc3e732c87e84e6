package dev.minica.tls;

import dev.minica.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** What all connections of one server have in common. */
record Service(
    Environment environment,
    SSLContext context,
    ServedIdentity served,
    ServeOptions options,
    ConnectionListener listener) {

  /**
   * TLS on top of an accepted socket, in the server's role.
   *
   * @param consumed what was read from the socket already
   */
  SSLSocket layer(Socket socket, InputStream consumed) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, consumed, /* autoClose= */ true);
    tls.setSSLParameters(parameters(tls.getSSLParameters()));
    return tls;
  }

  NegotiatedConnection negotiated(SSLSocket socket) {
    return NegotiatedConnection.of(socket, served.identity().certificate());
  }

  Instant now() {
    return environment.now();
  }

  private SSLParameters parameters(SSLParameters parameters) {
    parameters.setProtocols(
        options.versions().stream().sorted().map(TlsVersion::javaName).toArray(String[]::new));
    options
        .keyExchange()
        .ifPresent(only -> parameters.setCipherSuites(only.of(parameters.getCipherSuites())));
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    switch (options.clientAuthentication()) {
      case NONE -> parameters.setWantClientAuth(false);
      case WANT -> parameters.setWantClientAuth(true);
      case REQUIRE -> parameters.setNeedClientAuth(true);
    }
    return parameters;
  }
}
