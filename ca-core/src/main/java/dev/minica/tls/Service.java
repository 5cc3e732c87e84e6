package dev.minica.tls;

import dev.minica.Environment;
import dev.minica.tls.watch.ClientOffer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * What all connections of one server have in common.
 *
 * @param observers asked by each connection for its own
 */
record Service(
    Environment environment,
    SSLContext context,
    ServedHosts served,
    ServeOptions options,
    ConnectionListener listener,
    Supplier<HandshakeObserver> observers) {

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

  NegotiatedConnection negotiated(SSLSocket socket, AcceptedSocket below) {
    return NegotiatedConnection.of(socket, served, below.watch().offer());
  }

  /** What a client and this server can both; empty if the server's key is of no known kind. */
  Optional<CommonGround> commonGround(ClientOffer offer) {
    String[] all = context.getDefaultSSLParameters().getCipherSuites();
    String[] own = options.keyExchange().map(only -> only.of(all)).orElse(all);
    return served
        .of(offer.serverName())
        .privateKey()
        .publicKey()
        .algorithm()
        .map(key -> new CommonGround(offer, options, key, List.of(own)));
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
