package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SelfSignerTest {

  private static final Environment ENVIRONMENT = Environment.system();
  private static final GeneralName NAME = GeneralName.parse("server.example");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = KeyAlgorithm.class, names = "ML_DSA_.*", mode = Mode.MATCH_NONE)
  void opensslTakesALeafThatIsItsOwnRoot(KeyAlgorithm algorithm) throws IOException {
    Certificate leaf = leaf(algorithm);
    Path file = Files.writeString(folder.resolve("cert.pem"), Pem.encode(leaf));

    assertThat(leaf.isCa()).isFalse();
    Tool.named("openssl")
        .run(
            "verify",
            "-x509_strict",
            "-check_ss_sig",
            "-purpose",
            "sslserver",
            "-verify_hostname",
            "server.example",
            "-CAfile",
            file,
            file)
        .succeeded();
  }

  @Test
  void aNameTooLongForASubjectIsCutRatherThanLeavingTheIssuerEmpty() throws IOException {
    String longName = "a".repeat(60) + "." + "b".repeat(60) + ".example";
    SelfSigner signer = new SelfSigner(key(KeyAlgorithm.EC_P256), ENVIRONMENT);
    Certificate leaf =
        signer.issue(IssuanceRequest.of(Profile.SERVER, List.of(GeneralName.parse(longName))));
    Path file = Files.writeString(folder.resolve("cert.pem"), Pem.encode(leaf));

    assertThat(leaf.subject()).hasToString("O=" + longName.substring(0, 61) + "...");
    assertThat(leaf.issuer()).isEqualTo(leaf.subject());
    Tool.named("openssl")
        .run("verify", "-x509_strict", "-verify_hostname", longName, "-CAfile", file, file)
        .succeeded();
  }

  @Test
  void javaTakesItToo() throws Exception {
    Certificate leaf = leaf(KeyAlgorithm.EC_P256);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", leaf.toX509Certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);

    X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
    trust.checkServerTrusted(
        new java.security.cert.X509Certificate[] {leaf.toX509Certificate()}, "ECDHE_ECDSA");
    assertThat(leaf.subjectAltNames()).containsExactly(NAME);
  }

  @Test
  void aRootSignsOthersAndALeafDoesNot() {
    SigningKey key = key(KeyAlgorithm.EC_P256);
    SelfSigner signer = new SelfSigner(key, ENVIRONMENT);
    Certificate root = signer.issue(IssuanceRequest.of(Profile.ROOT, List.of(NAME)));
    Certificate leaf = signer.issue(IssuanceRequest.of(Profile.SERVER, List.of(NAME)));

    assertThat(new Issuer(IssuingCa.ofRoot(root), key, ENVIRONMENT).certificate()).isEqualTo(root);
    assertThatThrownBy(() -> new Issuer(IssuingCa.ofRoot(leaf), key, ENVIRONMENT))
        .hasMessage("the CA's certificate is not a CA certificate");
  }

  private static Certificate leaf(KeyAlgorithm algorithm) {
    return new SelfSigner(key(algorithm), ENVIRONMENT)
        .issue(IssuanceRequest.of(Profile.SERVER, List.of(NAME)));
  }

  private static SigningKey key(KeyAlgorithm algorithm) {
    return SigningKey.of(KeyPairs.generate(algorithm, ENVIRONMENT.random()), ENVIRONMENT.random());
  }
}
