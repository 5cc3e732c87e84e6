package dev.minica.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** RFC 5280 section 6 as a security provider of Java does it; it takes no names. */
final class PkixJudge implements Judge {

  private final Provider provider;
  private final Predicate<Specimen> known;

  /**
   * @param provider of the path validation and all below it
   * @param known which certificates hold algorithms that it has
   */
  PkixJudge(Provider provider, Predicate<Specimen> known) {
    this.provider = provider;
    this.known = known;
  }

  @Override
  public boolean takes(Trial trial) {
    return trial.question().kind() == Question.Kind.PATH && known.test(trial.specimen());
  }

  @Override
  public List<Boolean> judge(List<Trial> trials) {
    return trials.stream().map(this::accepts).toList();
  }

  private boolean accepts(Trial trial) {
    try {
      X509Certificate certificate = read(trial.specimen().file("cert.pem"));
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(read(trial.root()), null)));
      parameters.setRevocationEnabled(false);
      CertPath path = certificates().generateCertPath(List.of(certificate));
      CertPathValidator.getInstance("PKIX", provider).validate(path, parameters);
      return certificate.getExtendedKeyUsage().contains(KeyPurposeOid.of(trial.use()));
    } catch (CertPathValidatorException refusal) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(trial.toString(), e);
    }
  }

  private X509Certificate read(Path file) throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) certificates().generateCertificate(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CertificateFactory certificates() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509", provider);
  }
}
