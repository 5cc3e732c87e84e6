package dev.minica.verification;

import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static dev.minica.verification.TestPki.with;
import static dev.minica.verification.TestPki.withAlso;
import static dev.minica.verification.TestPki.withSerial;
import static dev.minica.verification.TestPki.withSubject;
import static dev.minica.verification.TestPki.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyUsage;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What RFC 5280 section 4 demands, and encodings that leave no choice how to read them. */
class StrictRulesTest {

  private final Entity root = root("Root");

  @Test
  void anExtensionThatIsThereTwiceIsMalformed() {
    assertLeafRefused(
        withAlso(Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE))), Reason.MALFORMED);
  }

  @Test
  void anExtensionThatCannotBeDecodedIsMalformed() {
    for (String oid :
        List.of(
            Extension.SUBJECT_ALT_NAME,
            Extension.BASIC_CONSTRAINTS,
            Extension.KEY_USAGE,
            Extension.EXTENDED_KEY_USAGE,
            Extension.NAME_CONSTRAINTS,
            Extension.AUTHORITY_KEY_IDENTIFIER,
            ExtensionOids.CERTIFICATE_POLICIES,
            ExtensionOids.POLICY_MAPPINGS,
            ExtensionOids.POLICY_CONSTRAINTS,
            ExtensionOids.INHIBIT_ANY_POLICY,
            ExtensionOids.AUTHORITY_INFORMATION_ACCESS)) {
      assertLeafRefused(with(new Extension(oid, false, new byte[] {5, 0})), Reason.MALFORMED);
      assertLeafRefused(with(new Extension(oid, false, new byte[] {0x30, 5})), Reason.MALFORMED);
    }
  }

  @Test
  void anAlternativeNameMustBeWellFormed() {
    assertLeafRefused(
        with(new Extension(Extension.SUBJECT_ALT_NAME, false, new byte[] {0x30, 0})),
        Reason.MALFORMED);
    assertLeafRefused(
        with(
            new Extension(
                Extension.SUBJECT_ALT_NAME, false, new byte[] {0x30, 5, (byte) 0x87, 3, 1, 2, 3})),
        Reason.MALFORMED);
  }

  @Test
  void aMalformedIntermediateIsExplained() {
    Entity malformed =
        root.ca("Malformed", with(new Extension(Extension.KEY_USAGE, true, new byte[] {5, 0})));

    Answer answer = Verifier.answer(question(malformed.server("a.example"), root, malformed));

    assertThat(answer.objections()).extracting(Objection::reason).containsExactly(Reason.MALFORMED);
    assertThat(answer.objections().get(0).certificate()).isEqualTo(malformed.certificate());
  }

  @Test
  void aSerialNumberHasAtMostTwentyOctets() {
    assertLeafAccepted(withSerial(BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE)));
    assertLeafRefused(withSerial(BigInteger.ONE.shiftLeft(160)), Reason.NOT_CONFORMING);
  }

  @Test
  void serialNumbersOfZeroOrLessAreTolerated() {
    assertLeafAccepted(withSerial(BigInteger.ZERO));
    assertLeafAccepted(withSerial(BigInteger.valueOf(-5)));
  }

  @Test
  void anEmptySubjectNeedsACriticalAlternativeName() {
    List<dev.minica.x509.GeneralName> names = List.of(TestPki.dns("a.example"));

    assertLeafRefused(withSubject(DistinguishedName.EMPTY), Reason.NOT_CONFORMING);
    assertLeafAccepted(
        t ->
            with(Extensions.subjectAltName(names, true))
                .apply(withSubject(DistinguishedName.EMPTY).apply(t)));
  }

  @Test
  void keyIdentifiersMustBeThereAndNotCritical() {
    assertLeafRefused(without(Extension.AUTHORITY_KEY_IDENTIFIER), Reason.NOT_CONFORMING);
    assertLeafRefused(critical(Extension.AUTHORITY_KEY_IDENTIFIER), Reason.NOT_CONFORMING);
    assertLeafRefused(critical(Extension.SUBJECT_KEY_IDENTIFIER), Reason.NOT_CONFORMING);
    assertLeafAccepted(without(Extension.SUBJECT_KEY_IDENTIFIER));
    assertRootRefused(root("Bare", without(Extension.SUBJECT_KEY_IDENTIFIER)));
  }

  @Test
  void onlyACaMayHaveTheUsageKeyCertSign() {
    assertLeafRefused(
        with(Extensions.keyUsage(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN))),
        Reason.NOT_CONFORMING);
  }

  private static UnaryOperator<CertificateTemplate> critical(String oid) {
    return t -> {
      Extension extension = t.extension(oid).orElseThrow();
      return with(new Extension(oid, true, extension.value())).apply(t);
    };
  }

  private void assertLeafAccepted(UnaryOperator<CertificateTemplate> change) {
    assertThat(Verifier.answer(question(root.server(change, "a.example"), root)).objections())
        .isEmpty();
  }

  private void assertLeafRefused(UnaryOperator<CertificateTemplate> change, Reason reason) {
    assertThat(Verifier.answer(question(root.server(change, "a.example"), root)).objections())
        .extracting(Objection::reason)
        .contains(reason);
  }

  private static void assertRootRefused(Entity wrong) {
    assertThat(Verifier.answer(question(wrong.server("a.example"), wrong)).objections())
        .extracting(Objection::reason)
        .contains(Reason.NOT_CONFORMING);
  }
}
