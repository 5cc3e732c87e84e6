package dev.minica.cli.soak;

import dev.minica.Environment;
import dev.minica.ca.CertificateAuthority;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.RecordFile;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills a CA directory with records as if they had been issued and revoked, in a fraction of the
 * time: they are written without being synced, and the CA's key signs none of them.
 *
 * <p>As a program, for scripts that measure:
 *
 * <pre>
 * CA CERTIFICATES REVOKED    adds so many certificates, the first of which are revoked
 * </pre>
 */
public final class LargeCa {

  private final Path ca;
  private final Certificate sample;
  private final String keyId;
  private final SplittableRandom random = new SplittableRandom(20_261_121);

  /**
   * @param ca a CA that has issued at least one certificate
   */
  LargeCa(Path ca) throws IOException {
    this.ca = ca;
    CertificateAuthority authority = CertificateAuthority.open(ca, Environment.system());
    this.sample = authority.list().certificates().get(0).certificate();
    this.keyId = Revocation.keyId(authority.root().subjectKeyIdentifier().orElseThrow());
    Files.createDirectories(ca.resolve("revoked"));
  }

  public static void main(String[] arguments) throws IOException {
    new LargeCa(Path.of(arguments[0]))
        .add(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
  }

  /** Adds so many certificates, the first of which are revoked. */
  void add(int certificates, int revoked) throws IOException {
    for (int i = 0; i < certificates; i++) {
      Certificate certificate = certificate(i);
      String name = "%040x".formatted(certificate.serialNumber().value());
      Files.write(
          ca.resolve("certs").resolve(name + ".pem"),
          RecordFile.encode(new IssuedCertificate(certificate, "server")));
      if (i < revoked) {
        Files.writeString(ca.resolve("revoked").resolve(name), revocation(certificate));
      }
    }
  }

  private Certificate certificate(int number) {
    String name = "host-" + number + ".example";
    CertificateTemplate template = sample.template();
    List<Extension> extensions =
        template.extensions().stream()
            .map(
                extension ->
                    extension.oid().equals(Extension.SUBJECT_ALT_NAME)
                        ? Extensions.subjectAltName(List.of(GeneralName.parse(name)), false)
                        : extension)
            .toList();
    return CertificateSigner.sign(
        new CertificateTemplate(
            serialNumber(),
            template.issuer(),
            template.validity(),
            DistinguishedName.ofCommonName(name),
            template.publicKey(),
            extensions),
        new NoKey(sample));
  }

  private SerialNumber serialNumber() {
    byte[] octets = new byte[SerialNumber.MAX_OCTETS];
    random.nextBytes(octets);
    octets[0] = (byte) (0x40 | (octets[0] & 0x3f));
    return new SerialNumber(new BigInteger(octets));
  }

  private String revocation(Certificate certificate) {
    return "serial: %s%nissuer-key: %s%nnot-after: %s%nrevoked: %s%nreason: superseded%n"
        .formatted(
            certificate.serialNumber(),
            keyId,
            certificate.validity().notAfter(),
            certificate.validity().notBefore());
  }

  /** Stands where the CA's key would, and signs with what the sample is signed. */
  private record NoKey(Certificate sample) implements SigningKey {

    @Override
    public SubjectPublicKeyInfo publicKey() {
      return sample.publicKey();
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return sample.signatureAlgorithm().orElseThrow();
    }

    @Override
    public byte[] sign(byte[] message) {
      return sample.signature();
    }
  }
}
