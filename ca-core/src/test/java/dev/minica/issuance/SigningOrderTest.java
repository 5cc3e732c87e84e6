package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.Attribute;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.CertificationRequestSigner;
import dev.minica.csr.CertificationRequestTemplate;
import dev.minica.csr.RawRequest;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request gets, and for what it is refused. */
class SigningOrderTest {

  private static final SigningOrder SERVER = SigningOrder.of(Profile.SERVER);
  private static final GeneralName NAME = GeneralName.parse("server.example");
  private static final Extension ALT_NAME = Extensions.subjectAltName(List.of(NAME), false);

  @Test
  void namesAndSubjectAreTheRequests() {
    IssuanceRequest request =
        SERVER.request(
            new RawRequest()
                .subject(DistinguishedName.parse("CN=x,O=Example").encoded())
                .extensions(ALT_NAME)
                .make());

    assertThat(request.names()).containsExactly(NAME);
    assertThat(request.subject()).contains(DistinguishedName.parse("CN=x,O=Example"));
    assertThat(request.profile()).isEqualTo(Profile.SERVER);
  }

  @Test
  void furtherNamesFollowAndAnotherSubjectReplaces() {
    DistinguishedName other = DistinguishedName.ofCommonName("other");
    SigningOrder order =
        new SigningOrder(
            Profile.SERVER,
            List.of(GeneralName.parse("10.0.0.1"), NAME),
            Optional.of(other),
            Optional.empty());

    IssuanceRequest request = order.request(new RawRequest().extensions(ALT_NAME).make());

    assertThat(request.names()).containsExactly(NAME, GeneralName.parse("10.0.0.1"));
    assertThat(request.subject()).contains(other);
  }

  @Test
  void anEmptySubjectLeavesItToTheNames() {
    IssuanceRequest request =
        SERVER.request(
            new RawRequest()
                .subject(DistinguishedName.EMPTY.encoded())
                .extensions(ALT_NAME)
                .make());

    assertThat(request.subject()).isEmpty();
  }

  @Test
  void anOldStringTypeBecomesTheOneOfTheNorm() {
    IssuanceRequest request =
        SERVER.request(
            new RawRequest()
                .subject(commonName(new DERBMPString("B\u00fccher")))
                .extensions(ALT_NAME)
                .make());

    assertThat(request.subject()).contains(DistinguishedName.ofCommonName("B\u00fccher"));
  }

  @Test
  void namesAreNormalisedAsTypedOnesAre() {
    Extension upper = altNames(tagged(2, "Server.EXAMPLE"), tagged(1, "Me@EXAMPLE.com"));

    assertThat(SERVER.request(new RawRequest().extensions(upper).make()).names())
        .containsExactly(NAME, GeneralName.parse("Me@example.com"));
  }

  @Test
  void otherAttributesAskForNothing() {
    assertThat(
            SERVER
                .request(
                    new RawRequest()
                        .attribute(Attribute.CHALLENGE_PASSWORD, new DERUTF8String("secret"))
                        .attribute("1.3.6.1.4.1.311.13.2.3", new DERIA5String("10.0.1"))
                        .extensions(ALT_NAME)
                        .make())
                .names())
        .containsExactly(NAME);
  }

