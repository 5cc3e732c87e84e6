package dev.minica.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrlSignerTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant END = Instant.parse("2050-01-01T00:00:00Z");
  private static final SigningKey KEY = key(KeyAlgorithm.EC_P256);
  private static final Certificate ROOT = root(KEY);

  /** As a CA would never have them: the order is the template's. */
  private static final List<CrlTemplate.Entry> ENTRIES =
      List.of(
          entry("7fffffffffffffffffffffffffffffffffffffff", RevocationReason.KEY_COMPROMISE),
          entry("01", RevocationReason.UNSPECIFIED),
          entry("80", RevocationReason.AA_COMPROMISE));

  @TempDir Path folder;

  @Test
  void opensslFindsTheSignatureGoodAndReadsTheFields() throws IOException {
    String text =
        Tool.named("openssl")
            .run("crl", "-text", "-noout", "-CAfile", rootFile(), "-in", file(crl(ENTRIES)))
            .succeeded()
            .everything();

    assertThat(text)
        .contains("verify OK", "Version 2 (0x1)", "Issuer: CN = Test root")
        .contains("Last Update: Nov 21 12:00:00 2026 GMT")
        .contains("Next Update: Jan  1 00:00:00 2050 GMT")
        .containsSubsequence("X509v3 Authority Key Identifier", "X509v3 CRL Number", "300")
        .doesNotContain("critical", "Unspecified")
        .containsSubsequence(
            "Serial Number: 7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
            "Key Compromise",
            "Serial Number: 01",
            "Serial Number: 80",
            "AA Compromise");
  }

  @Test
  void opensslFindsTheSignatureOfAChangedCrlBad() throws IOException {
    byte[] changed = crl(ENTRIES).encoded();
    changed[changed.length - 40] ^= 1;
    Path file = Files.write(folder.resolve("changed.der"), changed);

    assertThat(
            Tool.named("openssl")
                .run("crl", "-noout", "-inform", "DER", "-CAfile", rootFile(), "-in", file)
                .everything())
        .contains("verify failure");
  }

  @Test
  void withoutEntriesTheListIsAbsent() throws IOException {
    assertThat(
            Tool.named("openssl")
                .run("crl", "-text", "-noout", "-CAfile", rootFile(), "-in", file(crl(List.of())))
                .succeeded()
                .everything())
        .contains("verify OK", "No Revoked Certificates.");
    assertThat(crl(List.of()).entryCount()).isZero();
  }

  @Test
  void gnutlsFindsTheSignatureGoodAndReadsTheEntries() throws IOException {
    Path crl = file(crl(ENTRIES));

    Tool.named("certtool")
        .run("--verify-crl", "--load-ca-certificate", rootFile(), "--infile", crl)
        .succeeded();
    assertThat(Tool.named("certtool").run("--crl-info", "--infile", crl).succeeded().text())
        .contains("Version: 2", "CRL Number (not critical): 012c", "Revoked certificates (3)");
  }

  @Test
  void javaFindsTheSignatureGoodAndReadsTheReasons() throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    X509CRL crl = (X509CRL) factory.generateCRL(new ByteArrayInputStream(crl(ENTRIES).encoded()));

    crl.verify(ROOT.toX509Certificate().getPublicKey());
    assertThat(crl.getVersion()).isEqualTo(2);
    assertThat(crl.getCriticalExtensionOIDs()).isEmpty();
    assertThat(crl.getRevokedCertificate(BigInteger.ONE).hasExtensions()).isFalse();
    assertThat(crl.getRevokedCertificate(BigInteger.valueOf(128)).getRevocationReason())
        .isEqualTo(java.security.cert.CRLReason.AA_COMPROMISE);
    assertThat(crl.getRevokedCertificate(BigInteger.TWO)).isNull();
  }

  @Test
  void goFindsTheSignatureGoodAndTheEntriesInTheirOrder() throws IOException {
    Tool go = Tool.builtByGo(CrlSignerTest.class, "crl.go", folder);

    assertThat(go.run(rootFile(), file(crl(ENTRIES))).succeeded().text())
        .isEqualTo(
            """
            300 2026-11-21T12:00:00Z 2050-01-01T00:00:00Z
            7fffffffffffffffffffffffffffffffffffffff 2026-11-20T00:00:00Z
            1 2026-11-20T00:00:00Z
            80 2026-11-20T00:00:00Z
            """);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RSA_3072", "RSA_4096"})
  void everyKeySigns(KeyAlgorithm algorithm) {
    SigningKey key = key(algorithm);

    Crl crl = CrlSigner.sign(template(ENTRIES), key);

    assertThat(crl.isSignedBy(key.publicKey())).isTrue();
    assertThat(crl.isSignedBy(KEY.publicKey())).isFalse();
  }

  @Test
  void whatIsReadAgainIsTheTemplate() {
    Crl crl = crl(ENTRIES);
    List<CrlTemplate.Entry> entries = new ArrayList<>();
    crl.entries()
        .forEach(
            e ->
                entries.add(
                    new CrlTemplate.Entry(e.serialNumber(), e.revocationDate(), e.reason())));

    assertThat(
            new CrlTemplate(
                crl.issuer(),
                crl.authorityKeyIdentifier().orElseThrow(),
                crl.thisUpdate(),
                crl.nextUpdate().orElseThrow(),
                crl.number().orElseThrow(),
                entries))
        .isEqualTo(template(ENTRIES));
  }

  @Test
  void aHundredThousandEntriesAreEncodedAndRead() {
    List<CrlTemplate.Entry> entries =
        Stream.generate(() -> SerialNumber.random(RANDOM))
            .limit(100_000)
            .map(s -> new CrlTemplate.Entry(s, BEGIN, RevocationReason.SUPERSEDED))
            .toList();

    assertThat(crl(entries).entryCount()).isEqualTo(100_000);
  }

  private static CrlTemplate.Entry entry(String serial, RevocationReason reason) {
    return new CrlTemplate.Entry(
        SerialNumber.parse(serial), Instant.parse("2026-11-20T00:00:00Z"), reason);
  }

  private static Crl crl(List<CrlTemplate.Entry> entries) {
    return CrlSigner.sign(template(entries), KEY);
  }

  private static CrlTemplate template(List<CrlTemplate.Entry> entries) {
    return new CrlTemplate(
        ROOT.subject(),
        ROOT.subjectKeyIdentifier().orElseThrow(),
        BEGIN,
        END,
        BigInteger.valueOf(300),
        entries);
  }

  private static SigningKey key(KeyAlgorithm algorithm) {
    return SigningKey.of(KeyPairs.generate(algorithm, RANDOM), RANDOM);
  }

  private static Certificate root(SigningKey key) {
    return new SelfSigner(key, Environment.system())
        .issue(
            new IssuanceRequest(
                List.of(),
                Profile.ROOT,
                Optional.of(DistinguishedName.ofCommonName("Test root")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private Path rootFile() throws IOException {
    return Files.writeString(folder.resolve("root.pem"), Pem.encode(ROOT));
  }

  private Path file(Crl crl) throws IOException {
    return Files.writeString(folder.resolve("crl.pem"), EncodedCrls.encode(crl));
  }
}
