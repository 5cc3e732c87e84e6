package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which subtrees a word means, and how they are encoded (RFC 5280 section 4.2.1.10). */
class NameConstraintsTest {

  @ParameterizedTest
  @CsvSource({
    "example.test,            dns:example.test",
    ".example.test,           dns:example.test",
    "Example.TEST,            dns:example.test",
    "bücher.example,          dns:xn--bcher-kva.example",
    "localhost,               dns:localhost",
    "dns:local,               dns:local",
    "DNS:.example.test,       dns:example.test",
    "10.0.0.0/8,              ip:10.0.0.0/8",
    "0.0.0.0/0,               ip:0.0.0.0/0",
    "192.0.2.7,               ip:192.0.2.7/32",
    "ip:192.0.2.7/32,         ip:192.0.2.7/32",
    "fd00::/8,                ip:fd00::/8",
    "::/0,                    ip:::/0",
    "::1,                     ip:::1/128",
    "[2001:db8::1],           ip:2001:db8::1/128",
    "2001:DB8::/33,           ip:2001:db8::/33",
    "me@Example.test,         email:me@example.test",
    "email:example.test,      email:example.test",
    "email:.example.test,     email:.example.test",
    "email:bücher.example,    email:xn--bcher-kva.example",
    "uri:example.test,        uri:example.test",
    "uri:.Example.test,       uri:.example.test",
  })
  void aWordMeansASubtree(String word, String base) {
    assertThat(NameConstraints.parse(word)).extracting(GeneralName::toString).containsExactly(base);
  }

  @Test
  void localIsWhatNeverLeavesAPrivateNetwork() {
    assertThat(NameConstraints.parse("LOCAL"))
        .extracting(GeneralName::value)
        .containsExactly(
            "localhost",
            "test",
            "example",
            "internal",
            "home.arpa",
            "local",
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "::1/128",
            "fc00::/7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is empty",
        "'.' | the host name is empty",
        "'..example.test' | begins with a dot",
        "'*.example.test' | no wildcard",
        "'*' | only as the whole left-most label",
        "'a b.test' | white space",
        "'10.0.0.1/8' | bits behind the prefix",
        "'10.0.0.0/33' | no prefix length from 0 to 32",
        "'10.0.0.0/' | no prefix length",
        "'10.0.0.0/255.0.0.0' | no prefix length",
        "'10.0.0.0/8/8' | no prefix length",
        "'10.0.0.0/-1' | no prefix length",
        "'10.0.0.0/٨' | no prefix length",
        "'fd00::/129' | no prefix length from 0 to 128",
        "'fd00::1/8' | bits behind the prefix",
        "'example.test/8' | an IPv4 address has four numbers",
        "'10.0.0' | so clients read it as an IPv4 address",
        "'ip:example.test' | an IPv4 address has four numbers",
        "'ip:' | an IPv4 address has four numbers",
        "'@example.test' | nothing stands before the \"@\"",
        "'email:' | the host name is empty",
        "'email:a@b@c' | more than one \"@\"",
        "'email:*.example.test' | no wildcard",
        "'https://example.test' | names their host only",
        "'uri:https://example.test/x' | names their host only",
        "'uri:example.test:443' | \":\" is not allowed",
        "'uri:192.0.2.1' | so clients read it as an IPv4 address",
        "'urn:example:a' | names their host only",
        "'upn:a@example.test' | no client compares",
        "'foo:example.test' | \":\" is not allowed",
      })
  void anyOtherWordIsRefusedWithTheReason(String word, String reason) {
    assertThatThrownBy(() -> NameConstraints.parse(word))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .message()
        .startsWith("name constraint \"")
        .contains(reason)
        .doesNotContain("\n");
  }

  @Test
  void theHintForBitsBehindThePrefixIsTheNetwork() {
    assertThatThrownBy(() -> NameConstraints.parse("10.1.2.3/8"))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.hint().orElse("")).contains("10.0.0.0/8"));
  }

  @Test
  void whatIsQuotedIsEscaped() {
    assertThatThrownBy(() -> NameConstraints.parse("a\u001b[2J\n.test"))
        .message()
        .contains("\\u{1b}")
        .doesNotContain("\u001b", "\n");
  }

  @Test
  void theExtensionIsCriticalAndHoldsWhatTheRfcSays() {
    NameConstraints constraints =
        new NameConstraints(
            NameConstraints.parse("a.test"),
            List.of(
                NameConstraints.parse("10.0.0.0/8").get(0),
                NameConstraints.parse("email:b.test").get(0)));

    Extension extension = Extensions.nameConstraints(constraints);

    assertThat(extension.oid()).isEqualTo("2.5.29.30");
    assertThat(extension.critical()).isTrue();
    assertThat(HexFormat.of().formatHex(extension.value()))
        .isEqualTo(
            "3024" // NameConstraints
                + "a00a"
                + "3008"
                + "8206612e74657374" // permitted
                + "a116"
                + "300a"
                + "87080a000000ff000000" // excluded
                + "3008"
                + "8106622e74657374");
    assertThat(NameConstraints.decode(extension)).isEqualTo(constraints);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3004a0023000", // an empty subtree
        "3002a000", // an empty list of subtrees
        "3004a2023000", // a third field
        "300ca10430028200a00430028200", // excluded before permitted
        "300ba0093007820161800101", // a minimum of one
        "300ca00a300887060a00000000ff", // an address that is no range
        "300ea00c300a87080a00000000ff00ff", // a mask with a hole
        "0101ff",
        "30",
        "",
      })
  void whatIsMalformedIsBadInput(String der) {
    Extension extension =
        new Extension(Extension.NAME_CONSTRAINTS, true, HexFormat.of().parseHex(der));

    assertThatThrownBy(() -> NameConstraints.decode(extension))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
  }
}