  /** What programs write into requests and every certificate of the profile has anyway. */
  static Stream<Arguments> implied() {
    byte[] ski = RawRequest.PAIR.publicKey().keyIdentifier();
    byte[] explicitFalse = HexFormat.of().parseHex("3003010100");
    return Stream.of(
        Arguments.of(
            "no CA", new Extension(Extension.BASIC_CONSTRAINTS, false, new byte[] {0x30, 0})),
        Arguments.of(
            "no CA, said twice", new Extension(Extension.BASIC_CONSTRAINTS, true, explicitFalse)),
        Arguments.of("its key usage", Extensions.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE))),
        Arguments.of("its purpose", purposes(KeyPurpose.SERVER_AUTH)),
        Arguments.of("its key identifier", Extensions.subjectKeyIdentifier(ski)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("implied")
  void whatItGetsAnywayMayBeAskedFor(String what, Extension extension) {
    assertThat(SERVER.request(new RawRequest().extensions(ALT_NAME, extension).make()).names())
        .containsExactly(NAME);
  }

  @Test
  void oneOfTwoPurposesIsImpliedToo() {
    Extension client = purposes(KeyPurpose.CLIENT_AUTH);
    RawRequest request = new RawRequest().extensions(ALT_NAME, client);

    assertThat(SigningOrder.of(Profile.PEER).request(request.make()).names()).hasSize(1);
    assertRefused(request, "extKeyUsage clientAuth, which the profile server does not give");
  }

  /** Extensions that would be granted to nobody, or not with this profile. */
  static Stream<Arguments> excessive() {
    return Stream.of(
        Arguments.of(
            "basicConstraints CA:TRUE,",
            Extensions.basicConstraints(BasicConstraints.unlimitedCa())),
        Arguments.of(
            "basicConstraints CA:TRUE, pathlen:3,",
            Extensions.basicConstraints(BasicConstraints.caWithPathLength(3))),
        Arguments.of(
            "keyUsage keyCertSign+cRLSign,",
            Extensions.keyUsage(
                Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))),
        Arguments.of(
            "keyUsage keyEncipherment,",
            Extensions.keyUsage(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT))),
        Arguments.of(
            "extKeyUsage codeSigning+1.2.3.4,",
            Extensions.extendedKeyUsage(
                List.of(KeyPurpose.CODE_SIGNING.oid(), KeyPurpose.SERVER_AUTH.oid(), "1.2.3.4"))),
        Arguments.of("extKeyUsage anyExtendedKeyUsage,", purposes(KeyPurpose.ANY)),
        Arguments.of(
            "subjectKeyIdentifier,", Extensions.subjectKeyIdentifier(new byte[] {1, 2, 3})),
        Arguments.of(
            "authorityKeyIdentifier,", Extensions.authorityKeyIdentifier(new byte[] {1, 2, 3})),
        Arguments.of("nameConstraints,", empty(Extension.NAME_CONSTRAINTS)),
        Arguments.of("certificatePolicies,", empty("2.5.29.32")),
        Arguments.of("issuerAltName,", empty("2.5.29.18")),
        Arguments.of("tlsFeature,", empty("1.3.6.1.5.5.7.1.24")),
        Arguments.of("authorityInfoAccess,", empty("1.3.6.1.5.5.7.1.1")),
        Arguments.of("extension 1.2.3.4,", empty("1.2.3.4")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("excessive")
  void whatItDoesNotGetIsRefusedByName(String words, Extension extension) {
    assertRefused(
        new RawRequest().extensions(ALT_NAME, extension), "the request asks for " + words);
  }

  @Test
  void allThatIsRefusedIsNamedAtOnceAsFarAsItFits() {
    Extension[] many =
        IntStream.range(0, 9).mapToObj(i -> empty("1.2.3." + i)).toArray(Extension[]::new);

    assertRefused(
        new RawRequest().extensions(many),
        "extension 1.2.3.0, extension 1.2.3.1, extension 1.2.3.2, extension 1.2.3.3,"
            + " extension 1.2.3.4 and 4 more, which");
  }

  @Test
  void aRequestToBeARootIsForWhoeverSaysSo() {
    RawRequest request =
        new RawRequest()
            .extensions(
                Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
                Extensions.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN)));

    assertThat(SigningOrder.of(Profile.ROOT).request(request.make()).names()).isEmpty();
  }

  @Test
  void whatIsSaidTwiceIsRefused() {
    assertRefused(new RawRequest().extensions(ALT_NAME, ALT_NAME), "asks for subjectAltName twice");
    assertRefused(
        new RawRequest().extensions(ALT_NAME).extensions(ALT_NAME), "extensions in 2 places");
    assertRefused(
        new RawRequest()
            .attribute(Attribute.EXTENSION_REQUEST, list(ALT_NAME), list(empty("1.2.3"))),
        "extensions in 2 places");
    assertRefused(
        new RawRequest()
            .extensions(ALT_NAME)
            .attribute(Attribute.MICROSOFT_EXTENSION_REQUEST, list(ALT_NAME)),
        "extensions in 2 places");
  }

