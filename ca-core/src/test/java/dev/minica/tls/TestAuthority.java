package dev.minica.tls;

import dev.minica.Environment;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A CA of a test: a certificate and its key, which sign servers, clients and further CAs. */
final class TestAuthority {

  static final Environment ENVIRONMENT = Environment.system();

  private final List<Certificate> path;
  private final SigningKey key;

  private TestAuthority(List<Certificate> path, SigningKey key) {
    this.path = path;
    this.key = key;
  }

  static TestAuthority root(String name) {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());
    SigningKey key = SigningKey.of(pair, ENVIRONMENT.random());
    CertificateTemplate template =
        template(DistinguishedName.ofCommonName(name), name, pair, caExtensions(pair));
    return new TestAuthority(List.of(CertificateSigner.sign(template, key)), key);
  }

  TestAuthority intermediate(String name) {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());
    List<Certificate> longer = new ArrayList<>(path);
    List<Extension> extensions = new ArrayList<>(caExtensions(pair));
    extensions.add(Extensions.authorityKeyIdentifier(key.publicKey().keyIdentifier()));
    longer.add(0, sign(name, pair, extensions));
    return new TestAuthority(longer, SigningKey.of(pair, ENVIRONMENT.random()));
  }

  Certificate rootCertificate() {
    return path.get(path.size() - 1);
  }

  /** A server with these names, which believes clients of this CA. */
  TlsIdentity server(KeyAlgorithm algorithm, String... names) {
    List<GeneralName> san = Stream.of(names).map(GeneralName::parse).toList();
    return issue("server", algorithm, KeyPurpose.SERVER_AUTH, san);
  }

  /** A client with this common name, which believes servers of this CA. */
  TlsIdentity client(String name) {
    List<GeneralName> san = List.of(GeneralName.parse("client@example.test"));
    return issue(name, KeyAlgorithm.EC_P256, KeyPurpose.CLIENT_AUTH, san);
  }

  private TlsIdentity issue(
      String name, KeyAlgorithm algorithm, KeyPurpose purpose, List<GeneralName> san) {
    KeyPair pair = KeyPairs.generate(algorithm, ENVIRONMENT.random());
    List<Extension> extensions =
        List.of(
            Extensions.subjectKeyIdentifier(pair.publicKey().keyIdentifier()),
            Extensions.authorityKeyIdentifier(key.publicKey().keyIdentifier()),
            Extensions.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE)),
            Extensions.extendedKeyUsage(List.of(purpose.oid())),
            Extensions.subjectAltName(san, false));
    List<Certificate> chain = new ArrayList<>(path.subList(0, path.size() - 1));
    chain.add(0, sign(name, pair, extensions));
    return new TlsIdentity(pair.privateKey(), chain, List.of(rootCertificate()));
  }

  private Certificate sign(String name, KeyPair pair, List<Extension> extensions) {
    return CertificateSigner.sign(template(path.get(0).subject(), name, pair, extensions), key);
  }

  private static CertificateTemplate template(
      DistinguishedName issuer, String name, KeyPair pair, List<Extension> extensions) {
    return new CertificateTemplate(
        SerialNumber.random(ENVIRONMENT.random()),
        issuer,
        Validity.of(
            ENVIRONMENT.now().minus(Duration.ofHours(1)),
            ENVIRONMENT.now().plus(Duration.ofDays(1))),
        DistinguishedName.ofCommonName(name),
        pair.publicKey(),
        extensions);
  }

  private static List<Extension> caExtensions(KeyPair pair) {
    return List.of(
        Extensions.subjectKeyIdentifier(pair.publicKey().keyIdentifier()),
        Extensions.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN)),
        Extensions.basicConstraints(BasicConstraints.unlimitedCa()));
  }
}
