package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.KeyAlgorithm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be had, and where. */
@Pki
class InjectionTest {

  private static @Pki Authority shared;
  private @ForServer Identity server;
  private @ForClient("bob") HttpClient client;
  private @Pki HttpClient stranger;
  private final Authority ofConstructor;

  InjectionTest(Authority authority) {
    ofConstructor = authority;
  }

  @BeforeAll
  static void staticFieldsAreThereBeforeAnything(Authority authority) {
    assertThat(shared).isSameAs(authority);
  }

  @BeforeEach
  void fieldsAreThereBeforeEachTest() {
    assertThat(server).isNotNull();
    assertThat(client).isNotNull();
    assertThat(stranger).isNotNull();
    assertThat(ofConstructor).isNotNull();
  }

  @Test
  void constructorsAndFieldsHaveTheSameAsTests(Authority authority, @ForServer Identity same) {
    assertThat(ofConstructor).isSameAs(shared).isSameAs(authority);
    assertThat(server).isSameAs(same);
  }

  @Test
  void theCaIsBelieved(
      Trust trust,
      KeyStore trustStore,
      X509Certificate root,
      SSLContext context,
      X509ExtendedTrustManager judge,
      X509TrustManager sameJudge,
      Clock clock,
      InstantSource sameClock)
      throws Exception {
    assertThat(trust.certificates()).containsExactly(root);
    assertThat(trustStore.getCertificate("ca")).isEqualTo(root);
    assertThat(trustStore.isKeyEntry("ca")).isFalse();
    assertThat(judge.getAcceptedIssuers()).containsExactly(root);
    assertThat(sameJudge.getAcceptedIssuers()).containsExactly(root);
    assertThat(context.getProtocol()).isEqualTo("TLS");
    assertThat(clock).isSameAs(sameClock);
  }

  @Test
  void whoHasAKeyIsForServerOrForClient(
      @ForServer Identity same,
      @ForServer KeyStore keyStore,
      @ForServer X509Certificate certificate,
      @ForServer PrivateKey key,
      @ForServer X509ExtendedKeyManager shows,
      @ForServer Trust trust)
      throws Exception {
    assertThat(same).isSameAs(server);
    assertThat(certificate).isEqualTo(server.certificate());
    assertThat(keyStore.getKey(Identity.ALIAS, Identity.PASSWORD.toCharArray())).isEqualTo(key);
    assertThat(keyStore.getCertificateChain(Identity.ALIAS)).containsExactly(certificate);
    assertThat(shows.getPrivateKey("identity")).isEqualTo(key);
    assertThat(trust.certificates()).containsExactly(shared.certificate());
  }

  @Test
  void aServerIsOnThisMachineUnlessItSaysWhere(
      @ForServer X509Certificate here, @ForServer({"db.example", "10.0.0.1"}) X509Certificate there)
      throws Exception {
    assertThat(names(here)).containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(names(there)).containsExactly("db.example", "10.0.0.1");
    assertThat(here.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void aClientHasWhateverNameItIsGiven(
      @ForClient X509Certificate nobody,
      @ForClient("spiffe://example.org/orders") X509Certificate service)
      throws Exception {
    assertThat(nobody.getSubjectX500Principal()).hasToString("CN=client");
    assertThat(names(service)).containsExactly("spiffe://example.org/orders");
    assertThat(nobody.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  private static List<Object> names(X509Certificate certificate) throws Exception {
    return certificate.getSubjectAlternativeNames().stream()
        .map(name -> (Object) name.get(1))
        .toList();
  }

  @Test
  void keysAreOfAnyAlgorithmThatTlsKnows(
      @ForServer(key = KeyAlgorithm.ED25519) PrivateKey edwards,
      @ForClient(key = KeyAlgorithm.EC_P384) PrivateKey larger) {
    assertThat(edwards.getAlgorithm()).isIn("EdDSA", "Ed25519");
    assertThat(larger.getAlgorithm()).isEqualTo("EC");
  }

  @Test
  @Pki(intermediate = true)
  void aMethodMayHaveAPkiOfItsOwn(
      Authority other, @ForServer Identity shown, @ForClient X509Certificate alice) {
    assertThat(other).isNotSameAs(shared);
    assertThat(server).isSameAs(shown);
    assertThat(shown.chain()).hasSize(2).endsWith(other.certificate());
    assertThat(other.trust().certificates()).doesNotContain(other.certificate());
    assertThat(alice.getIssuerX500Principal())
        .isEqualTo(other.certificate().getSubjectX500Principal());
  }

  @Test
  void aContextMayAskClientsForCertificates(
      @ForServer(clientAuth = true) SSLContext asks, @ForServer SSLContext asksNobody)
      throws Exception {
    assertThat(asks.getDefaultSSLParameters().getNeedClientAuth()).isTrue();
    assertThat(asks.createSSLEngine().getNeedClientAuth()).isTrue();
    try (SSLServerSocket socket =
        (SSLServerSocket) asks.getServerSocketFactory().createServerSocket()) {
      assertThat(socket.getNeedClientAuth()).isTrue();
    }
    assertThat(asksNobody.createSSLEngine().getNeedClientAuth()).isFalse();
  }

  @Nested
  class WhereItIsNested {

    private @ForServer Identity same;

    @Test
    void theSurroundingPkiIsThere(Authority authority) {
      assertThat(authority).isSameAs(shared);
      assertThat(same).isSameAs(server);
    }

    @Nested
    @Pki
    class WithAnother {

      private @ForServer Identity other;

      @Test
      void eachInstanceHasTheNearest(Authority authority) {
        assertThat(authority).isNotSameAs(shared);
        assertThat(other).isNotSameAs(same);
        assertThat(same).isSameAs(server);
      }
    }
  }

  static List<Clock> clocks() {
    return List.of(Clock.systemUTC());
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void argumentsOfATestComeFirst(Clock argument, Clock own, @ForServer Identity same) {
    assertThat(argument).isEqualTo(Clock.systemUTC());
    assertThat(own).isSameAs(shared.clock());
    assertThat(same).isSameAs(server);
  }

  @Pki(seed = "composed")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Composed {}

  @Test
  @Composed
  void anAnnotationOfOnesOwnMayStandForIt(X509Certificate root) {
    assertThat(root.getSubjectX500Principal().getName()).contains("OU=DO NOT TRUST");
    assertThat(Collections.singleton(root)).doesNotContain(shared.certificate());
  }
}
