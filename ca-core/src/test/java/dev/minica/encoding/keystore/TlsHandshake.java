package dev.minica.encoding.keystore;

import java.nio.ByteBuffer;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** A handshake between two engines of this Java, without a network. */
final class TlsHandshake {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine server;
  private final SSLEngine client;
  private final ByteBuffer toClient = ByteBuffer.allocate(64 * 1024);
  private final ByteBuffer toServer = ByteBuffer.allocate(64 * 1024);
  private final ByteBuffer data = ByteBuffer.allocate(64 * 1024);

  private TlsHandshake(SSLContext server, SSLContext client) {
    this.server = server.createSSLEngine();
    this.client = client.createSSLEngine("server.example", 443);
    this.server.setUseClientMode(false);
    this.client.setUseClientMode(true);
  }

  /**
   * What the server, which has the keys of one store, shows a client that trusts what another
   * holds.
   *
   * @return the server's own certificate
   */
  static java.security.cert.Certificate between(KeyStore keys, KeyStore trust, char[] password)
      throws Exception {
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys, password);
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(keyManagers.getKeyManagers(), null, null);
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trust);
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(null, trustManagers.getTrustManagers(), null);
    return new TlsHandshake(server, client).shake();
  }

  private java.security.cert.Certificate shake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    for (int i = 0; i < 100 && (isBusy(client) || isBusy(server)); i++) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
    return client.getSession().getPeerCertificates()[0];
  }

  private static boolean isBusy(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    for (boolean goesOn = true; goesOn; ) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> engine.wrap(NOTHING, out);
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> goesOn = unwrap(engine, in);
        default -> {
          // a ticket that came after the handshake
          unwrap(engine, in);
          goesOn = false;
        }
      }
    }
  }

  private boolean unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    SSLEngineResult result = engine.unwrap(in, data.clear());
    in.compact();
    return result.bytesConsumed() > 0;
  }
}
