package dev.minica.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A TLS client of Java that shakes hands, in memory, with a server that has the key store. */
final class JavaTlsJudge implements Judge {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /** JSSE knows no ML-DSA. */
  @Override
  public boolean takes(Trial trial) {
    return trial.use().equals("server")
        && trial.specimen().isForServers()
        && trial.question().isOfHost()
        && !trial.specimen().involves("ML_DSA");
  }

  @Override
  public List<Boolean> judge(List<Trial> trials) {
    return trials.stream().map(JavaTlsJudge::accepts).toList();
  }

  private static boolean accepts(Trial trial) {
    try {
      SSLEngine server = serverContext(trial.specimen()).createSSLEngine();
      server.setUseClientMode(false);
      handshake(client(trial), server);
      return true;
    } catch (SSLHandshakeException refusal) {
      return false;
    } catch (GeneralSecurityException | SSLException e) {
      throw new AssertionError(trial.toString(), e);
    }
  }

  private static SSLEngine client(Trial trial) throws GeneralSecurityException {
    SSLEngine client = clientContext(trial.root()).createSSLEngine(trial.question().name(), 443);
    client.setUseClientMode(true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    client.setSSLParameters(parameters);
    return client;
  }

  /** Passes what one side says to the other until neither has anything left to say. */
  private static void handshake(SSLEngine client, SSLEngine server) throws SSLException {
    ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    client.beginHandshake();
    server.beginHandshake();
    do {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    } while (isShaking(client) || isShaking(server));
  }

  private static boolean isShaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    in.flip();
    boolean moves = true;
    while (moves) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> moves = unwrap(engine, in);
        default -> moves = in.hasRemaining() && unwrap(engine, in);
      }
    }
    in.compact();
  }

  private static boolean unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
    int before = in.remaining();
    engine.unwrap(in, ByteBuffer.allocate(1 << 16));
    return in.remaining() < before || engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
  }

  private static SSLContext serverContext(Specimen specimen) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(load("PKCS12", specimen.file("keystore.p12")), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, new SecureRandom());
    return context;
  }

  private static SSLContext clientContext(Path root) throws GeneralSecurityException {
    KeyStore trusted = load("PKCS12", null);
    try (InputStream in = Files.newInputStream(root)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static KeyStore load(String type, Path file) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    try (InputStream in =
        file == null ? InputStream.nullInputStream() : Files.newInputStream(file)) {
      store.load(file == null ? null : in, PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }
}
