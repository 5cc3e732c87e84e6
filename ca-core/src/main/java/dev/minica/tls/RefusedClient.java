package dev.minica.tls;

import dev.minica.x509.Certificate;
import java.io.Serial;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A client whose certificate Java does not accept. */
final class RefusedClient extends CertificateException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient X509Certificate[] shown;

  RefusedClient(X509Certificate[] shown, CertificateException refusal) {
    super(refusal.getMessage(), refusal);
    this.shown = shown.clone();
  }

  /**
   * What it showed, its own certificate first.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if one is beyond what is read
   */
  List<Certificate> chain() throws CertificateEncodingException {
    List<Certificate> chain = new ArrayList<>();
    for (X509Certificate each : shown) {
      chain.add(Certificate.decode(each.getEncoded()));
    }
    return chain;
  }
}
