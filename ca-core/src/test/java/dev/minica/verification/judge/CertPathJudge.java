package dev.minica.verification.judge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** A provider's {@code CertPathBuilder}. */
public final class CertPathJudge implements PathJudge {

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

  private final String name;
  private final Provider provider;

  public CertPathJudge(String name, Provider provider) {
    this.name = name;
    this.provider = provider;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean knowsHosts() {
    return false;
  }

  @Override
  public boolean knowsCrls() {
    return true;
  }

  @Override
  public boolean accepts(Shown shown) {
    try {
      build(shown);
      return true;
    } catch (GeneralSecurityException | IOException | RuntimeException refused) {
      return false;
    }
  }

  private void build(Shown shown) throws GeneralSecurityException, IOException {
    X509Certificate leaf = read(shown.chain().get(0));
    List<Object> known = new ArrayList<>(List.of(leaf));
    for (byte[] certificate : shown.untrusted()) {
      known.add(read(certificate));
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (byte[] crl : shown.crls()) {
      known.add(factory.generateCRL(new ByteArrayInputStream(crl)));
    }
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    target.setExtendedKeyUsage(Set.of(SERVER_AUTH));
    TrustAnchor anchor = new TrustAnchor(read(shown.anchors().get(0)), null);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(anchor), target);
    parameters.setRevocationEnabled(!shown.crls().isEmpty());
    parameters.setDate(Date.from(shown.time()));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
    CertPathBuilder.getInstance("PKIX", provider).build(parameters);
  }

  private X509Certificate read(byte[] certificate) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate));
  }
}
