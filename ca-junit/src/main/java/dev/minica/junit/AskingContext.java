package dev.minica.junit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context whose servers ask each client for a certificate, and end the connection with who shows
 * none, unless they are told otherwise. Java's own has no such default, and many a server takes a
 * context and nothing else.
 */
final class AskingContext extends SSLContext {

  private AskingContext(SSLContext context) {
    super(new Asking(context), context.getProvider(), context.getProtocol());
  }

  static SSLContext of(SSLContext context) {
    return new AskingContext(context);
  }

  private static final class Asking extends SSLContextSpi {

    private final SSLContext context;

    Asking(SSLContext context) {
      this.context = context;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] shown,
        TrustManager @Nullable [] judges,
        @Nullable SecureRandom random) {
      throw new IllegalStateException("the context is in use already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return new AskingSockets(context.getServerSocketFactory());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return asking(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return asking(context.createSSLEngine(host, port));
    }

    /** Of a client's engine it means nothing. */
    private static SSLEngine asking(SSLEngine engine) {
      engine.setNeedClientAuth(true);
      return engine;
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      SSLParameters parameters = context.getDefaultSSLParameters();
      parameters.setNeedClientAuth(true);
      return parameters;
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context.getSupportedSSLParameters();
    }
  }

  private static final class AskingSockets extends SSLServerSocketFactory {

    private final SSLServerSocketFactory sockets;

    AskingSockets(SSLServerSocketFactory sockets) {
      this.sockets = sockets;
    }

    private static ServerSocket asking(ServerSocket socket) {
      ((SSLServerSocket) socket).setNeedClientAuth(true);
      return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return sockets.getSupportedCipherSuites();
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
      return asking(sockets.createServerSocket());
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return asking(sockets.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return asking(sockets.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress local)
        throws IOException {
      return asking(sockets.createServerSocket(port, backlog, local));
    }
  }
}
