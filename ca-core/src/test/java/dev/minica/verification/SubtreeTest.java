package dev.minica.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which subtrees lie wholly in others. */
class SubtreeTest {

  @ParameterizedTest
  @CsvSource({
    "example.test, example.test, true",
    "example.test, a.example.test, true",
    "a.example.test, example.test, false",
    "example.test, notexample.test, false",
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 10.0.0.0/8, true",
    "10.0.0.0/8, 10.0.0.0/7, false",
    "10.0.0.0/8, 11.0.0.0/16, false",
    "10.0.0.0/8, fd00::/8, false",
    "0.0.0.0/0, ::/0, false",
    "fd00::/8, fd00::1, true",
    "example.test, 10.0.0.1, false",
    "email:example.test, email:example.test, true",
    "email:example.test, me@example.test, true",
    "email:example.test, email:.example.test, false",
    "email:example.test, me@a.example.test, false",
    "email:.example.test, email:.example.test, true",
    "email:.example.test, email:.a.example.test, true",
    "email:.example.test, email:a.example.test, true",
    "email:.example.test, email:example.test, false",
    "email:.example.test, me@a.example.test, true",
    "me@example.test, me@example.test, true",
    "me@example.test, email:example.test, false",
    "uri:example.test, uri:.example.test, false",
    "uri:.example.test, uri:a.example.test, true",
    "uri:.example.test, uri:.a.example.test, true",
    "uri:example.test, email:example.test, false",
  })
  void coversAnother(String base, String other, boolean covered) {
    assertThat(NameLimits.covers(parse(base), parse(other))).isEqualTo(covered);
  }

  private static GeneralName parse(String word) {
    return NameConstraints.parse(word).get(0);
  }
}
