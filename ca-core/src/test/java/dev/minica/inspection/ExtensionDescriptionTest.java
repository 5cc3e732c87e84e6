package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExtensionDescriptionTest {

  @Test
  void namesWithTheirKind() {
    byte[] digits = "192.0.2.1".getBytes(StandardCharsets.US_ASCII);
    GeneralName noAddress = GeneralName.decode(SamplePki.der(0x82, digits));
    List<GeneralName> names = List.of(GeneralName.parse("192.0.2.1"), noAddress);

    assertThat(words(Extensions.subjectAltName(names, false)))
        .containsExactly("ip:192.0.2.1, dns:192.0.2.1");
  }

  @Test
  void namesInForeignLettersBothWays() {
    assertThat(words(Extensions.subjectAltName(names("b\u00fccher.example"), false)))
        .containsExactly("dns:xn--bcher-kva.example (b\u00fccher.example)");
  }

  @Test
  void aNameThatCouldPassForTwoMakesAllStandOnLinesOfTheirOwn() {
    byte[] forged = "a.example, dns:b.example".getBytes(StandardCharsets.UTF_8);
    GeneralName one = GeneralName.decode(SamplePki.der(0x82, forged));
    List<GeneralName> both = List.of(one, GeneralName.parse("c.example"));

    assertThat(words(Extensions.subjectAltName(both, false)))
        .containsExactly("dns:a.example, dns:b.example", "dns:c.example");
  }

  @Test
  void usagesInWordsAndUnknownPurposesByIdentifier() {
    assertThat(words(Extensions.keyUsage(EnumSet.allOf(KeyUsage.class))))
        .containsExactly(
            "digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment,",
            "keyAgreement, keyCertSign, cRLSign, encipherOnly, decipherOnly");
    assertThat(words(Extensions.extendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTH.oid(), "1.2.3"))))
        .containsExactly("clientAuth, 1.2.3");
  }

  /** Each value by hand from its ASN.1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.5.29.19 | 3000                         | not a CA",
        "2.5.29.19 | 30030101ff                   | a CA",
        "2.5.29.19 | 30060101ff020100             | a CA, with no CA below it",
        "2.5.29.19 | 30060101ff020103             | a CA, with at most 3 CAs below it",
        "2.5.29.14 | 0402abcd                     | AB:CD",
        "2.5.29.35 | 3000                         | (empty)",
        "2.5.29.35 | 30078002abcd820105           | AB:CD / serial 05",
        "2.5.29.18 | 3003820161                   | dns:a",
        "2.5.29.30 | 3010 a007 3005 8203 2e6a70 a105 3003 8201 61 | permitted dns:.jp / excluded dns:a",
        "2.5.29.30 | 300e a10c 300a 8708 0000000000000000 | excluded ip:0.0.0.0/0",
        "2.5.29.31 | 300b 3009 a007 a005 8603 613a62 | uri:a:b",
        "2.5.29.31 | 3016 3014 a00d a10b 3009 0603550403 0c0178 8103 0560 00 |",
        "2.5.29.31 | 3015 3013 a005 a003 8201 61 8102 0560 a206 8104 61406263 | dns:a / only for keyCompromise, cACompromise / CRL issuer email:a@bc",
        "2.5.29.32 | 3008 3006 0604 551d2000      | 2.5.29.32.0 (any policy)",
        "2.5.29.32 | 301e 301c 0602 2a03 3016 3014 0608 2b06010505070201 1608 687474703a2f2f78 | 1.2.3 /   CPS http://x",
        "2.5.29.33 | 300a 3008 0602 2a03 0602 2a04 | the issuer's 1.2.3 is the subject's 1.2.4",
        "2.5.29.36 | 3006 8001 00 8101 02         | explicit policy required after 0 certificates / policy mapping inhibited after 2 certificates",
        "2.5.29.54 | 020105                       | after 5 certificates",
        "1.3.6.1.5.5.7.1.1 | 3014 3012 0608 2b06010505073001 8606 687474703a2f | OCSP uri:http:/",
        "1.3.6.1.5.5.7.1.24 | 3006020105020111    | status_request, status_request_v2",
        "1.3.6.1.5.5.7.48.1.5 | 0500              | yes",
        "2.16.840.1.113730.1.13 | 16026869        | hi",
      })
  void whatItSaysInWords(String oid, String hex, String words) {
    Stream<String> expected = words == null ? Stream.of() : Arrays.stream(words.split(" / ", -1));
    assertThat(words(SamplePki.extension(oid, hex))).containsExactlyElementsOf(expected.toList());
  }

  @Test
  void anUnknownOneIsShownAsOctets() {
    Description unknown = ExtensionDescription.of(new Extension("1.2.3", true, new byte[] {5, 0}));

    assertThat(unknown)
        .isEqualTo(
            Description.builder()
                .hidden("oid", "1.2.3")
                .hidden("critical", Value.of(true))
                .shown("hex", "1.2.3 (critical)", Value.of("0500"), List.of("0500"))
                .build());
  }

  @Test
  void aLongOneIsCutShortForPeopleAndWholeForPrograms() {
    Description large = ExtensionDescription.of(new Extension("1.2.3", false, new byte[100_000]));

    assertThat(large.lines("hex")).hasSize(9).last().isEqualTo("... 100000 octets in all");
    assertThat(large.value("hex")).contains(Value.of("00".repeat(100_000)));
  }

  @Test
  void tenThousandNamesDoNotScrollAwayTheRest() {
    List<GeneralName> names =
        IntStream.range(0, 10_000)
            .mapToObj(i -> GeneralName.parse("host" + i + ".example"))
            .toList();

    Description description = ExtensionDescription.of(Extensions.subjectAltName(names, false));

    assertThat(description.lines("value")).hasSize(201).last().isEqualTo("... 10000 in all");
    assertThat(((Value.Items) description.value("value").orElseThrow()).items()).hasSize(10_000);
  }

  @ParameterizedTest
  @EnumSource
  void aKnownOneThatIsMalformedIsShownAsOctetsWithTheReason(KnownExtension known) {
    Description malformed = ExtensionDescription.of(SamplePki.extension(known.oid(), "2403020100"));

    assertThat(malformed.value("name")).contains(Value.of(known.machineName()));
    assertThat(malformed.value("hex")).contains(Value.of("2403020100"));
    assertThat(malformed.value("value")).isEmpty();
    assertThat(malformed.value("malformed").isPresent()).isEqualTo(known.isRead());
    assertThat(malformed.lines("hex")).last().isEqualTo("2403020100");
  }

  @Test
  void aSubtreeWithADistanceIsNotShownAsOneWithout() {
    Extension distant =
        SamplePki.extension(Extension.NAME_CONSTRAINTS, "300a a008 3006 8201 61 8001 01");

    assertThat(ExtensionDescription.of(distant).value("malformed")).isPresent();
  }

  private static List<String> words(Extension extension) {
    return ExtensionDescription.of(extension).lines("value");
  }

  private static List<GeneralName> names(String... names) {
    return Stream.of(names).map(GeneralName::parse).toList();
  }
}
