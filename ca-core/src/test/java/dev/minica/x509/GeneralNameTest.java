package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralNameTest {

  @ParameterizedTest
  @CsvSource({
    "server.example,        DNS",
    "*.server.example,      DNS",
    "localhost,             DNS",
    "192.0.2.1,             IP",
    "2001:db8::1,           IP",
    "a@server.example,      EMAIL",
    "https://server.example, URI",
    "urn:oid:1.2.3,         URI",
    "upn:a@corp.example,    UPN",
    "uri:a:b,               URI",
    "email:a@b,             EMAIL",
  })
  void aBareWordBecomesTheRightKind(String word, GeneralName.Kind kind) {
    assertThat(GeneralName.parse(word).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example,         8209612e6578616d706c65",
    "192.0.2.1,         8704c0000201",
    "::1,               871000000000000000000000000000000001",
    "a@b,               8103614062",
    "uri:a:b,           8603613a62",
    "upn:a@b,           a013060a2b060104018237140203a0050c03614062",
  })
  void encodesTheChoiceOfRfc5280(String word, String der) {
    assertThat(GeneralName.parse(word).encoded()).isEqualTo(hex(der));
  }

  @Test
  void spellingsOfOneNameAreEqual() {
    assertThat(Set.of(GeneralName.parse("Bücher.EXAMPLE")))
        .contains(GeneralName.parse("xn--bcher-kva.example"));
    assertThat(GeneralName.parse("2001:DB8:0::1")).isEqualTo(GeneralName.parse("[2001:db8::1]"));
    assertThat(GeneralName.parse("dns:a")).isNotEqualTo(GeneralName.parse("dns:b"));
  }

  @Test
  void showsTheCharactersBehindAnALabel() {
    assertThat(GeneralName.parse("*.bücher.example").displayValue())
        .isEqualTo("*.xn--bcher-kva.example (*.bücher.example)");
    assertThat(GeneralName.parse("a.example").displayValue()).isEqualTo("a.example");
  }

  @Test
  void hintsAtTheNextStep() {
    assertThatThrownBy(() -> GeneralName.parse("server.example."))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.hint()).contains("write \"server.example\""))
        .hasMessage("name \"server.example.\": it ends in a dot");
  }

  @Test
  void givesTheOctetsOfAnAddress() {
    assertThat(GeneralName.parse("192.0.2.1").ipBytes()).isEqualTo(hex("c0000201"));
    assertThat(GeneralName.parse("::ffff:192.0.2.1").ipBytes()).hasSize(16);
    assertThatThrownBy(() -> GeneralName.parse("a").ipBytes())
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "8203612e2e,             DNS,    a..",
    "8200,                   DNS,    ''",
    "8709010203040506070809, IP,     #010203040506070809",
    "87080a000000ff000000,   IP,     10.0.0.0/8",
    "87080a000000ff00ff00,   IP,     10.0.0.0/255.0.255.0",
    "8700,                   IP,     #",
    "88032a0304,             REGISTERED_ID, 1.2.3.4",
    "a40d300b3109300706035504030c00, DIRECTORY, CN=",
    "a00d06032a0304a0060c0466f66f6f, OTHER, 1.2.3.4:#0c0466f66f6f",
    "a00c06032a0304a0050c03666f6f,   OTHER, 1.2.3.4:foo",
    "a0120609608648016503040201a0050203010203, OTHER, 2.16.840.1.101.3.4.2.1:#0203010203",
    "a3023000,               OTHER,  x400Address:#a3023000",
    "a503810161,             OTHER,  ediPartyName:#a503810161",
  })
  void keepsWhateverACertificateHolds(String der, GeneralName.Kind kind, String value) {
    GeneralName name = GeneralName.decode(hex(der));

    assertThat(name.kind()).isEqualTo(kind);
    assertThat(name.value()).isEqualTo(value);
    assertThat(name.encoded()).isEqualTo(hex(der));
    HostileNamesTest.assertStaysInside(name.folderName());
  }

  @Test
  void escapesADecodedNameWhereItIsShown() {
    GeneralName name = GeneralName.decode(hex("820461000a62"));

    assertThat(name.value()).isEqualTo("a\0\nb");
    assertThat(name).hasToString("dns:a\\u{0}\\u{a}b");
    assertThat(name.displayValue()).isEqualTo("a\\u{0}\\u{a}b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0403616263",
        "8903616263",
        "4203616263",
        "8205",
        "820161ff",
        "a000",
        "a403020101",
        "880180"
      })
  void refusesOctetsThatAreNoGeneralName(String der) {
    assertThatThrownBy(() -> GeneralName.decode(hex(der)))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
        .hasMessageMatching("(general|distinguished) name: .+")
        .hasMessageNotContaining("bouncycastle");
  }

  @Test
  void carriesADistinguishedName() {
    DistinguishedName subject = DistinguishedName.parse("CN=a,O=b");
    GeneralName name = GeneralName.ofDirectory(subject);

    assertThat(name.kind()).isEqualTo(GeneralName.Kind.DIRECTORY);
    assertThat(name.value()).isEqualTo("CN=a,O=b");
    assertThat(GeneralName.decode(name.encoded())).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "server.example,         server.example",
    "*.server.example,       _wildcard.server.example",
    "192.0.2.1,              192.0.2.1",
    "::1,                    __1",
    "2001:db8::1,            2001_db8__1",
    "a@server.example,       a@server.example",
    "xn--bcher-kva.example,  xn--bcher-kva.example",
    "con,                    _con-2e4a63d9c5abaf78",
    "nul.example,            _nul.example-2a5a879952e4b33c",
    "_wildcard.example,      _wildcard.example-6885b4300aa12193",
    "https://a.example/b?c,  _https_a.example_b_c-a6308a7bdd88e91e",
    "upn:jörg@corp.example,  _j_rg@corp.example-559c40056c0760a7",
    "-a@b.example,           _-a@b.example-241bab77b5598afb",
  })
  void namesAFolderThatPeopleRecognise(String word, String folder) {
    assertThat(GeneralName.parse(word).folderName()).isEqualTo(folder);
  }

  @Test
  void longNamesGetAShortFolder() {
    String longest = "*." + ("a".repeat(63) + ".").repeat(3) + "a".repeat(59);

    assertThat(GeneralName.parse(longest).folderName())
        .hasSizeLessThan(255)
        .startsWith("_wildcard.aaa");
  }

  @Test
  void throwsNothingButUsageForRandomWords() {
    Random random = new Random(5280);
    for (int i = 0; i < 5_000; i++) {
      String word = RandomText.from(random);
      try {
        GeneralName name = GeneralName.parse(word);
        assertThat(GeneralName.decode(name.encoded())).isEqualTo(name);
        assertThat(GeneralName.parse(name.toString())).isEqualTo(name);
        HostileNamesTest.assertStaysInside(name.folderName());
      } catch (MinicaException refusal) {
        assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.USAGE);
      }
    }
  }

  @Test
  void throwsNothingButBadInputForRandomOctets() {
    Random random = new Random(5281);
    for (int i = 0; i < 5_000; i++) {
      byte[] octets = RandomText.tlv(random, 0xff);
      try {
        GeneralName name = GeneralName.decode(octets);
        assertThat(name.encoded()).isEqualTo(octets);
        HostileNamesTest.assertStaysInside(name.folderName());
      } catch (MinicaException refusal) {
        assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
      }
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
