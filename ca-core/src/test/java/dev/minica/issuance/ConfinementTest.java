package dev.minica.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is closed besides what somebody said; {@code ConfinementJudgesTest} says whether it is. */
class ConfinementTest {

  @Test
  void withDnsNamesTheMailAndUrisOfTheirHostsArePermittedAndNoAddress() {
    NameConstraints constraints = permitting("example.test").constraints();

    assertThat(shown(constraints.permitted()))
        .containsExactly(
            "dns:example.test",
            "email:example.test",
            "email:.example.test",
            "uri:example.test",
            "uri:.example.test");
    assertThat(shown(constraints.excluded())).containsExactly("ip:0.0.0.0/0", "ip:::/0");
  }

  @Test
  void withAddressesOnlyAllOtherNamesAreClosedAndTheOtherFamily() {
    assertThat(shown(permitting("10.0.0.0/8").constraints().permitted()))
        .containsExactly(
            "ip:10.0.0.0/8", "dns:invalid", "email:invalid", "uri:invalid", "ip:ff00::/128");
    assertThat(shown(permitting("fd00::/8").constraints().permitted()))
        .contains("ip:fd00::/8", "ip:255.255.255.255/32");
    assertThat(permitting("fd00::/8", "10.0.0.0/8").constraints().excluded()).isEmpty();
  }

  @Test
  void whatWasSaidOfMailOrUrisIsLeftAtThat() {
    assertThat(
            shown(
                permitting("example.test", "me@other.test", "uri:.third.test")
                    .constraints()
                    .permitted()))
        .containsExactly("dns:example.test", "email:me@other.test", "uri:.third.test");
  }

  @Test
  void exclusionsAloneCloseNothingElse() {
    NameConstraints constraints = excluding("example.test", "10.0.0.0/8").constraints();

    assertThat(constraints.permitted()).isEmpty();
    assertThat(shown(constraints.excluded()))
        .containsExactly(
            "dns:example.test", "ip:10.0.0.0/8", "email:example.test", "email:.example.test");
  }

  @Test
  void anExcludedNetworkIsWrittenWhereItIsPartOfAPermittedOne() {
    Confinement confinement =
        new Confinement(
            parsed("10.0.0.0/8", "fd00::/8"), parsed("10.1.0.0/16", "192.168.0.0/16", "2001::/16"));

    assertThat(shown(confinement.constraints().excluded())).containsExactly("ip:10.1.0.0/16");
  }

  @Test
  void whatIsPermittedAndExcludedAtOnceIsAMistake() {
    assertThatThrownBy(
            () -> new Confinement(parsed("a.example.test"), parsed("example.test")).constraints())
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .hasMessage("dns:a.example.test is permitted, and dns:example.test excludes all of it");
  }

  @Test
  void thereIsABoundOfSubtrees() {
    String[] many = IntStream.range(0, 50).mapToObj(i -> "h" + i + ".test").toArray(String[]::new);

    assertThatThrownBy(() -> permitting(many).constraints())
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
        .hasMessageContaining("252 subtrees, more than 200");
  }

  private static Confinement permitting(String... words) {
    return new Confinement(parsed(words), List.of());
  }

  private static Confinement excluding(String... words) {
    return new Confinement(List.of(), parsed(words));
  }

  static List<GeneralName> parsed(String... words) {
    return Stream.of(words).map(NameConstraints::parse).flatMap(Collection::stream).toList();
  }

  private static List<String> shown(List<GeneralName> bases) {
    return bases.stream().map(GeneralName::toString).toList();
  }
}
