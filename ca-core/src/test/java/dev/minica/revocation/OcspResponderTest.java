package dev.minica.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.revocation.SingleResponse.Status;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a responder answers to whom (RFC 6960 sections 2.2 and 2.3). */
class OcspResponderTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final OcspPki ca = new OcspPki("Root", KeyAlgorithm.EC_P256);
  private final Certificate leaf = ca.server("server.example");

  private OcspResponse answer(RawOcspRequest request) {
    return ca.responder().answer(request.encode());
  }

  private SingleResponse single(RawOcspRequest request) {
    return answer(request).basic().orElseThrow().responses().get(0);
  }

  @ParameterizedTest
  @EnumSource(CertIdHash.class)
  void whatWasIssuedIsGood(CertIdHash hash) {
    CertId asked = CertId.of(hash, ca.issuer(), leaf.serialNumber());

    SingleResponse response = single(RawOcspRequest.empty().asking(asked));

    assertThat(response.status()).isEqualTo(Status.GOOD);
    assertThat(response.certId()).isEqualTo(asked);
  }

  @Test
  void whatIsRevokedIsSoInTheNextAnswer() {
    RawOcspRequest request = RawOcspRequest.of(ca.issuer(), leaf);
    assertThat(single(request).status()).isEqualTo(Status.GOOD);

    ca.revoke(leaf, NOON, RevocationReason.KEY_COMPROMISE);

    assertThat(single(request).status()).isEqualTo(Status.REVOKED);
    assertThat(single(request).revocation())
        .hasValueSatisfying(
            revocation -> {
              assertThat(revocation.time()).isEqualTo(NOON);
              assertThat(revocation.reason()).hasValue(RevocationReason.KEY_COMPROMISE);
            });
  }

  /** RFC 5280 section 5.3.1: the reason "unspecified" is left out. */
  @Test
  void noReasonIsNotSaid() {
    ca.revoke(leaf, NOON, RevocationReason.UNSPECIFIED);

    assertThat(single(RawOcspRequest.of(ca.issuer(), leaf)).revocation().orElseThrow().reason())
        .isEmpty();
  }

  @Test
  void whatWasNeverIssuedIsUnknown() {
    SerialNumber never = new SerialNumber(BigInteger.TEN);

    assertThat(single(RawOcspRequest.empty().asking(ca.issuer(), never)).status())
        .isEqualTo(Status.UNKNOWN);
  }

  @Test
  void severalAreAnsweredAtOnce() {
    Certificate revoked = ca.server("revoked.example");
    ca.revoke(revoked, NOON, RevocationReason.SUPERSEDED);

    assertThat(
            answer(RawOcspRequest.of(ca.issuer(), leaf, revoked)).basic().orElseThrow().responses())
        .extracting(SingleResponse::status)
        .containsExactly(Status.GOOD, Status.REVOKED);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P256", "EC_P384", "RSA_2048", "ED25519", "ML_DSA_44"})
  void theDelegateSigns(KeyAlgorithm algorithm) {
    OcspPki other = new OcspPki("Other", algorithm);
    Certificate certificate = other.server("server.example");

    BasicOcspResponse basic =
        other
            .responder()
            .answer(RawOcspRequest.of(other.issuer(), certificate).encode())
            .basic()
            .orElseThrow();

    assertThat(basic.certificates()).containsExactly(other.signer().certificate());
    assertThat(basic.responderId().keyHash())
        .hasValue(other.signer().key().publicKey().keyIdentifier());
    assertThat(basic.isSignedBy(other.signer().key().publicKey())).isTrue();
  }

  /** RFC 6960 sections 4.2.2.2 and 4.2.2.2.1. */
  @Test
  void theDelegateIsWhatClientsLookFor() {
    Certificate delegate = ca.signer().certificate();

    assertThat(delegate.extension(Extension.EXTENDED_KEY_USAGE))
        .hasValueSatisfying(
            usage -> assertThat(usage.value()).asHexString().isEqualTo("300A06082B06010505070309"));
    assertThat(delegate.extension(Extension.OCSP_NO_CHECK))
        .hasValueSatisfying(
            noCheck -> {
              assertThat(noCheck.critical()).isFalse();
              assertThat(noCheck.value()).asHexString().isEqualTo("0500");
            });
    assertThat(
            Duration.between(delegate.validity().notBefore(), delegate.validity().notAfter())
                .plusSeconds(1))
        .isEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 128})
  void theNonceComesBack(int octets) {
    byte[] nonce = new byte[octets];
    nonce[0] = 7;

    assertThat(
            answer(RawOcspRequest.of(ca.issuer(), leaf).nonce(nonce)).basic().orElseThrow().nonce())
        .hasValue(nonce);
  }

  @Test
  void withoutNonceNoneIsMade() {
    assertThat(answer(RawOcspRequest.of(ca.issuer(), leaf)).basic().orElseThrow().extensions())
        .isEmpty();
  }

  @Test
  void anAnswerIsOfNowAndNotForLong() {
    Instant before = OcspPki.ENVIRONMENT.now();

    BasicOcspResponse basic = answer(RawOcspRequest.of(ca.issuer(), leaf)).basic().orElseThrow();

    SingleResponse single = basic.responses().get(0);
    assertThat(single.thisUpdate()).isBetween(before, OcspPki.ENVIRONMENT.now());
    assertThat(basic.producedAt()).isEqualTo(single.thisUpdate());
    assertThat(single.nextUpdate()).hasValue(single.thisUpdate().plus(Duration.ofHours(1)));
  }

  @Test
  void octetsThatAreNoRequest() {
    assertThat(ca.responder().answer(new byte[] {1, 2, 3}).status())
        .isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
  }

  /** RFC 9654 section 2.1. */
  @Test
  void aNonceOutOfBounds() {
    assertThat(answer(RawOcspRequest.of(ca.issuer(), leaf).nonce(new byte[129])).status())
        .isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
  }

  @Test
  void aCriticalExtensionThatIsNotUnderstood() {
    Extension critical = new Extension("1.2.3.4", true, new byte[] {5, 0});

    assertThat(answer(RawOcspRequest.of(ca.issuer(), leaf).with(critical)).status())
        .isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
  }

  @Test
  void anotherExtensionIsPassedOver() {
    Extension other = new Extension("1.2.3.4", false, new byte[] {5, 0});

    assertThat(answer(RawOcspRequest.of(ca.issuer(), leaf).with(other)).status())
        .isEqualTo(OcspResponseStatus.SUCCESSFUL);
  }

  /** Same name, other key: not the issuer. */
  @Test
  void anotherIssuer() {
    OcspPki other = new OcspPki("Root", KeyAlgorithm.EC_P256);

    assertThat(answer(RawOcspRequest.of(other.issuer(), leaf)).status())
        .isEqualTo(OcspResponseStatus.UNAUTHORIZED);
  }

  @Test
  void twoIssuersAtOnce() {
    OcspPki other = new OcspPki("Other", KeyAlgorithm.EC_P256);
    OcspResponder both = new OcspResponder(List.of(ca, other), OcspPki.ENVIRONMENT, trouble -> {});

    byte[] request =
        RawOcspRequest.of(ca.issuer(), leaf).asking(other.issuer(), leaf.serialNumber()).encode();

    assertThat(both.answer(request).status()).isEqualTo(OcspResponseStatus.UNAUTHORIZED);
    assertThat(both.answer(RawOcspRequest.of(other.issuer(), leaf).encode()).status())
        .isEqualTo(OcspResponseStatus.SUCCESSFUL);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"FAILED", "BUSY"})
  void whatCannotBeKnownIsNotGood(Kind kind) {
    List<MinicaException> troubles = new ArrayList<>();
    MinicaException failure = new MinicaException(kind, "the disk is gone");
    OcspResponder responder =
        new OcspResponder(List.of(new Failing(ca, failure)), OcspPki.ENVIRONMENT, troubles::add);

    OcspResponse response = responder.answer(RawOcspRequest.of(ca.issuer(), leaf).encode());

    assertThat(response.status())
        .isEqualTo(
            kind == Kind.BUSY ? OcspResponseStatus.TRY_LATER : OcspResponseStatus.INTERNAL_ERROR);
    assertThat(troubles).containsExactly(failure);
  }

  private record Failing(OcspAuthority authority, MinicaException failure)
      implements OcspAuthority {

    @Override
    public Certificate issuer() {
      return authority.issuer();
    }

    @Override
    public CertificateStatus status(SerialNumber serialNumber) {
      throw failure;
    }

    @Override
    public OcspSigner signer() {
      return authority.signer();
    }
  }
}
