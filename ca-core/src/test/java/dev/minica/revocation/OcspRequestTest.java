package dev.minica.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of clients are read, and what is no request, or too much of one, is refused. */
class OcspRequestTest {

  private static final OcspPki CA = new OcspPki("Root", KeyAlgorithm.EC_P256);
  private static final Certificate LEAF = CA.server("server.example");
  private static final Certificate OTHER = CA.server("other.example");

  @TempDir private Path folder;

  private Path write(String name, Certificate certificate) throws IOException {
    return Files.writeString(folder.resolve(name), Pem.encode(certificate));
  }

  @ParameterizedTest
  @CsvSource({"-sha1,SHA_1", "-sha256,SHA_256", "-sha384,SHA_384", "-sha512,SHA_512"})
  void opensslAsksWithEachHash(String option, CertIdHash hash) throws IOException {
    Path query = folder.resolve("query.der");
    Tool.named("openssl")
        .run(
            "ocsp",
            option,
            "-issuer",
            write("ca.pem", CA.issuer()),
            "-cert",
            write("leaf.pem", LEAF),
            option,
            "-cert",
            write("other.pem", OTHER),
            "-reqout",
            query)
        .succeeded();

    OcspRequest request = OcspRequest.decode(Files.readAllBytes(query));

    assertThat(request.certIds())
        .containsExactly(
            CertId.of(hash, CA.issuer(), LEAF.serialNumber()),
            CertId.of(hash, CA.issuer(), OTHER.serialNumber()))
        .allMatch(id -> id.isIssuedBy(CA.issuer()));
    assertThat(request.nonce()).hasValueSatisfying(nonce -> assertThat(nonce).hasSize(16));
    assertThat(request.unknownCritical()).isEmpty();
  }

  @Test
  void gnutlsAsks() throws IOException {
    Path query = folder.resolve("query.der");
    Tool.named("ocsptool")
        .run(
            "--generate-request",
            "--load-issuer",
            write("ca.pem", CA.issuer()),
            "--load-cert",
            write("leaf.pem", LEAF),
            "--outfile",
            query)
        .succeeded();

    assertThat(OcspRequest.decode(Files.readAllBytes(query)).certIds())
        .containsExactly(CertId.of(CertIdHash.SHA_1, CA.issuer(), LEAF.serialNumber()));
  }

  @Test
  void whatANewerClientAddsIsKept() {
    Extension critical = new Extension("1.2.3.4", true, new byte[] {5, 0});
    Extension other = new Extension("1.2.3.5", false, new byte[] {5, 0});
    byte[] request =
        RawOcspRequest.empty()
            .version(0)
            .asking(CertId.of(CertIdHash.SHA_1, CA.issuer(), LEAF.serialNumber()), critical)
            .with(other)
            .encode();

    assertThat(OcspRequest.decode(request).unknownCritical()).isEqualTo(List.of("1.2.3.4"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 32, 128})
  void nonceWithinBounds(int octets) {
    byte[] nonce = new byte[octets];

    assertThat(
            OcspRequest.decode(RawOcspRequest.of(CA.issuer(), LEAF).nonce(nonce).encode()).nonce())
        .hasValue(nonce);
  }

  /** RFC 9654 section 2.1. */
  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void nonceOutOfBounds(int octets) {
    assertRefused(RawOcspRequest.of(CA.issuer(), LEAF).nonce(new byte[octets]), "nonces");
  }

  @Test
  void twoNonces() {
    assertRefused(
        RawOcspRequest.of(CA.issuer(), LEAF).nonce(new byte[16]).nonce(new byte[16]), "nonces");
  }

  @Test
  void asManyAsAreRead() {
    assertThat(OcspRequest.decode(many(OcspRequest.MAX_CERT_IDS).encode()).certIds()).hasSize(100);
  }

  @Test
  void tooMany() {
    assertRefused(many(101), "asks for 101 certificates, not 1 to 100");
  }

  @Test
  void none() {
    assertRefused(RawOcspRequest.empty(), "asks for 0 certificates");
  }

  @Test
  void anotherVersion() {
    assertRefused(
        RawOcspRequest.empty().version(1).asking(CA.issuer(), LEAF.serialNumber()), "version 2");
  }

  @Test
  void tooLong() {
    assertThatThrownBy(() -> OcspRequest.decode(new byte[16 * 1024 + 1]))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("16385 octets are over the bound of 16384");
  }

  private static RawOcspRequest many(int number) {
    RawOcspRequest request = RawOcspRequest.empty();
    for (int i = 0; i < number; i++) {
      request.asking(CA.issuer(), new SerialNumber(BigInteger.valueOf(i)));
    }
    return request;
  }

  private static void assertRefused(RawOcspRequest request, String reason) {
    assertThatThrownBy(() -> OcspRequest.decode(request.encode()))
        .isInstanceOf(MinicaException.class)
        .hasMessageStartingWith("OCSP request: ")
        .hasMessageContaining(reason);
  }
}
