package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherSuiteTest {

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256, true, BY_EXTENSION, BY_EXTENSION, AES-128-GCM, SHA256",
    "TLS_AES_256_GCM_SHA384, true, BY_EXTENSION, BY_EXTENSION, AES-256-GCM, SHA384",
    "TLS_CHACHA20_POLY1305_SHA256, true, BY_EXTENSION, BY_EXTENSION, ChaCha20-Poly1305, SHA256",
    "TLS_AES_128_CCM_SHA256, true, BY_EXTENSION, BY_EXTENSION, AES-128-CCM, SHA256",
    "TLS_AES_128_CCM_8_SHA256, true, BY_EXTENSION, BY_EXTENSION, AES-128-CCM-8, SHA256",
    "TLS_RSA_WITH_AES_128_CBC_SHA, false, RSA, RSA, AES-128-CBC with HMAC-SHA-1, SHA256",
    "TLS_RSA_WITH_AES_256_CBC_SHA256, false, RSA, RSA, AES-256-CBC with HMAC-SHA-256, SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, false, ECDHE, RSA,"
        + " AES-256-CBC with HMAC-SHA-384, SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, false, ECDHE, ECDSA, AES-128-GCM, SHA256",
    "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, false, DHE, RSA, AES-256-GCM, SHA384",
    "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384, false, DHE, DSS, AES-256-GCM, SHA384",
    "TLS_RSA_WITH_AES_128_CCM, false, RSA, RSA, AES-128-CCM, SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8, false, ECDHE, ECDSA, AES-256-CCM-8, SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, false, ECDHE, RSA, ChaCha20-Poly1305, SHA256",
    "TLS_DH_anon_WITH_AES_128_GCM_SHA256, false, DHE, ANONYMOUS, AES-128-GCM, SHA256",
    "TLS_DH_RSA_WITH_AES_128_GCM_SHA256, false, DH, RSA, AES-128-GCM, SHA256",
    "TLS_PSK_WITH_AES_128_GCM_SHA256, false, PSK, SHARED_SECRET, AES-128-GCM, SHA256",
    "TLS_PSK_DHE_WITH_AES_128_CCM_8, false, DHE_PSK, SHARED_SECRET, AES-128-CCM-8, SHA256",
    "TLS_RSA_PSK_WITH_AES_256_GCM_SHA384, false, RSA_PSK, RSA, AES-256-GCM, SHA384",
    "TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256, false, ECDHE_PSK, SHARED_SECRET, AES-128-CCM, SHA256",
    "TLS_SRP_SHA_RSA_WITH_AES_128_CBC_SHA, false, SRP, RSA, AES-128-CBC with HMAC-SHA-1, SHA256",
  })
  void aNameIsUnderstood(
      String name,
      boolean tls13,
      KeyExchange keyExchange,
      Authentication authentication,
      String cipher,
      HashAlgorithm hash) {
    CipherSuite suite = Suites.named(name);

    assertThat(suite.isTls13()).isEqualTo(tls13);
    assertThat(suite.keyExchange()).isEqualTo(keyExchange);
    assertThat(suite.authentication()).isEqualTo(authentication);
    assertThat(suite.cipher().orElseThrow()).hasToString(cipher);
    assertThat(suite.hash()).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_RSA_WITH_3DES_EDE_CBC_SHA, RSA, RSA",
    "TLS_RSA_WITH_RC4_128_MD5, RSA, RSA",
    "TLS_RSA_WITH_NULL_SHA256, RSA, RSA",
    "TLS_RSA_EXPORT_WITH_RC4_40_MD5, RSA, RSA",
    "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA, DHE, RSA",
    "TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256, ECDHE, ECDSA",
    "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256, DHE, RSA",
    "TLS_KRB5_WITH_DES_CBC_SHA, KRB5, SHARED_SECRET",
    "TLS_ECDH_anon_WITH_NULL_SHA, ECDHE, ANONYMOUS",
    "TLS_NULL_WITH_NULL_NULL, NONE, ANONYMOUS",
  })
  void aCipherThatIsNotHereLeavesTheRestUnderstood(
      String name, KeyExchange keyExchange, Authentication authentication) {
    CipherSuite suite = Suites.named(name);

    assertThat(suite.cipher()).isEmpty();
    assertThat(suite.keyExchange()).isEqualTo(keyExchange);
    assertThat(suite.authentication()).isEqualTo(authentication);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_FALLBACK_SCSV",
        "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
        "TLS_SM4_GCM_SM3",
        "TLS_GOSTR341112_256_WITH_28147_CNT_IMIT",
        "unknown (0x1234)",
        "GREASE (0x0a0a)",
        "TLS_WITH_",
        "TLS_",
        "_WITH_",
        "",
      })
  void otherNamesAreNoSuites(String name) {
    assertThat(CipherSuite.of(name)).isEmpty();
  }
}
