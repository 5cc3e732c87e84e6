package dev.minica.tls.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryTest {

  @ParameterizedTest
  @CsvSource({
    "0x0000, TLS_NULL_WITH_NULL_NULL",
    "0x002f, TLS_RSA_WITH_AES_128_CBC_SHA",
    "0x00a2, TLS_DHE_DSS_WITH_AES_128_GCM_SHA256",
    "0x1301, TLS_AES_128_GCM_SHA256",
    "0xc02f, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "0xc0ae, TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
    "0xcca8, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "0x5600, TLS_FALLBACK_SCSV",
    "0x1234, unknown (0x1234)",
    "0x0a0a, GREASE (0x0a0a)",
    "0xfafa, GREASE (0xfafa)",
    "0x0a1a, unknown (0x0a1a)"
  })
  void suitesHaveTheNamesOfIana(String id, String name) {
    assertThat(CipherSuites.name(Integer.decode(id))).isEqualTo(name);
  }

  @Test
  void opensslCallsItsSuitesTheSame() {
    String listed =
        Tool.named("openssl")
            .run("ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL:@SECLEVEL=0")
            .succeeded()
            .text();
    Matcher suite = Pattern.compile("0x(..),0x(..) - (\\S+)").matcher(listed);
    int suites = 0;
    for (; suite.find(); suites++) {
      int id = Integer.parseInt(suite.group(1) + suite.group(2), 16);
      assertThat(CipherSuites.name(id)).isEqualTo(suite.group(3));
    }
    assertThat(suites).isGreaterThan(100);
  }

  @Test
  void suitesOfJavaAreFoundByName() throws Exception {
    assertThat(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
        .isNotEmpty()
        .allSatisfy(
            name -> {
              int id = CipherSuites.id(name).orElseThrow();
              assertThat(CipherSuites.name(id)).isEqualTo(name);
            });
  }

  static Stream<IntFunction<String>> namesOfTwoOctets() {
    return Stream.of(
        CipherSuites::name,
        NamedGroups::name,
        SignatureSchemes::name,
        ExtensionTypes::name,
        ProtocolVersions::name,
        CodePoints::certificateCompression);
  }

  @ParameterizedTest
  @MethodSource("namesOfTwoOctets")
  void everyNumberOfTwoOctetsHasItsOwnName(IntFunction<String> name) {
    assertThat(IntStream.rangeClosed(0, 0xffff).mapToObj(name)).doesNotHaveDuplicates();
  }

  static Stream<IntFunction<String>> namesOfOneOctet() {
    return Stream.of(
        ContentTypes::name,
        HandshakeTypes::name,
        AlertDescriptions::name,
        CodePoints::clientCertificateType,
        CodePoints::compressionMethod,
        CodePoints::ecPointFormat,
        CodePoints::ecCurveType,
        CodePoints::pskKeyExchangeMode,
        CodePoints::certificateStatusType,
        CodePoints::nameType,
        CodePoints::maxFragmentLength,
        CodePoints::alertLevel,
        CodePoints::keyUpdateRequest);
  }

  @ParameterizedTest
  @MethodSource("namesOfOneOctet")
  void everyNumberOfOneOctetHasItsOwnName(IntFunction<String> name) {
    assertThat(IntStream.rangeClosed(0, 0xff).mapToObj(name)).doesNotHaveDuplicates();
  }

  /** RFC 8701 section 2. */
  @Test
  void greaseIsOnlyWhatTheRfcLists() {
    assertThat(IntStream.rangeClosed(0, 0xffff).filter(Grease::isValue))
        .hasSize(16)
        .startsWith(0x0a0a, 0x1a1a)
        .endsWith(0xeaea, 0xfafa);
    assertThat(IntStream.rangeClosed(0, 0xff).filter(Grease::isPskKeyExchangeMode))
        .containsExactly(0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4);
  }

  @Test
  void whatOnlyTls12SignsWithIsNamedAfterItsParts() {
    assertThat(List.of(0x0402, 0x0301, 0x0203, 0x0101, 0x0707, 0x0840))
        .extracting(SignatureSchemes::name)
        .containsExactly(
            "dsa_sha256",
            "rsa_sha224",
            "ecdsa_sha1",
            "rsa_md5",
            "iso_chinese_ibs",
            "unknown (0x0840)");
  }

  @Test
  void draftsOfTls13AreTold() {
    assertThat(ProtocolVersions.name(0x7f1c)).isEqualTo("TLS 1.3 draft 28");
    assertThat(ProtocolVersions.name(0x0304)).isEqualTo("TLS 1.3");
  }
}
