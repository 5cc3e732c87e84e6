package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {

  private final SamplePki pki = new SamplePki();

  @Test
  void oneCertificateInDer() {
    Certificate server = pki.server();

    assertThat(certificates(inspect(server.encoded()))).containsExactly(server);
  }

  @Test
  void allCertificatesOfAPemTextInTheirOrder() {
    List<Certificate> chain = List.of(pki.server(), pki.intermediate(), pki.root());
    String text = "a chain\n" + Pem.encode(chain) + "and nothing else\n";

    assertThat(certificates(inspect(ascii(text)))).isEqualTo(chain);
  }

  private static List<Certificate> certificates(List<Finding> findings) {
    return findings.stream().flatMap(finding -> finding.certificate().stream()).toList();
  }

  @Test
  void blocksOfAllKindsInOneText() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, new SecureRandom());
    String text =
        Pem.encode(pki.root()) + Pem.encode(pair.privateKey()) + Pem.encode(pair.publicKey());

    List<Finding> findings = inspect(ascii(text));

    assertThat(findings)
        .extracting(finding -> finding.description().value("type").orElseThrow())
        .containsExactly(Value.of("certificate"), Value.of("privateKey"), Value.of("publicKey"));
    assertThat(findings).extracting(Finding::place).startsWith("line 1").doesNotContain("");
  }

  /** Openssl makes such files: the parameters of the curve, then the key. */
  @Test
  void parametersBeforeTheirKeyAreShownToo() {
    byte[] text =
        Tool.named("openssl").run("ecparam", "-name", "secp384r1", "-genkey").succeeded().out();

    assertThat(inspect(text))
        .extracting(finding -> finding.description().value("type").orElseThrow())
        .containsExactly(Value.of("parameters"), Value.of("privateKey"));
  }

  @Test
  void aMalformedBlockAmongGoodOnesIsShownAsThat() {
    byte[] root = pki.root().encoded();
    PemBlock cut = new PemBlock("CERTIFICATE", Arrays.copyOf(root, root.length - 1));
    String text = Pem.encode(cut) + Pem.encode(pki.root());

    List<Finding> findings = inspect(ascii(text));

    assertThat(certificates(findings)).containsExactly(pki.root());
    assertThat(findings.get(0).failure().orElseThrow())
        .hasMessageContaining("line 1: certificate: a length that runs past the end");
    assertThat(findings.get(0).description().value("type")).contains(Value.of("unreadable"));
    assertThat(findings.get(0).description().lines("labelled")).isEmpty();
    assertThat(findings.get(0).description().value("label")).contains(Value.of("CERTIFICATE"));
  }

  @Test
  void whereNothingCanBeReadTheFirstFailureStandsForAll() {
    String bad = Pem.encode(new PemBlock("CERTIFICATE", new byte[] {5, 0}));

    assertRefused(() -> inspect(ascii(bad + bad)), "line 1: certificate: ");
  }

  @Test
  void whatIsNotWhatItsLabelSaysIsShownAsWhatItIs() {
    PemBlock wrong = new PemBlock(PemBlock.PRIVATE_KEY, pki.root().encoded());

    Description shown = inspect(ascii(Pem.encode(wrong))).get(0).description();

    assertThat(shown.value("type")).contains(Value.of("certificate"));
    assertThat(shown.lines("label")).containsExactly("PRIVATE KEY, which it is not");
  }

  @ParameterizedTest
  @CsvSource({
    "ATTRIBUTE CERTIFICATE, an attribute certificate",
  })
  void whatCannotBeShownIsNamedWithItsLine(String label, String found) {
    String text = Pem.encode(new PemBlock(label, new byte[] {5, 0}));

    assertRefused(
        () -> inspect(ascii("\n" + text)), "line 2: " + found + ", which minica cannot show yet");
  }

  @Test
  void aLabelThatNobodyKnowsIsNamedToo() {
    String text = Pem.encode(new PemBlock("SHOPPING LIST", new byte[] {5, 0}));

    assertRefused(
        () -> inspect(ascii(text)),
        "line 1: a PEM block labelled \"SHOPPING LIST\", which minica does not know");
  }

  /** Shapes only: just enough for each definition to be told from the others. */
  @ParameterizedTest
  @CsvSource({
    "300c 020100 3004 06022a03 0401 00, PRIVATE_KEY",
    "301b 020100 020100 020100 020100 020100 020100 020100 020100 020100, RSA_PRIVATE_KEY",
    "3012 020100 020100 020100 020100 020100 020100, DSA_PRIVATE_KEY",
    "3006 020101 0401 00, EC_PRIVATE_KEY",
    "3009 3004 06022a03 0401 00, ENCRYPTED_PRIVATE_KEY",
    "300a 3004 06022a03 0302 0000, PUBLIC_KEY",
    "3006 020103 020103, RSA_PUBLIC_KEY",
    "3014 3007 020100 3000 3000 3004 06022a03 0303 000000, REQUEST",
    "301c 3013 3000 3000 170d3236303130313030303030305a 3000 0303 000000, CRL",
    "3016 06092a864886f70d010702 a009 3007 020101 3100 3000, PKCS7",
    "3080 06092a864886f70d010702 a080 3080 0201010000 0000 0000, PKCS7",
    "3012 020103 300d 06092a864886f70d010701 a000, PKCS12",
    "3003 0a0100, OCSP_RESPONSE",
    "3003 0c0161, OTHER_DER",
    "feedfeed00000002, JKS",
    "cececece00000002, JCEKS",
  })
  void whatIsNotTextIsKnownByItsShape(String hex, Artefact expected) {
    byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(Recognition.ofBinary(octets)).contains(expected);
  }

  @Test
  void aCertificateThatIsCutOffOrDamagedIsNotTakenForSomethingElse() {
    byte[] server = pki.server().encoded();
    byte[] cut = Arrays.copyOf(server, server.length - 1);
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(server);
    longer.write(0);

    assertRefused(() -> inspect(cut), "a length that runs past the end");
    assertRefused(() -> inspect(longer.toByteArray()), "1 octets after the end");
    assertRefused(
        () -> inspect(ascii(Pem.encode(new PemBlock("CERTIFICATE", cut)))),
        "line 1: certificate: a length that runs past the end");
  }

  @Test
  void nothingIsNothing() {
    assertRefused(() -> inspect(new byte[0]), "it is empty");
    assertRefused(() -> inspect(ascii("0\n")), "neither PEM nor DER");
    assertRefused(() -> inspect(ascii("<html>")), "neither PEM nor DER");
  }

  private static List<Finding> inspect(byte[] content) {
    return new Inspection(SamplePki.NOW, Optional.empty()).of(content);
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
        .hasMessageContaining(message);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
