package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.lint.Finding;
import dev.minica.lint.Severity;
import dev.minica.lint.registry.Lints;
import dev.minica.lint.registry.RuleBook;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether what is issued keeps the rules, and what does not keep them is not signed. */
class IssuedCertificatesLintTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Environment ENVIRONMENT =
      new Environment(() -> Instant.parse("2026-06-01T12:00:00Z"), RANDOM);
  private static final DistinguishedName NAME = DistinguishedName.ofCommonName("Root");

  private static final List<String> PROFILES =
      List.of("server", "client", "peer", "email", "code-signing", "ocsp");

  /** Names of every kind, the long and the strange among them. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("server.example"),
          List.of("*.server.example", "server.example"),
          List.of("b\u00fccher.example", "localhost", "my_service"),
          List.of("127.0.0.1", "::1", "2001:db8::7"),
          List.of("somebody@mail.example"),
          List.of("https://server.example/path", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
          List.of("spiffe://server.example/service"),
          List.of("upn:somebody@server.example"),
          List.of("a".repeat(63) + "." + "b".repeat(63) + ".example"));

  private static final Map<KeyAlgorithm, SigningKey> KEYS = new EnumMap<>(KeyAlgorithm.class);

  private static SigningKey key(KeyAlgorithm algorithm) {
    synchronized (KEYS) {
      return KEYS.computeIfAbsent(
          algorithm, a -> SigningKey.of(KeyPairs.generate(a, RANDOM), RANDOM));
    }
  }

  private static Certificate root(SigningKey key, String lifetime) {
    IssuanceRequest request =
        new IssuanceRequest(
            List.of(),
            Profile.ROOT,
            Optional.of(NAME),
            Optional.of(TimeSpan.parse(lifetime)),
            Optional.empty(),
            Optional.empty());
    return new SelfSigner(key, ENVIRONMENT).issue(request);
  }

  @ParameterizedTest
  @EnumSource
  void whatSignsItselfHasNoMoreThanNotices(KeyAlgorithm algorithm) {
    for (String profile : PROFILES) {
      Certificate issued =
          new SelfSigner(key(algorithm), ENVIRONMENT)
              .issue(request(profile, List.of("server.example", "::1")));
      assertThat(Lints.check(issued))
          .as(profile)
          .extracting(Finding::severity)
          .isSubsetOf(Severity.NOTICE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIssuedHasMoreThanNotices(KeyAlgorithm algorithm) {
    SigningKey key = key(algorithm);
    Certificate root = root(key, "10y");
    assertThat(Lints.check(root)).isEmpty();
    Issuer issuer = new Issuer(IssuingCa.ofRoot(root), key, ENVIRONMENT);
    SubjectPublicKeyInfo subject = otherKey(algorithm);
    for (String profile : PROFILES) {
      for (List<String> names : NAMES) {
        Certificate issued = issuer.issue(request(profile, names), subject);
        assertThat(Lints.check(issued))
            .as(profile + " for " + names)
            .extracting(Finding::severity)
            .isSubsetOf(Severity.NOTICE);
      }
    }
  }

  /** A key of the same algorithm that is not the CA's: RSA's take too long to make two. */
  private static SubjectPublicKeyInfo otherKey(KeyAlgorithm algorithm) {
    return switch (algorithm.family()) {
      case RSA -> key(otherRsa(algorithm)).publicKey();
      default -> KeyPairs.generate(algorithm, RANDOM).publicKey();
    };
  }

  private static KeyAlgorithm otherRsa(KeyAlgorithm algorithm) {
    return algorithm == KeyAlgorithm.RSA_2048 ? KeyAlgorithm.RSA_3072 : KeyAlgorithm.RSA_2048;
  }

  private static IssuanceRequest request(String profile, List<String> names) {
    return IssuanceRequest.of(
        Profile.named(profile), names.stream().map(GeneralName::parse).toList());
  }

  @Test
  void whatBreaksARuleIsRefusedBeforeTheKeySigns() {
    AtomicInteger signatures = new AtomicInteger();
    SigningKey key = counting(key(KeyAlgorithm.EC_P256), signatures);
    Certificate root = root(key(KeyAlgorithm.EC_P256), "10y");
    CertificateTemplate template = nameless(root.template());

    assertThatThrownBy(() -> LintedSignature.sign(template, key, new RuleBook()))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(MinicaException.Kind.REFUSED);
              assertThat(refused)
                  .hasMessage(
                      "the certificate would break rfc5280/issuer-not-empty (RFC 5280 section"
                          + " 4.1.2.4): an empty name");
              assertThat(refused.hint()).contains("the rule: the issuer has a name");
            });
    assertThat(signatures).hasValue(0);
  }

  private static CertificateTemplate nameless(CertificateTemplate t) {
    return new CertificateTemplate(
        t.serialNumber(),
        DistinguishedName.EMPTY,
        t.validity(),
        t.subject(),
        t.publicKey(),
        t.extensions());
  }

  private static SigningKey counting(SigningKey key, AtomicInteger signatures) {
    return new SigningKey() {
      @Override
      public SubjectPublicKeyInfo publicKey() {
        return key.publicKey();
      }

      @Override
      public SignatureAlgorithm algorithm() {
        return key.algorithm();
      }

      @Override
      public byte[] sign(byte[] message) {
        signatures.incrementAndGet();
        return key.sign(message);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void theStandInSignsWithOctetsOfTheSameForm(KeyAlgorithm algorithm) {
    SigningKey key = key(algorithm);
    byte[] standIn = new StandInKey(key).sign(new byte[1]);
    byte[] real = key.sign(new byte[1]);

    if (algorithm.family() == KeyAlgorithm.Family.EC) {
      assertThat(standIn.length).isCloseTo(real.length, Offset.offset(6));
      assertThat(Der.encode(Der.decode(standIn, "signature"))).isEqualTo(standIn);
    } else {
      assertThat(standIn).hasSameSizeAs(real);
    }
  }

  @Test
  void whatSomebodyAsksForOutOfTheOrdinaryIsIssuedStill() {
    Certificate root = root(key(KeyAlgorithm.EC_P256), "60y");
    Issuer issuer = new Issuer(IssuingCa.ofRoot(root), key(KeyAlgorithm.EC_P256), ENVIRONMENT);
    IssuanceRequest request =
        new IssuanceRequest(
            List.of(GeneralName.parse("server.example")),
            Profile.SERVER,
            Optional.of(DistinguishedName.parse("CN=other.example,emailAddress=a@b.example,C=DE")),
            Optional.of(TimeSpan.parse("30y")),
            Optional.empty(),
            Optional.empty());

    Certificate issued = issuer.issue(request, key(KeyAlgorithm.ED25519).publicKey());

    assertThat(Lints.check(issued))
        .extracting(finding -> finding.lint().id())
        .containsExactly(
            "cabf/server-lifetime",
            "clients/apple-server-lifetime",
            "rfc5280/email-address-also-in-alt-name",
            "cabf/common-name-among-alt-names",
            "clients/browsers-without-edwards-keys");
  }
}
