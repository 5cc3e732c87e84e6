package dev.minica.csr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationRequestTest {

  private static final DistinguishedName SUBJECT = DistinguishedName.parse("CN=a.example,O=A");
  private static final List<GeneralName> NAMES =
      List.of(GeneralName.parse("a.example"), GeneralName.parse("10.0.0.1"));
  private static final Extension ALT_NAME = Extensions.subjectAltName(NAMES, false);

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void whatIsMadeIsReadAgainAndShowsPossession(KeyAlgorithm algorithm) {
    SigningKey key = SigningKey.of(KeyPairs.generate(algorithm, random), random);

    CertificationRequest made =
        CertificationRequestSigner.sign(CertificationRequestTemplate.of(SUBJECT, NAMES), key);
    CertificationRequest read = CertificationRequest.decode(made.encoded());

    assertThat(read).isEqualTo(made);
    assertThat(read.version()).isEqualTo(1);
    assertThat(read.subject()).isEqualTo(SUBJECT);
    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(read.requestedExtensions()).containsExactly(ALT_NAME);
    assertThat(read.signatureAlgorithm()).contains(key.algorithm());
    assertThat(read.possession()).isEqualTo(Possession.SHOWN);
  }

  @Test
  void withoutNamesAndExtensionsThereIsNoAttribute() {
    assertThat(request(CertificationRequestTemplate.of(SUBJECT, List.of())).attributes()).isEmpty();
  }

  @Test
  void theOnlyNamesThereAreAreCritical() {
    CertificationRequest request =
        request(CertificationRequestTemplate.of(DistinguishedName.EMPTY, NAMES));

    assertThat(request.requestedExtensions())
        .containsExactly(Extensions.subjectAltName(NAMES, true));
  }

  @Test
  void furtherExtensionsFollowTheNames() {
    Extension further = Extensions.extendedKeyUsage(List.of("1.2.3.4"));

    assertThat(
            request(CertificationRequestTemplate.of(SUBJECT, NAMES, further)).requestedExtensions())
        .containsExactly(ALT_NAME, further);
  }

  private CertificationRequest request(CertificationRequestTemplate template) {
    return CertificationRequestSigner.sign(template, SigningKey.of(RawRequest.PAIR, random));
  }

  @Test
  void aSignatureOverSomethingElseShowsNothing() {
    byte[] foreign = new RawRequest().version(3).make().signature();

    assertThat(new RawRequest().signature(foreign).make().possession())
        .isEqualTo(Possession.NOT_SHOWN);
  }

  @Test
  void aSignatureOfAnAlgorithmNobodyChecksSaysNothing() {
    CertificationRequest request = new RawRequest().algorithm("1.2.840.10045.4.1").make();

    assertThat(request.possession()).isEqualTo(Possession.UNKNOWN);
    assertThat(request.signatureAlgorithmOid()).isEqualTo("1.2.840.10045.4.1");
  }

  @Test
  void attributesAreKeptInTheirOrderWhateverTheyAre() {
    CertificationRequest request =
        new RawRequest()
            .attribute(Attribute.CHALLENGE_PASSWORD, new DERUTF8String("secret"))
            .extensions(ALT_NAME)
            .make();

    assertThat(request.attributes())
        .extracting(Attribute::oid)
        .containsExactly(Attribute.CHALLENGE_PASSWORD, Attribute.EXTENSION_REQUEST);
    assertThat(request.attributes().get(0).values())
        .containsExactly(Der.encode(new DERUTF8String("secret")));
    assertThat(request.attributes().toString()).doesNotContain("secret");
  }

  @Test
  void extensionsOfEveryListAreSeenMicrosoftsToo() {
    Extension other = Extensions.extendedKeyUsage(List.of("1.2.3.4"));
    CertificationRequest request =
        new RawRequest()
            .extensions(ALT_NAME)
            .attribute(
                Attribute.MICROSOFT_EXTENSION_REQUEST,
                Der.decode(Extension.encodeAll(List.of(other)), "extensions"))
            .make();

    // DER orders the attributes, a SET, by their octets
    assertThat(request.requestedExtensions()).containsExactlyInAnyOrder(ALT_NAME, other);
  }

  @Test
  void malformedExtensionsAreMissedWhenAskedForAndNotBefore() {
    CertificationRequest request =
        new RawRequest().attribute(Attribute.EXTENSION_REQUEST, new ASN1Integer(1)).make();

    assertThatThrownBy(request::requestedExtensions)
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
  }

  /** RFC 2986 has them be there; other programs read requests without, so there are some. */
  @Test
  void attributesMayBeLeftOut() {
    byte[] whole = new RawRequest().encoded();
    List<byte[]> parts = Der.elements(whole);
    List<byte[]> info = Der.elements(parts.get(0));
    DERSequence shorter = sequence(info.subList(0, 3));
    byte[] without = Der.encode(sequence(List.of(Der.encode(shorter), parts.get(1), parts.get(2))));

    assertThat(CertificationRequest.decode(without).attributes()).isEmpty();
  }

  private static DERSequence sequence(List<byte[]> parts) {
    return new DERSequence(
        parts.stream()
            .map(part -> Der.decode(part, "part"))
            .toArray(org.bouncycastle.asn1.ASN1Encodable[]::new));
  }

  @Test
  void aRequestOverTheBoundIsNotLookedInto() {
    byte[] large = Arrays.copyOf(new RawRequest().encoded(), CertificationRequest.MAX_OCTETS + 1);

    assertThatThrownBy(() -> CertificationRequest.decode(large))
        .hasMessageContaining("over the bound of 262144");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3000",
        "30800000",
        "308030000000",
        "0500",
        "300930003000030100",
        "30093080000030000301",
        "3006300030003000",
        "a00930003000030100"
      })
  void whatIsNoRequestIsRefused(String hex) {
    assertThatThrownBy(() -> CertificationRequest.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
  }

  /** Whatever comes in, what comes out is a request or this one exception. */
  @Test
  void damagedOctetsNeverLeakAnotherException() {
    Random chance = new Random(7);
    byte[] good = new RawRequest().extensions(ALT_NAME).encoded();
    int read = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = good.clone();
      for (int flips = 0; flips <= i % 3; flips++) {
        damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
      }
      read += isRead(damaged) ? 1 : 0;
    }
    assertThat(read).isBetween(1, 2999);
  }

  private static boolean isRead(byte[] octets) {
    try {
      CertificationRequest request = CertificationRequest.decode(octets);
      assertThat(request.possession()).isNotNull();
      assertThat(request.toString()).isNotNull();
      assertThat(request.requestedExtensions()).doesNotContainNull();
      return true;
    } catch (MinicaException e) {
      assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT);
      return false;
    }
  }
}
