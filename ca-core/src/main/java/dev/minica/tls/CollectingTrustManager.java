package dev.minica.tls;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes down what a server shows and lets it pass. For looking only: nothing is ever sent over such
 * a connection. An extended one, since Java adds checks of its own to a plain one.
 */
final class CollectingTrustManager extends X509ExtendedTrustManager {

  private List<byte[]> chain = List.of();
  private List<byte[]> staples = List.of();
  private String protocol = "";
  private String cipherSuite = "";

  List<byte[]> chain() {
    return chain;
  }

  List<byte[]> staples() {
    return staples;
  }

  String protocol() {
    return protocol;
  }

  String cipherSuite() {
    return cipherSuite;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket)
      throws CertificateException {
    SSLSession session = ((SSLSocket) socket).getHandshakeSession();
    protocol = session.getProtocol();
    cipherSuite = session.getCipherSuite();
    staples =
        session instanceof ExtendedSSLSession extended
            ? List.copyOf(extended.getStatusResponses())
            : List.of();
    chain = encoded(shown);
  }

  private static List<byte[]> encoded(X509Certificate[] certificates)
      throws CertificateEncodingException {
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      encoded.add(certificate.getEncoded());
    }
    return List.copyOf(encoded);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
      throws CertificateException {
    throw notAsked();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String authType)
      throws CertificateException {
    throw notAsked();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket)
      throws CertificateException {
    throw notAsked();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
      throws CertificateException {
    throw notAsked();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String authType)
      throws CertificateException {
    throw notAsked();
  }

  private static CertificateException notAsked() {
    return new CertificateException("only servers are looked at, and only through sockets");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
