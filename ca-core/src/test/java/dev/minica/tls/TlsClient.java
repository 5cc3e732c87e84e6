package dev.minica.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Java's own client, which connects to the loopback and verifies for a name of the test's choice.
 */
record TlsClient(SSLContext context, List<String> protocols) {

  static TlsClient of(TlsIdentity identity, String... protocols) {
    return new TlsClient(identity.sslContext(TestAuthority.ENVIRONMENT), List.of(protocols));
  }

  SSLSocket connect(DemoServer server, String name) throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    SSLSocket tls =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, name, server.address().getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!protocols.isEmpty()) {
      parameters.setProtocols(protocols.toArray(String[]::new));
    }
    tls.setSSLParameters(parameters);
    return tls;
  }

  /** Sends octets and gives all that comes back. */
  String exchange(DemoServer server, String name, String request) throws IOException {
    try (SSLSocket tls = connect(server, name)) {
      tls.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(tls.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String get(DemoServer server, String name, String path) throws IOException {
    return exchange(server, name, "GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
  }
}
