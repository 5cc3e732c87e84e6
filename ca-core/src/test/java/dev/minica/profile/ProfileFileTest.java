package dev.minica.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Environment ENVIRONMENT = new Environment(() -> NOW, RANDOM);
  private static final SubjectPublicKeyInfo EC =
      KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM).publicKey();
  private static final String HEAD = "name: mine\nextends: server\n";

  private static Profile read(String text) {
    return ProfileFile.read("p.yaml", text.getBytes(StandardCharsets.UTF_8), Profile::named);
  }

  /** What a certificate under the profile would say. */
  private static CertificateTemplate template(
      String profile, String names, String subject, String lifetime) {
    IssuanceRequest request =
        new IssuanceRequest(
            Arrays.stream(names.split(" ")).map(GeneralName::parse).toList(),
            read(HEAD + profile),
            Optional.of(subject).filter(text -> !text.isEmpty()).map(DistinguishedName::parse),
            Optional.of(lifetime).filter(text -> !text.isEmpty()).map(TimeSpan::parse),
            Optional.empty(),
            Optional.empty());
    return SelfSigner.template(request, EC, ENVIRONMENT);
  }

  @Test
  void whatAFileLeavesOutIsAsInTheProfileThatItExtends() {
    Profile profile = read("name: mine\nextends: client\n");

    assertThat(profile.name()).isEqualTo("mine");
    assertThat(profile.basicConstraints()).isEqualTo(Profile.CLIENT.basicConstraints());
    assertThat(profile.keys()).isEqualTo(Profile.CLIENT.keys());
    assertThat(profile.lifetime()).isEqualTo(Profile.CLIENT.lifetime());
    assertThat(profile.names()).isEmpty();
    assertThat(profile.subject()).isEmpty();
    assertThat(profile.locations()).isEmpty();
    assertThat(profile.further()).isEmpty();
  }

  @Test
  void aLifetimeThatIsNotWrittenIsCutToTheLongest() {
    assertThat(read(HEAD + "max-lifetime: 30d").lifetime()).isEqualTo(TimeSpan.parse("30d"));
    assertThat(read(HEAD + "max-lifetime: 2y").lifetime()).isEqualTo(TimeSpan.parse("397d"));
  }

  /** Lines after the head, with {@code |} for their ends. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "lifetime: 30d|max-lifetime: 7d ~ 3:11: the lifetime 30d is longer than the max-lifetime"
            + " 7d ~",
        "lifetime: soon ~ 3:11: 'soon' is no duration ~",
        "usages: [digitalSignature] ~ 3:1: unknown key \"usages\" ~",
        "life-time: 30d ~ 3:1: unknown key \"life-time\" ~ did you mean \"lifetime\"?",
        "key-usage: {usages: [digitalSignatur]} ~ 3:22: \"digitalSignatur\" is not one of the words"
            + " that can stand here ~ did you mean \"digitalSignature\"?",
        "extended-key-usage: {purposes: [serverauth]} ~ 3:33: \"serverauth\" is no object"
            + " identifier such as 1.3.6.1.4.1.32473.1 ~",
        "names: {ip: [10.0.0.1/8]} ~ 3:14: the address has bits behind the prefix ~",
        "names: {ip: [10.0.0.0/33]} ~ 3:14: \"33\" is no prefix length from 0 to 32 ~",
        "names: {dns: ['a*b*.example']} ~ 3:15: the pattern has two stars in one label ~",
        "names: {min: 3, max: 2} ~ 3:14: min is more than max ~",
        "subject: {fixed: CN=a, common-name: forbidden} ~ 3:18: it fixes a common name, and"
            + " common-name is forbidden ~",
        "policies: [{oid: 1.2.3.4}, {oid: 1.2.3.4}] ~ 3:34: the policy 1.2.3.4 is there twice ~",
        "extensions: [{oid: 2.5.29.15, hex: '0500'}] ~ 3:20: the extension 2.5.29.15 is not for"
            + " this list: use the key key-usage ~",
        "extensions: [{oid: 2.5.29.19, hex: '0500'}] ~ 3:20: the extension 2.5.29.19 is not for"
            + " this list: it comes with extends ~",
        "extensions: [{oid: 1.2.3.4, hex: '05'}] ~ 3:34: value: ~",
        "extensions: [{oid: 1.2.3.4, hex: xy}] ~ 3:34: no octets in hexadecimal: \"xy\" ~",
        "extensions: [{oid: 1.2.3.4, base64: '*'}] ~ 3:37: no base64: \"*\" ~",
        "extensions: [{oid: 1.2.3.4, asn1-null: false}] ~ 3:40: the truth value \"false\" stands"
            + " where true is wanted ~",
        "extensions: [{oid: 1.2.3.4, utf8: a}, {oid: 1.2.3.4, utf8: b}] ~ 3:45: the extension"
            + " 1.2.3.4 is there twice ~",
        "crl: ['/root.crl'] ~ 3:7: ~"
      })
  void whatIsWrongIsToldWithItsPlace(String lines, String message, String hint) {
    MinicaException e =
        catchThrowableOfType(MinicaException.class, () -> read(HEAD + lines.replace('|', '\n')));

    assertThat(e).hasMessageStartingWith("p.yaml:" + message);
    assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
    if (hint != null) {
      assertThat(e.hint()).contains(hint);
    }
  }

  @ParameterizedTest
  @CsvSource({"server", "root", "a/b", "..", "-x", "a b", "''"})
  void namesThatAreTakenOrThatAFileCannotHaveAreRefused(String name) {
    assertThatThrownBy(() -> read("name: '" + name + "'\nextends: server"))
        .isInstanceOf(MinicaException.class)
        .hasMessageStartingWith("p.yaml:1:7: ");
  }

  /** A profile, what is asked for, and what the refusal says; its hint says what is allowed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "names: {kinds: [dns]} ~ 10.0.0.1 ~ `` ~ `` ~ the name ip:10.0.0.1: the profile mine does not"
            + " allow names of this kind ~ it allows kinds: dns",
        "names: {domains: [a.test]} ~ 10.0.0.1 ~ `` ~ `` ~ the name ip:10.0.0.1: the profile mine"
            + " does not allow names of this kind ~ it allows kinds: dns",
        "names: {domains: [a.test]} ~ xa.test ~ `` ~ `` ~ the name dns:xa.test: the profile mine does"
            + " not allow it ~ it allows a.test and what is under it",
        "names: {dns: ['w-*.a.test']} ~ w-1.b.a.test ~ `` ~ `` ~ the name dns:w-1.b.a.test: the"
            + " profile mine does not allow it ~ it allows w-*.a.test",
        "names: {wildcards: false} ~ *.a.test ~ `` ~ `` ~ the name dns:*.a.test: the profile mine does"
            + " not allow wildcards ~ it allows single hosts",
        "names: {ip: [10.0.0.0/8]} ~ 11.0.0.1 ~ `` ~ `` ~ the name ip:11.0.0.1: the profile mine does"
            + " not allow it ~ it allows 10.0.0.0/8",
        "names: {email: [a.test]} ~ me@b.test ~ `` ~ `` ~ the name email:me@b.test: the profile mine"
            + " does not allow it ~ it allows a.test",
        "names: {uri: ['spiffe://a/']} ~ spiffe://ab/ ~ `` ~ `` ~ the name uri:spiffe://ab/: the"
            + " profile mine does not allow it ~ it allows spiffe://a/",
        "names: {max: 1} ~ a.test b.test ~ `` ~ `` ~ 2 names are given, and the profile mine allows 1"
            + " to 1 ~ give other names, or issue under another profile",
        "keys: [rsa-2048, ed25519] ~ a.test ~ `` ~ `` ~ the key is ec-p256, and the profile mine takes"
            + " others ~ it takes rsa-2048, ed25519",
        "max-lifetime: 30d ~ a.test ~ `` ~ 31d ~ the certificate would be valid until"
            + " 2026-07-02T10:59:59Z, and the profile mine allows 30d ~ ask for a lifetime of at"
            + " most 30d",
        "subject: {fixed: O=A} ~ a.test ~ CN=a,O=B ~ `` ~ the subject is not allowed: O=B is not what"
            + " the profile mine fixes ~ the profile has O=A in each subject; leave it to that",
        "subject: {common-name: forbidden} ~ a.test ~ CN=a ~ `` ~ the subject is not allowed: it has"
            + " a common name, and the profile mine allows none ~ leave it out: clients look at the"
            + " alternative names",
        "subject: {required: [OU]} ~ a.test ~ CN=a ~ `` ~ the subject is not allowed: it has no OU,"
            + " which the profile mine requires ~ give it with --subject, as in: --subject 'OU=...'"
      })
  void whatTheProfileDoesNotAllowIsRefused(
      String profile, String names, String subject, String lifetime, String message, String hint) {
    MinicaException e =
        catchThrowableOfType(
            MinicaException.class, () -> template(profile, names, subject, lifetime));

    assertThat(e).hasMessage(message);
    assertThat(e.kind()).isEqualTo(MinicaException.Kind.REFUSED);
    assertThat(e.hint()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "names: {domains: [a.test], ip: ['::1', 10.0.0.0/8]} ~ a.test b.c.a.test *.a.test ::1 10.9.8.7"
            + " ~ ``",
        "names: {dns: ['*.a.test']} ~ x.a.test *.a.test ~ ``",
        "names: {email: [a.test, me@b.test]} ~ you@a.test me@b.test ~ ``",
        "names: {uri: ['spiffe://a/', 'urn:x:y']} ~ spiffe://a/b urn:x:y ~ ``",
        "keys: [ed25519, ec-p256] ~ a.test ~ ``",
        "max-lifetime: 30d ~ a.test ~ 30d",
        "max-lifetime: 2h ~ a.test ~ 2h"
      })
  void whatItAllowsIsIssued(String profile, String names, String lifetime) {
    assertThat(template(profile, names, "", lifetime).extension(Extension.SUBJECT_ALT_NAME))
        .isPresent();
  }

  @Test
  void whatIsFixedIsInEachSubject() {
    String profile = "subject: {fixed: 'O=Example,C=DE'}";

    assertThat(template(profile, "a.test", "", "").subject())
        .hasToString("CN=a.test,O=Example,C=DE");
    assertThat(template(profile, "a.test", "OU=x", "").subject())
        .hasToString("OU=x,O=Example,C=DE");
    assertThat(template(profile, "a.test", "CN=x,C=DE", "").subject())
        .hasToString("CN=x,C=DE,O=Example");
  }

  @Test
  void criticalityIsTheFilesToSay() {
    CertificateTemplate template =
        template(
            "key-usage: {usages: [digitalSignature], critical: false}\n"
                + "extended-key-usage: {purposes: [1.2.3.4], critical: true}\n"
                + "extensions: [{oid: 1.2.3.5, critical: true, asn1-null: true}]",
            "a.test",
            "",
            "");

    assertThat(template.extension(Extension.KEY_USAGE).orElseThrow().critical()).isFalse();
    assertThat(template.extension(Extension.EXTENDED_KEY_USAGE).orElseThrow().critical()).isTrue();
    assertThat(template.extension("1.2.3.5").orElseThrow())
        .isEqualTo(new Extension("1.2.3.5", true, new byte[] {5, 0}));
  }

  @Test
  void emptyListsSayNothing() {
    CertificateTemplate template =
        template("crl: []\nocsp: []\nextended-key-usage: {purposes: []}", "a.test", "", "");

    assertThat(template.extensions())
        .extracting(Extension::oid)
        .doesNotContain(
            Extension.CRL_DISTRIBUTION_POINTS,
            Extension.AUTHORITY_INFORMATION_ACCESS,
            Extension.EXTENDED_KEY_USAGE);
  }

  /** Whatever is done to a good file, it is read or refused in one line that says where. */
  @Test
  void noFileBreaksTheReader() throws Exception {
    Random random = new Random(20_261_121);
    List<String> words =
        List.of(":", "-", "[", "]", "{", "}", "\n", " ", "'", "x", "1", "*", "\u202e");
    for (Path sample : SampleProfiles.files()) {
      String good = Files.readString(sample);
      for (int i = 0; i < 500; i++) {
        StringBuilder text = new StringBuilder(good);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
          int at = random.nextInt(text.length());
          int end = Math.min(text.length(), at + random.nextInt(8));
          text.replace(at, end, words.get(random.nextInt(words.size())));
        }
        try {
          read(text.toString());
        } catch (MinicaException e) {
          assertThat(e).hasMessageMatching("p\\.yaml:\\d+:\\d+: .+");
          assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
        }
      }
    }
  }
}
