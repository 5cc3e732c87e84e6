package dev.minica.verification;

import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withSubject;
import static dev.minica.verification.TestPki.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9525 section 6. */
class NameCheckTest {

  private final Entity root = root("Root");

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, EXAMPLE.com, true",
    "example.com, example.com., true",
    "example.com, www.example.com, false",
    "www.example.com, example.com, false",
    "*.example.com, www.example.com, true",
    "*.example.com, WWW.EXAMPLE.COM, true",
    "*.example.com, example.com, false",
    "*.example.com, a.b.example.com, false",
    "bücher.example, xn--bcher-kva.example, true",
    "xn--bcher-kva.example, bücher.example, true",
    "*.example.com, xn--bcher-kva.example.com, true",
    "ip:192.0.2.1, 192.0.2.1, true",
    "ip:192.0.2.1, 192.0.2.2, false",
    "ip:2001:db8::1, 2001:0DB8:0:0::1, true",
    "ip:2001:db8::1, [2001:db8::1], true",
    "localhost, localhost, true",
  })
  void aHostMatchesThatNameOrAWildcardForOneLabel(String presented, String host, boolean matches) {
    Answer answer = Verifier.answer(question(root.server(presented), root).withHost(host));

    assertThat(answer.isAccepted()).isEqualTo(matches);
    assertThat(answer.hasReason(Reason.NAME_MISMATCH)).isEqualTo(!matches);
  }

  @ParameterizedTest
  @CsvSource({
    "w*.example.com, www.example.com",
    "*w.example.com, www.example.com",
    "www.*.com, www.example.com",
    "*.*.com, www.example.com",
    "*, localhost",
    "example.com., example.com",
    "192.0.2.1, 192.0.2.1",
  })
  void aPresentedDnsNameOfAnotherShapeMatchesNothing(String presented, String host) {
    Extension names = Extensions.subjectAltName(List.of(TestPki.dns(presented)), false);

    Answer answer =
        Verifier.answer(question(root.server(with(names), "a.example"), root).withHost(host));

    assertThat(answer.hasReason(Reason.NAME_MISMATCH)).isTrue();
  }

  @Test
  void theCommonNameIsNoHostName() {
    Answer answer =
        Verifier.answer(
            question(
                    root.server(
                        t ->
                            without(Extension.SUBJECT_ALT_NAME)
                                .apply(
                                    withSubject(DistinguishedName.ofCommonName("example.com"))
                                        .apply(t)),
                        "a.example"),
                    root)
                .withHost("example.com"));

    assertThat(answer.objections().get(0).words()).contains("its common name does not count");
  }

  @Test
  void anEmailAddressMatchesWithItsHostInAnyCase() {
    Question question = question(root.server("email:Alice@example.com"), root);

    assertThat(Verifier.answer(question.withEmail("Alice@EXAMPLE.com")).isAccepted()).isTrue();
    assertThat(Verifier.answer(question.withEmail("alice@example.com")).isAccepted()).isFalse();
  }

  @Test
  void theObjectionSaysWhatNamesThereAre() {
    Answer answer =
        Verifier.answer(
            question(root.server("a.example", "ip:192.0.2.1"), root).withHost("b.example"));

    assertThat(answer.objections().get(0).words())
        .isEqualTo("it is not for b.example but for dns:a.example, ip:192.0.2.1");
  }

  @Test
  void nobodyCanAskForAWildcard() {
    Question question = question(root.server("*.example.com"), root);

    assertThatThrownBy(() -> question.withHost("*.example.com"))
        .isInstanceOf(MinicaException.class);
  }
}
