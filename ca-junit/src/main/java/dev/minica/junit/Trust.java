package dev.minica.junit;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whoever believes certain CAs, and has nothing to show: a client without a certificate. It judges
 * by the clock of the PKI, and where that serves OCSP it asks there.
 *
 * <p>Each context and client is another one, which has met nobody: no session of an earlier one
 * spares it the look at a certificate.
 */
public final class Trust {

  /** Where what is believed is to be seen as revoked. */
  enum Revocation {
    NONE,
    OCSP,
    /** In CRLs that are at hand. */
    CRLS
  }

  private final List<byte[]> anchors;
  private final List<byte[]> crls;
  private final Revocation revocation;
  private final SettableClock clock;

  private Trust(
      List<byte[]> anchors, List<byte[]> crls, Revocation revocation, SettableClock clock) {
    this.anchors = anchors;
    this.crls = crls;
    this.revocation = revocation;
    this.clock = clock;
  }

  static Trust of(Certificate root, SettableClock clock, boolean ocsp) {
    return new Trust(
        List.of(root.encoded()), List.of(), ocsp ? Revocation.OCSP : Revocation.NONE, clock);
  }

  static Trust of(List<byte[]> anchors, List<byte[]> crls, SettableClock clock) {
    return new Trust(anchors, crls, crls.isEmpty() ? Revocation.NONE : Revocation.CRLS, clock);
  }

  /**
   * The certificates of the CAs.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read one, which is wrong on purpose then
   */
  public List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] anchor : anchors) {
      certificates.add(Certificate.decode(anchor).toX509Certificate());
    }
    return List.copyOf(certificates);
  }

  /** The same in PEM. */
  public String pem() {
    return pem(PemBlock.CERTIFICATE, anchors);
  }

  static String pem(String label, List<byte[]> ders) {
    return ders.stream()
        .map(der -> Pem.encode(new PemBlock(label, der)))
        .collect(Collectors.joining());
  }

  /** What {@link #crls} holds in PEM, if it holds any. */
  Optional<String> crlPem() {
    return crls.isEmpty() ? Optional.empty() : Optional.of(pem(PemBlock.CRL, crls));
  }

  /**
   * The CRLs that clients have at hand: those of what is revoked on purpose, else none.
   *
   * @throws MinicaException BAD_INPUT if Java cannot read one
   */
  public List<X509CRL> crls() {
    List<X509CRL> read = new ArrayList<>();
    try {
      for (byte[] crl : crls) {
        read.add(
            (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(crl)));
      }
    } catch (GeneralSecurityException e) {
      throw new MinicaException(Kind.BAD_INPUT, "CRL that Java cannot read: " + e.getMessage(), e);
    }
    return List.copyOf(read);
  }

  /**
   * A new trust store with the certificates, of type PKCS12.
   *
   * @throws MinicaException as {@link #certificates}
   */
  public KeyStore keyStore() {
    try {
      KeyStore store = emptyKeyStore();
      List<X509Certificate> certificates = certificates();
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry(i == 0 ? "ca" : "ca-" + (i + 1), certificates.get(i));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform has PKCS12", e);
    }
  }

  static KeyStore emptyKeyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /**
   * The judgement of Java (PKIX) by the clock of the PKI.
   *
   * @throws MinicaException as {@link #certificates} and {@link #crls}
   */
  public X509ExtendedTrustManager trustManager() {
    return new ClockedTrust(certificates(), crls(), revocation, clock);
  }

  /** A new context that shows nothing; as a server it can do nothing, therefore. */
  public SSLContext sslContext() {
    return context(trustManager());
  }

  static SSLContext context(X509ExtendedTrustManager judge, KeyManager... shown) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown, new X509ExtendedTrustManager[] {judge}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /** A new client that shows nothing, with no connection yet. */
  public HttpClient httpClient() {
    return client(sslContext());
  }

  static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
