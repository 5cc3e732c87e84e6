package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a CA makes is accepted by who is strict, and what is made twice is made alike. */
class AuthorityTest {

  private final Authority ca = Authority.create();

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P256", "EC_P521", "RSA_2048", "ED25519"})
  void opensslFindsNoFaultWithAnyKey(KeyAlgorithm algorithm, @TempDir Path folder)
      throws IOException {
    Tool openssl = Tool.named("openssl");
    Path files = folder.resolve("files");
    Authority intermediate = ca.intermediate("below");
    intermediate.using(algorithm).server("a.example").writeTo(files);
    assertThat(
            openssl
                .run(
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    "sslserver",
                    "-verify_hostname",
                    "a.example",
                    "-CAfile",
                    files.resolve("ca.pem"),
                    "-untrusted",
                    files.resolve("fullchain.pem"),
                    files.resolve("cert.pem"))
                .everything())
        .endsWith("cert.pem: OK\n");
  }

  @Test
  void opensslShakesHandsAsAClient(@TempDir Path folder) throws IOException {
    Tool openssl = Tool.named("openssl");
    Path files = folder.resolve("alice");
    ca.client("alice").writeTo(files);
    try (GreetingServer server = new GreetingServer(ca.server().sslContext())) {
      String said =
          openssl
              .run(
                  "s_client",
                  "-connect",
                  "localhost:" + server.port(),
                  "-CAfile",
                  files.resolve("ca.pem"),
                  "-cert",
                  files.resolve("cert.pem"),
                  "-key",
                  files.resolve("key.pem"),
                  "-verify_return_error",
                  "-verify_hostname",
                  "localhost")
              .everything();
      assertThat(said).contains("Verify return code: 0 (ok)").contains("CN = minica test root");
    }
  }

  @Test
  void filesAreThereAtOnceAndKeysForTheirOwnerAlone(@TempDir Path folder) throws Exception {
    Path files = folder.resolve("new/folder");
    Identity server = ca.server();
    server.writeTo(files);
    assertThat(files.toFile().list())
        .containsExactlyInAnyOrder(
            "key.pem", "cert.pem", "fullchain.pem", "ca.pem", "keystore.p12", "truststore.p12");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(files.resolve("key.pem"))))
        .isEqualTo("rw-------");
    assertThat(load(files.resolve("keystore.p12")).getCertificate(Identity.ALIAS))
        .isEqualTo(server.certificate());
    assertThat(load(files.resolve("truststore.p12")).isCertificateEntry("ca")).isTrue();
    assertThatThrownBy(() -> server.writeTo(files))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("exists already");
  }

  private static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, Identity.PASSWORD.toCharArray());
    }
    return store;
  }

  @Test
  void ofOneSeedEverythingIsTheSame() {
    List<String> once = ofSeed("one");
    assertThat(ofSeed("one")).isEqualTo(once);
    assertThat(new HashSet<>(once)).hasSize(once.size());
    assertThat(ofSeed("two")).doesNotContainAnyElementsOf(once);
  }

  private static List<String> ofSeed(String seed) {
    try (Authority seeded = Authority.builder().seed(seed).intermediate().build()) {
      return List.of(
          seeded.trust().pem(),
          seeded.server().chainPem(),
          seeded.client().keyPem(),
          seeded.client().keyPem(),
          seeded.using(KeyAlgorithm.ED25519).server().chainPem(),
          seeded.defect("expired").chainPem());
    }
  }

  @Test
  void aSeedAndAPortDoNotGoTogether() {
    assertThatThrownBy(() -> Authority.builder().seed("x").revocation().build())
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("port");
  }

  @Test
  void aPeerIsServerAndClient() throws Exception {
    Identity node = ca.peer();
    try (GreetingServer server = new GreetingServer(node.sslContext())) {
      Visit.succeeds(node.httpClient(), server.uri());
    }
  }

  @Test
  void anotherCasClientsAreStrangers() throws Exception {
    try (Authority other = Authority.create();
        GreetingServer server = new GreetingServer(ca.server().sslContext())) {
      Visit.isRefusedByTheClient(other.client().httpClient(), server.uri());
      Visit.succeeds(ca.client().httpClient(), server.uri());
    }
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> made =
          IntStream.range(0, 100)
              .mapToObj(i -> threads.submit(() -> ca.server().chainPem()))
              .toList();
      Set<String> different = new HashSet<>();
      for (Future<String> each : made) {
        different.add(each.get());
      }
      assertThat(different).hasSize(100);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void noNameIsTakenThatIsNone() {
    assertThatThrownBy(() -> ca.server("a..b")).isInstanceOf(MinicaException.class);
    assertThatThrownBy(() -> ca.intermediate("one").intermediate("two"))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("path length is 0");
  }
}
