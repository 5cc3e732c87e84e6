package dev.minica.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is issued under each sample says what the sample says, and every client takes it. */
class SampleProfilesTest {

  /**
   * What is asked for.
   *
   * @param subject empty for nothing
   * @param says what openssl shows of it
   */
  private record Order(List<String> names, String subject, List<String> says) {}

  private static final Map<String, Order> ORDERS =
      Map.of(
          "web-short",
          new Order(
              List.of("www.example.test", "example.test"),
              "",
              List.of(
                  "CN = www.example.test",
                  "TLS Web Server Authentication",
                  "Key Usage: critical Digital Signature X509v3 Extended",
                  "Authority Information Access: OCSP - URI:http://ocsp.example.test/ CA Issuers -"
                      + " URI:http://ca.example.test/root.crt",
                  "TLS Feature: status_request")),
          "mesh-service",
          new Order(
              List.of("api.svc.cluster.local", "spiffe://mesh.example.test/ns/shop/sa/api"),
              "",
              List.of(
                  "Subject: O = Example Mesh Subject",
                  "TLS Web Server Authentication, TLS Web Client Authentication",
                  "URI:spiffe://mesh.example.test/ns/shop/sa/api")),
          "postgres-client",
          new Order(
              List.of("alice"),
              "",
              List.of(
                  "Subject: O = Example, OU = Database users, CN = alice",
                  "TLS Web Client Authentication")),
          "release-signing",
          new Order(
              List.of("release@example.test"),
              "CN=Example releases",
              List.of(
                  "Subject: C = DE, O = Example, CN = Example releases",
                  "Extended Key Usage: critical Code Signing",
                  "Policy: 1.3.6.1.4.1.32473.1.3 CPS: https://ca.example.test/cps",
                  "URI:http://ca.example.test/code.crl")),
          "staff-mail",
          new Order(
              List.of("jane.doe@example.test"),
              "CN=Jane Doe,givenName=Jane,SN=Doe",
              List.of(
                  "Digital Signature, Non Repudiation, Key Encipherment",
                  "E-mail Protection, TLS Web Client Authentication",
                  "Policy: 1.3.6.1.4.1.32473.1.1",
                  "URI:ldap://ldap.example.test/cn=mail")),
          "kafka-broker",
          new Order(
              List.of("broker-1.kafka.example.test", "10.20.3.4", "fd00:20::7"),
              "",
              List.of(
                  "Subject: O = Example, OU = Kafka, CN = broker-1.kafka.example.test",
                  "Digital Signature, Key Encipherment",
                  "IP Address:10.20.3.4")),
          "device",
          new Order(
              List.of("s7.devices.example.test", "urn:dev:mac:acde48234567019f"),
              "serialNumber=0007,CN=s7",
              List.of(
                  "serialNumber = 0007",
                  "1.3.6.1.4.1.32473.3.1",
                  "1.3.6.1.4.1.32473.2.1: ..sensor, model 7",
                  "1.3.6.1.4.1.32473.2.2: ......",
                  "1.3.6.1.4.1.32473.2.3: ..",
                  "1.3.6.1.4.1.32473.2.4: 0......*",
                  "1.3.6.1.4.1.32473.2.5: ..abc")));

  private static final Environment ENVIRONMENT = Environment.system();
  private static Certificate root;
  private static Issuer issuer;

  @TempDir Path folder;

  @BeforeAll
  static void makeRoot() {
    SigningKey key = key(KeyAlgorithm.EC_P256);
    IssuanceRequest request =
        new IssuanceRequest(
            List.of(),
            Profile.ROOT,
            Optional.of(DistinguishedName.ofCommonName("Root")),
            Optional.of(TimeSpan.parse("30y")),
            Optional.empty(),
            Optional.empty());
    root = new SelfSigner(key, ENVIRONMENT).issue(request);
    issuer = new Issuer(IssuingCa.ofRoot(root), key, ENVIRONMENT);
  }

  private static SigningKey key(KeyAlgorithm algorithm) {
    return SigningKey.of(KeyPairs.generate(algorithm, ENVIRONMENT.random()), ENVIRONMENT.random());
  }

  @Test
  void noSampleIsWithoutAnOrder() throws IOException {
    assertThat(SampleProfiles.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            ORDERS.keySet().stream().map(name -> name + ".yaml").toList());
  }

  @ParameterizedTest
  @MethodSource("dev.minica.profile.SampleProfiles#files")
  void whatIsIssuedSaysWhatTheSampleSays(Path sample) throws IOException {
    Profile profile = SampleProfiles.read(sample);
    String text =
        openssl("x509", "-noout", "-text", "-in", issued(profile)).replaceAll("\\s+", " ");

    assertThat(text).contains(ORDERS.get(profile.name()).says());
    assertThat(text.contains("CRL Distribution Points"))
        .isEqualTo(profile.locations().flatMap(l -> l.crl()).filter(l -> !l.isEmpty()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("dev.minica.profile.SampleProfiles#files")
  void everyClientTakesIt(Path sample) throws Exception {
    Path file = issued(SampleProfiles.read(sample));
    Path trusted = Files.writeString(folder.resolve("root.pem"), Pem.encode(root));

    openssl("verify", "-x509_strict", "-CAfile", trusted, file);
    Tool.named("certtool")
        .run("--verify", "--load-ca-certificate", trusted, "--infile", file)
        .succeeded();
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(root.toX509Certificate(), null)));
    parameters.setRevocationEnabled(false);
    try (var in = Files.newInputStream(file)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      CertPathValidator.getInstance("PKIX")
          .validate(factory.generateCertPath(List.of(factory.generateCertificate(in))), parameters);
    }
  }

  private Path issued(Profile profile) throws IOException {
    Order order = ORDERS.get(profile.name());
    IssuanceRequest request =
        new IssuanceRequest(
            order.names().stream().map(GeneralName::parse).toList(),
            profile,
            Optional.of(order.subject())
                .filter(subject -> !subject.isEmpty())
                .map(DistinguishedName::parse),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<KeyAlgorithm> algorithms = profile.keys().algorithms();
    KeyPair pair =
        KeyPairs.generate(
            algorithms.isEmpty()
                ? KeyAlgorithm.EC_P256
                : algorithms.get(algorithms.get(0) == KeyAlgorithm.RSA_4096 ? 1 : 0),
            ENVIRONMENT.random());
    return Files.writeString(
        folder.resolve("cert.pem"), Pem.encode(issuer.issue(request, pair.publicKey())));
  }

  private static String openssl(Object... arguments) {
    return Tool.named("openssl").run(arguments).succeeded().text();
  }
}