  @Test
  void aSignatureThatIsNotTheKeysIsRefused() {
    byte[] foreign = new RawRequest().make().signature();

    assertRefused(
        new RawRequest().extensions(ALT_NAME).signature(foreign),
        "the request is not signed by the key it asks a certificate for");
    assertRefused(
        new RawRequest().extensions(ALT_NAME).algorithm("1.2.840.10045.4.1"),
        "an algorithm that minica does not check: 1.2.840.10045.4.1");
    assertRefused(new RawRequest().extensions(ALT_NAME).version(2), "version 3");
  }

  @Test
  void aRequestWithACommonNameOnlyIsRefusedWithTheWayOut() {
    assertThatThrownBy(() -> SERVER.request(new RawRequest().make()))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.REFUSED);
              assertThat(e.hint()).contains("give its names, as in: --name server.example");
            });
  }

  static Stream<Arguments> badNames() {
    return Stream.of(
        Arguments.of("a NUL", tagged(2, "bank.example\0.evil.example")),
        Arguments.of("nothing", tagged(2, "")),
        Arguments.of("a blank", tagged(2, " ")),
        Arguments.of("every host", tagged(2, "*")),
        Arguments.of("a star inside", tagged(2, "a.*.example")),
        Arguments.of("a dot at its end", tagged(2, "a.example.")),
        Arguments.of("two dots", tagged(2, "a..example")),
        Arguments.of("a path", tagged(2, "../../etc/passwd")),
        Arguments.of("an escape", tagged(2, "\u001b[31m.example")),
        Arguments.of("what is Latin-1 to some", latin1("b\u00fccher.example")),
        Arguments.of("a kind within", tagged(2, "ip:10.0.0.1")),
        Arguments.of("an address as a host", tagged(2, "10.0.0.1")),
        Arguments.of("five octets", octets(5)),
        Arguments.of("a network", octets(8)),
        Arguments.of("no octet", octets(0)),
        Arguments.of("two at signs", tagged(1, "a@b@c.example")),
        Arguments.of("no scheme", tagged(6, "//server.example/")),
        Arguments.of(
            "a person",
            new DERTaggedObject(
                true, 4, Der.decode(DistinguishedName.ofCommonName("x").encoded(), "name"))),
        Arguments.of(
            "an identifier", new DERTaggedObject(false, 8, new ASN1ObjectIdentifier("1.2"))),
        Arguments.of(
            "something else",
            new DERTaggedObject(
                false,
                0,
                new DERSequence(
                    new ASN1Encodable[] {
                      new ASN1ObjectIdentifier("1.2.3"),
                      new DERTaggedObject(true, 0, new DERUTF8String("x"))
                    }))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badNames")
  void namesThatNobodyCouldHaveTypedAreRefused(String what, ASN1Encodable name) {
    assertRefused(
        new RawRequest().extensions(altNames(tagged(2, "a.example"), name)),
        "the request asks for a name ");
  }

  @Test
  void moreNamesThanAnybodyNeedsAreRefused() {
    List<ASN1Encodable> names = new ArrayList<>();
    IntStream.range(0, 10_000).forEach(i -> names.add(tagged(2, "n" + i + ".example")));

    assertRefused(
        new RawRequest().extensions(altNames(names.toArray(ASN1Encodable[]::new))),
        "10000 names, more than 1000");
  }

  static Stream<Arguments> badSubjects() {
    return Stream.of(
        Arguments.of("a NUL", commonName(new DERUTF8String("bank.example\0.evil.example"))),
        Arguments.of("an escape", commonName(new DERUTF8String("\u001b[2J"))),
        Arguments.of("a turn to the left", commonName(new DERUTF8String("a\u202eb"))),
        Arguments.of("a new line", commonName(new DERUTF8String("a\nb"))),
        Arguments.of("nothing", commonName(new DERUTF8String(""))),
        Arguments.of("too much", commonName(new DERUTF8String("x".repeat(65)))),
        Arguments.of(
            "a hidden one of another type", name("1.2.3.4", new DERUTF8String("a\u202eb"))),
        Arguments.of("no country", name("2.5.4.6", new DERUTF8String("Germany"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSubjects")
  void subjectsThatNobodyCouldHaveTypedAreRefused(String what, byte[] subject) {
    RawRequest request = new RawRequest().subject(subject).extensions(ALT_NAME);
    SigningOrder named =
        new SigningOrder(
            Profile.SERVER,
            List.of(),
            Optional.of(DistinguishedName.ofCommonName("x")),
            Optional.empty());

    assertRefused(request, "the subject of the request: ");
    assertThat(named.request(request.make()).subject()).isPresent();
  }

  @Test
  void malformedExtensionsAreBadInput() {
    byte[] noise = {0x30, 0x05, 1};
    for (String oid :
        List.of(
            Extension.SUBJECT_ALT_NAME,
            Extension.BASIC_CONSTRAINTS,
            Extension.KEY_USAGE,
            Extension.EXTENDED_KEY_USAGE)) {
      RawRequest request = new RawRequest().extensions(new Extension(oid, false, noise));
      assertThatThrownBy(() -> SERVER.request(request.make()))
          .isInstanceOfSatisfying(
              MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
    }
  }

  @Test
  void longTextIsCutInMessages() {
    String oid = "1.2" + ".123456".repeat(500);

    assertThatThrownBy(() -> SERVER.request(new RawRequest().extensions(empty(oid)).make()))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    assertThatThrownBy(
            () ->
                SERVER.request(
                    new RawRequest().extensions(altNames(tagged(2, "x".repeat(5000)))).make()))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  private static void assertRefused(RawRequest request, String words) {
    assertThatThrownBy(() -> SERVER.request(request.make()))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.REFUSED);
              assertThat(e.getMessage().chars()).allMatch(c -> c >= ' ');
            });
  }

  private static Extension purposes(KeyPurpose... purposes) {
    return Extensions.extendedKeyUsage(Stream.of(purposes).map(KeyPurpose::oid).toList());
  }

  private static Extension empty(String oid) {
    return new Extension(oid, false, new byte[] {0x30, 0});
  }

  private static ASN1Encodable list(Extension... extensions) {
    return Der.decode(Extension.encodeAll(List.of(extensions)), "extensions");
  }

  private static Extension altNames(ASN1Encodable... names) {
    return new Extension(Extension.SUBJECT_ALT_NAME, false, Der.encode(new DERSequence(names)));
  }

  private static ASN1Encodable tagged(int tag, String text) {
    return new DERTaggedObject(false, tag, new DERIA5String(text));
  }

  private static ASN1Encodable latin1(String text) {
    return new DERTaggedObject(
        false, 2, new DEROctetString(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static ASN1Encodable octets(int count) {
    return new DERTaggedObject(false, 7, new DEROctetString(new byte[count]));
  }

  private static byte[] commonName(ASN1Encodable value) {
    return name("2.5.4.3", value);
  }

  private static byte[] name(String oid, ASN1Encodable value) {
    DERSequence attribute =
        new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(oid), value});
    return Der.encode(new DERSequence(new DERSet(attribute)));
  }

  /** RSA keys get keyEncipherment, which a request for another key is refused. */
  @Test
  void whatAnRsaKeyGetsMayBeAskedForWithAnRsaKey() {
    SecureRandom random = new SecureRandom();
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.RSA_2048, random);
    CertificationRequest request =
        CertificationRequestSigner.sign(
            CertificationRequestTemplate.of(
                DistinguishedName.EMPTY,
                List.of(NAME),
                Extensions.keyUsage(Set.of(KeyUsage.KEY_ENCIPHERMENT))),
            SigningKey.of(pair, random));

    assertThat(SERVER.request(request).names()).containsExactly(NAME);
  }
}
