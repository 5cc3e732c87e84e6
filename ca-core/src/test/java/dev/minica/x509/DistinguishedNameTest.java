package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.util.HexFormat;
import java.util.Random;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {

  @Test
  void readsBothSpellings() {
    DistinguishedName rfc4514 = DistinguishedName.parse("CN=server.example,OU=Ops,O=Example,C=DE");
    DistinguishedName openssl = DistinguishedName.parse("/C=DE/O=Example/OU=Ops/CN=server.example");

    assertThat(openssl).isEqualTo(rfc4514);
    assertThat(rfc4514).hasToString("CN=server.example,OU=Ops,O=Example,C=DE");
    assertThat(rfc4514.commonName()).contains("server.example");
    assertThat(rfc4514.attributes())
        .containsExactly(
            new DistinguishedName.Attribute("2.5.4.6", "C", "DE"),
            new DistinguishedName.Attribute("2.5.4.10", "O", "Example"),
            new DistinguishedName.Attribute("2.5.4.11", "OU", "Ops"),
            new DistinguishedName.Attribute("2.5.4.3", "CN", "server.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=a                   | 300c310a300806035504030c0161",
        "C=DE                   | 300d310b3009060355040613024445",
        "serialNumber=1         | 300c310a30080603550405130131",
        "DC=a                   | 30133111300f060a0992268993f22c640119160161",
        "emailAddress=a@b       | 3014 3112 3010 06092a864886f70d010901 1603 614062",
        "1.2.3.4=a              | 300c310a300806032a03040c0161",
        "1.2.3.4=#0201ff        | 300c310a300806032a03040201ff",
        "OID.2.5.4.3=a          | 300c310a300806035504030c0161",
        "CN=a+O=b               | 3016 3114 3008 0603550403 0c0161 3008 060355040a 0c0162",
        "O=b+CN=a               | 3016 3114 3008 0603550403 0c0161 3008 060355040a 0c0162",
      })
  void encodesEachTypeInItsString(String text, String der) {
    assertThat(DistinguishedName.parse(text).encoded())
        .isEqualTo(HexFormat.of().parseHex(der.replace(" ", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=a",
        "CN=Example\\, Inc.",
        "CN=\\ a\\ ",
        "CN=\\#a",
        "CN=a#b",
        "CN=a\\\\b\\+c\\\"d\\;e\\<f\\>g",
        "CN=Zoë Müller,O=東京",
        "CN=a=b",
        "STREET=1 Main St+L=Town,C=GB",
        "UID=a,DC=example,DC=com",
        "title=Dr,GN=Ada,SN=Lovelace",
        "1.2.3.4=#0c0161",
        "CN=a,CN=b",
        "CN=x,O=y,OU=z,jurisdictionC=DE,businessCategory=Private Organization",
      })
  void writesWhatItReads(String text) {
    DistinguishedName name = DistinguishedName.parse(text);

    assertThat(DistinguishedName.parse(name.toString())).isEqualTo(name);
    assertThat(DistinguishedName.decode(name.encoded()))
        .isEqualTo(name)
        .hasToString(name.toString());
    assertThat(new X500Principal(name.encoded()).getEncoded()).isEqualTo(name.encoded());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN = a , O = b          | CN=a,O=b",
        "cn=a,o=b                | CN=a,O=b",
        "CN=\"Example, Inc.\"    | CN=Example\\, Inc.",
        "CN=Lu\\C4\\8Di\\C4\\87  | CN=Lučić",
        "CN=a\\2Cb               | CN=a\\,b",
        "/CN=a\\/b               | CN=a/b",
        "/CN=a, b/O=\"c\"        | O=\\\"c\\\",CN=a\\, b",
        "/O=a+OU=b/CN=#c         | CN=\\#c,O=a+OU=b",
        "commonName=a,S=b,E=c@d  | CN=a,ST=b,emailAddress=c@d",
        "CN=a  b                 | CN=a  b",
      })
  void understandsOtherSpellings(String text, String rfc4514) {
    assertThat(DistinguishedName.parse(text)).hasToString(rfc4514);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server.example      | \"server.example\" has no \"=\"",
        "CN=a,b              | \"b\" has no \"=\"",
        "CN=a,               | \"\" has no \"=\"",
        ",CN=a               | \"\" has no \"=\"",
        "CN=a+               | \"\" has no \"=\"",
        "/CN=a/              | \"\" has no \"=\"",
        "/CN=a/b             | \"b\" has no \"=\"",
        "/CN                 | \"CN\" has no \"=\"",
        "=a                  | \"\" is no attribute type",
        "XX=a                | \"XX\" is no attribute type",
        "9.9.9=a             | \"9.9.9\" is no attribute type",
        "1..2=a              | \"1..2\" is no attribute type",
        "CN=                 | CN has no value",
        "CN=\\               | it ends in a lone backslash",
        "CN=\\ \\            | it ends in a lone backslash",
        "CN=a;O=b            | the character \";\" needs a backslash",
        "CN=a\"b             | the character \"\"\" needs a backslash",
        "CN=<a>              | the character \"<\" needs a backslash",
        "CN=\"a              | the quotation mark is not closed",
        "CN=\"a\"b           | follows the closing quotation mark",
        "CN=\\FF             | its escaped octets are not UTF-8",
        "CN=\\00             | CN holds the character \"\\u{0}\"",
        "CN=a\\0Ab           | CN holds the character \"\\u{a}\"",
        "CN=a\\E2\\80\\AEb   | CN holds the character \"\\u{202e}\"",
        "CN=#zz              | is not an even number of hex digits",
        "CN=#0c0261          | a length that runs past the end",
        "CN=#                | ends too early",
        "CN=a+CN=b           | CN stands twice",
        "C=Germany           | has 7 characters, more than 2",
        "C=D                 | is no code of two letters",
        "C=4D                | is no code of two letters",
        "serialNumber=a_b    | which a PrintableString cannot hold",
        "emailAddress=ö@b    | which a IA5String cannot hold",
        "DC=ö                | which a IA5String cannot hold",
        "1.2.3.4=            | 1.2.3.4 has no value",
      })
  void refusesWithAReason(String text, String reason) {
    assertRefused(text, reason);
  }

  @Test
  void boundsValuesAsAppendixAHasIt() {
    assertThat(DistinguishedName.ofCommonName("ü".repeat(64)).commonName()).isPresent();
    assertRefused("CN=" + "a".repeat(65), "has 65 characters, more than 64");
    assertRefused("O=" + "a".repeat(65), "more than 64");
    assertRefused("L=" + "a".repeat(129), "more than 128");
    assertRefused("emailAddress=" + "a".repeat(256), "more than 255");
    assertThat(DistinguishedName.parse("CN=" + "\uD83D\uDE00".repeat(64))).isNotNull();
  }

  @Test
  void theEmptyNameHasNoAttributes() {
    assertThat(DistinguishedName.EMPTY.isEmpty()).isTrue();
    assertThat(DistinguishedName.EMPTY.encoded()).isEqualTo(new byte[] {0x30, 0});
    assertThat(DistinguishedName.parse("")).isEqualTo(DistinguishedName.EMPTY).hasToString("");
    assertThat(DistinguishedName.parse("/")).isEqualTo(DistinguishedName.EMPTY);
    assertThat(DistinguishedName.EMPTY.commonName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=Example CA      | CN=EXAMPLE ca",
        "CN=Example CA      | CN=\\  Example \\  CA\\20",
        "CN=Straße          | CN=STRASSE",
        "CN=ＡＢＣ             | CN=abc",
        "CN=a+O=b           | O=B+CN=A",
        "emailAddress=A@b   | emailAddress=a@B",
        "CN=ΣΑΣ             | CN=σας",
      })
  void matchesWithoutRegardToCaseSpaceAndForm(String one, String other) {
    DistinguishedName name = DistinguishedName.parse(one);

    assertThat(name.matches(DistinguishedName.parse(other))).isTrue();
    assertThat(name.canonical()).isEqualTo(DistinguishedName.parse(other).canonical());
    assertThat(name).isNotEqualTo(DistinguishedName.parse(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=a       | CN=b",
        "CN=a       | O=a",
        "CN=a,O=b   | O=b,CN=a",
        "CN=a,O=b   | CN=a+O=b",
        "CN=a       | CN=a,O=b",
        "CN=a b     | CN=ab",
        "CN=a\\,O=b | CN=a,O=b",
        "CN=\\#0c0161 | 2.5.4.3=#0201ff",
      })
  void doesNotMatchAnotherName(String one, String other) {
    assertThat(DistinguishedName.parse(one).matches(DistinguishedName.parse(other))).isFalse();
  }

  /** UTF8String, PrintableString, T61String, BMPString and UniversalString of the same text. */
  @ParameterizedTest
  @ValueSource(
      strings = {"0c024161", "13024161", "14024161", "1e0400410061", "1c080000004100000061"})
  void matchesWithoutRegardToTheStringType(String value) {
    DistinguishedName decoded = DistinguishedName.parse("CN=#" + value);

    assertThat(decoded.commonName()).contains("Aa");
    assertThat(decoded).hasToString("CN=Aa");
    assertThat(decoded.matches(DistinguishedName.ofCommonName("aA"))).isTrue();
  }

  /** Malformed UTF-8, a lone surrogate in a BMPString, an integer, a bit string. */
  @ParameterizedTest
  @ValueSource(strings = {"0c02c328", "1e02d800", "020105", "03020001"})
  void keepsWhatIsNoText(String value) {
    DistinguishedName decoded = DistinguishedName.parse("CN=#" + value);

    assertThat(decoded).hasToString("CN=#" + value);
    assertThat(decoded.commonName()).isEmpty();
    assertThat(decoded.attributes().get(0).value()).isEqualTo("#" + value);
    assertThat(DistinguishedName.decode(decoded.encoded())).isEqualTo(decoded);
  }

  @Test
  void isSafeToPrintWhateverItHolds() {
    DistinguishedName hostile = DistinguishedName.parse("CN=#0c0a1b5b33316de280ae0a61");

    assertThat(hostile).hasToString("CN=\\1b[31m\\e2\\80\\ae\\0aa");
    assertThat(hostile.commonName()).contains("\u001b[31m\u202e\na");
  }

  @Test
  void keepsTheOctetsOfADecodedName() {
    byte[] wrongOrder = HexFormat.of().parseHex("301631143008060355040a0c0162300806035504030c0161");

    assertThat(DistinguishedName.decode(wrongOrder).encoded()).isEqualTo(wrongOrder);
    assertThat(DistinguishedName.decode(wrongOrder).matches(DistinguishedName.parse("CN=a+O=b")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3001",
        "0500",
        "31023000",
        "30023000",
        "300431023000",
        "30023100ff",
        "300a310830060c01610c0161"
      })
  void refusesOctetsThatAreNoName(String der) {
    assertThatThrownBy(() -> DistinguishedName.decode(HexFormat.of().parseHex(der)))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
        .hasMessageStartingWith("distinguished name: ");
  }

  @Test
  void throwsNothingButUsageForRandomText() {
    Random random = new Random(4514);
    for (int i = 0; i < 5_000; i++) {
      String text = (i % 2 == 0 ? "CN=" : "/O=") + RandomText.from(random);
      try {
        DistinguishedName name = DistinguishedName.parse(text);
        assertThat(DistinguishedName.parse(name.toString())).isEqualTo(name);
        assertThat(DistinguishedName.decode(name.encoded()).matches(name)).isTrue();
      } catch (MinicaException refusal) {
        assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.USAGE);
        assertThat(refusal).hasMessageStartingWith("distinguished name ");
      }
    }
  }

  private static void assertRefused(String text, String reason) {
    assertThatThrownBy(() -> DistinguishedName.parse(text))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.USAGE))
        .hasMessageStartingWith("distinguished name \"")
        .hasMessageContaining(reason);
  }
}
