package dev.minica.reissue;

import static dev.minica.reissue.World.LAST_YEAR;
import static dev.minica.reissue.World.TEN_YEARS;
import static dev.minica.reissue.World.TODAY;
import static dev.minica.reissue.World.heir;
import static dev.minica.reissue.World.otherExtensions;
import static dev.minica.reissue.World.reissued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import dev.minica.reissue.World.Member;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReissueTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;
  private World world = new World(Path.of(""));

  @BeforeEach
  void enter() {
    world = new World(folder);
  }

  @Test
  void aChainIsMadeAgainLinkByLink() {
    Member root = World.root("Root", LAST_YEAR);
    Member inter = World.ca("Inter", root, LAST_YEAR);
    Member leaf = World.leaf("a.example", inter);

    Reissued made =
        reissued(
            false,
            world.certificates(
                "chain.pem", leaf.certificate(), inter.certificate(), root.certificate()));

    Certificate newRoot = heir(made, root.certificate());
    Certificate newInter = heir(made, inter.certificate());
    Certificate newLeaf = heir(made, leaf.certificate());
    assertThat(newLeaf.isSignedBy(newInter.publicKey())).isTrue();
    assertThat(newInter.isSignedBy(newRoot.publicKey())).isTrue();
    assertThat(newRoot.isSignedBy(newRoot.publicKey())).isTrue();
    assertThat(newLeaf.identifiersAllow(newInter)).isTrue();
    assertThat(newInter.identifiersAllow(newRoot)).isTrue();
    assertThat(made.madeUp()).isEmpty();
    for (Succession each : made.certificates()) {
      assertThat(each.made().subject().encoded()).isEqualTo(each.old().subject().encoded());
      assertThat(otherExtensions(each.made())).isEqualTo(otherExtensions(each.old()));
      assertThat(each.made().publicKey()).isNotEqualTo(each.old().publicKey());
      assertThat(each.made().serialNumber()).isNotEqualTo(each.old().serialNumber());
      assertThat(length(each.made())).isEqualTo(length(each.old()));
      assertThat(each.made().validity().notBefore()).isEqualTo(TODAY.minusSeconds(3600));
      assertThat(each.remarks()).isEmpty();
    }
  }

  private static Duration length(Certificate certificate) {
    return Duration.between(certificate.validity().notBefore(), certificate.validity().notAfter());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P384", "EC_P521", "ED25519", "ED448", "ML_DSA_44", "ML_DSA_87", "RSA_2048"})
  void aKeyIsOfItsKind(KeyAlgorithm algorithm) {
    KeyPair key = KeyPairs.generate(algorithm, RANDOM);
    Certificate old = World.signed("a.example", key, "a.example", key, LAST_YEAR, List.of());

    Certificate made = heir(reissued(false, world.certificates("a.crt", old)), old);

    assertThat(made.publicKey().algorithm()).contains(algorithm);
    assertThat(made.signatureAlgorithm()).isEqualTo(old.signatureAlgorithm());
    assertThat(made.isSignedBy(made.publicKey())).isTrue();
    assertThat(made.version()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SignatureAlgorithm.class,
      names = {"SHA512_WITH_RSA", "SHA384_WITH_RSA_PSS"})
  void aSignatureIsOfItsKind(SignatureAlgorithm algorithm) {
    KeyPair key = KeyPairs.generate(KeyAlgorithm.RSA_2048, RANDOM);
    Certificate old =
        CertificateSigner.sign(
            World.signed("a.example", key, "a.example", key, LAST_YEAR, List.of()).template(),
            SigningKey.of(key, algorithm, RANDOM));

    Certificate made = heir(reissued(false, world.certificates("a.crt", old)), old);

    assertThat(made.signatureAlgorithm()).contains(algorithm);
  }

  @Test
  void anIssuerWhoseKeyIsThereAndThatLastsSignsAndStays() {
    Member root = World.root("Root", TEN_YEARS);
    Member leaf = World.leaf("a.example", root);

    Reissued made =
        reissued(
            false,
            world.certificates("ca.crt", root.certificate()),
            world.key("ca.key", root.key()),
            world.certificates("a.crt", leaf.certificate()));

    assertThat(made.standing()).containsExactly(root.certificate());
    assertThat(heir(made, leaf.certificate()).isSignedBy(root.key().publicKey())).isTrue();
  }

  @Test
  void whatStandsAboveAnIssuerThatStaysDoesSoToo() {
    Member root = World.root("Root", TEN_YEARS);
    Member inter = World.ca("Inter", root, TEN_YEARS);
    Member leaf = World.leaf("a.example", inter);

    Reissued made =
        reissued(
            false,
            world.certificates("chain.pem", leaf.certificate(), inter.certificate()),
            world.certificates("ca.crt", root.certificate()),
            world.key("inter.key", inter.key()));

    assertThat(made.standing()).containsExactly(inter.certificate(), root.certificate());
  }

  @Test
  void anIssuerWithoutAKeyIsMadeAgainWithAllItHasIssued() {
    Member root = World.root("Root", TEN_YEARS);
    Member inter = World.ca("Inter", root, TEN_YEARS);
    Member one = World.leaf("a.example", inter);
    Member other = World.leaf("b.example", root);

    Reissued made =
        reissued(
            false,
            world.certificates(
                "all.pem",
                one.certificate(),
                other.certificate(),
                inter.certificate(),
                root.certificate()),
            world.key("inter.key", inter.key()));

    assertThat(made.standing()).isEmpty();
    assertThat(made.certificates()).hasSize(4);
  }

  @Test
  void anIssuerThatNearsItsEndIsMadeAgain() {
    Validity nearlyOver = Validity.of(LAST_YEAR.notBefore(), TODAY.plus(Duration.ofDays(90)));
    Member root = World.root("Root", nearlyOver);
    Member leaf = World.leaf("a.example", root);

    Reissued made =
        reissued(
            false,
            world.certificates("ca.crt", root.certificate()),
            world.key("ca.key", root.key()),
            world.certificates("a.crt", leaf.certificate()));

    assertThat(made.standing()).isEmpty();
  }

  @Test
  void nothingOutlivesAnIssuerThatStays() {
    Validity forTenMonths = Validity.of(LAST_YEAR.notBefore(), TODAY.plus(Duration.ofDays(300)));
    Member root = World.root("Root", forTenMonths);
    Member leaf = World.leaf("a.example", root);

    Reissued made =
        reissued(
            false,
            world.certificates("all.pem", root.certificate(), leaf.certificate()),
            world.key("ca.key", root.key()));

    assertThat(heir(made, leaf.certificate()).validity().notAfter())
        .isEqualTo(forTenMonths.notAfter());
    assertThat(made.certificates().get(0).remarks()).containsExactly("it ends with its issuer");
  }

  @Test
  void anIssuerThatIsNowhereIsMadeUpOnceForAllItHasIssued() {
    Member root = World.root("Root", LAST_YEAR);
    Member one = World.leaf("a.example", root);
    Member other = World.leaf("b.example", root);

    Reissued made =
        reissued(
            false,
            world.certificates("a.crt", one.certificate()),
            world.certificates("b.crt", other.certificate()));

    assertThat(made.madeUp()).hasSize(1);
    Certificate issuer = made.madeUp().get(0);
    assertThat(issuer.subject().encoded()).isEqualTo(root.certificate().subject().encoded());
    assertThat(issuer.isCa()).isTrue();
    assertThat(issuer.publicKey().algorithm()).contains(KeyAlgorithm.EC_P256);
    for (Succession each : made.certificates()) {
      assertThat(each.made().isSignedBy(issuer.publicKey())).isTrue();
      assertThat(each.made().identifiersAllow(issuer)).isTrue();
    }
  }

  @Test
  void whoBearsTheIssuersNameAloneRemainsAStranger() {
    Member right = World.root("Root", LAST_YEAR);
    Member namesake = World.root("Root", LAST_YEAR);
    Member leaf = World.leaf("a.example", namesake);

    Reissued made =
        reissued(false, world.certificates("all.pem", leaf.certificate(), right.certificate()));

    Certificate newRight = heir(made, right.certificate());
    assertThat(heir(made, leaf.certificate()).isSignedBy(newRight.publicKey())).isFalse();
    assertThat(made.madeUp()).hasSize(1);
  }

  @Test
  void crossCertificatesAreForOneKeyAgain() {
    Member old = World.root("Old", LAST_YEAR);
    Member root = World.root("Root", LAST_YEAR);
    Certificate cross =
        World.below("Root", root.key(), old, LAST_YEAR, World.ca(root.key(), old.key()));
    Member leaf = World.leaf("a.example", root);

    Reissued made =
        reissued(
            false,
            world.certificates(
                "all.pem", leaf.certificate(), cross, root.certificate(), old.certificate()));

    assertThat(heir(made, cross).publicKey()).isEqualTo(heir(made, root.certificate()).publicKey());
    assertThat(heir(made, cross).isSignedBy(heir(made, old.certificate()).publicKey())).isTrue();
    assertThat(heir(made, leaf.certificate()).isSignedBy(heir(made, cross).publicKey())).isTrue();
  }

  @Test
  void keysAreKeptButThatOfAnIssuerThatIsNotAtHand() {
    Member root = World.root("Root", LAST_YEAR);
    Member leaf = World.leaf("a.example", root);
    Member publicOnly = World.leaf("b.example", root);

    Reissued made =
        reissued(
            true,
            world.certificates(
                "all.pem", leaf.certificate(), publicOnly.certificate(), root.certificate()),
            world.key("a.key", leaf.key()));

    assertThat(heir(made, leaf.certificate()).publicKey()).isEqualTo(leaf.key().publicKey());
    assertThat(heir(made, publicOnly.certificate()).publicKey())
        .isEqualTo(publicOnly.key().publicKey());
    assertThat(heir(made, root.certificate()).publicKey()).isNotEqualTo(root.key().publicKey());
    assertThat(made.loose()).isEmpty();
  }

  @Test
  void aKeyIdentifierOfAnyKindStaysWithAKeyThatStays() {
    KeyPair key = World.key();
    Extension odd = Extensions.subjectKeyIdentifier(new byte[] {1, 2, 3});
    Certificate old = World.signed("a.example", key, "Gone", World.key(), LAST_YEAR, List.of(odd));

    Certificate made = heir(reissued(true, world.certificates("a.crt", old)), old);

    assertThat(made.extensions()).containsExactly(odd);
  }

  @Test
  void whatWasToLastForGoodDoesSoAgain() {
    Validity forGood = Validity.of(LAST_YEAR.notBefore(), Validity.LAST);
    Member root = World.root("Root", forGood);

    Reissued made = reissued(false, world.certificates("ca.crt", root.certificate()));

    assertThat(heir(made, root.certificate()).validity().notAfter()).isEqualTo(Validity.LAST);
  }

  @Test
  void minutesBeginNow() {
    Validity short5 = Validity.of(LAST_YEAR.notBefore(), LAST_YEAR.notBefore().plusSeconds(300));

    assertThat(new Span(TODAY, Optional.empty()).like(short5))
        .isEqualTo(Validity.of(TODAY, TODAY.plusSeconds(300)));
  }

  @Test
  void whatEndedBeforeItBeganTakesALifetime() {
    Instant start = LAST_YEAR.notBefore();
    Validity backwards = new Validity(start, start.minusSeconds(1));

    assertThatThrownBy(() -> new Span(TODAY, Optional.empty()).like(backwards))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
    assertThat(new Span(TODAY, Optional.of(TimeSpan.ofDays(7))).like(backwards).contains(TODAY))
        .isTrue();
  }

  @Test
  void namesAreCopiedInWhateverStringTypeTheyAre() {
    // O=<TeletexString "Stra\u00dfe">, which nobody writes any more
    byte[] teletex = {
      0x30,
      0x11,
      0x31,
      0x0f,
      0x30,
      0x0d,
      0x06,
      0x03,
      0x55,
      0x04,
      0x0a,
      0x14,
      0x06,
      'S',
      't',
      'r',
      'a',
      (byte) 0xdf,
      'e'
    };
    KeyPair key = World.key();
    DistinguishedName name = DistinguishedName.decode(teletex);
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(RANDOM), name, LAST_YEAR, name, key.publicKey(), List.of());
    Certificate old = CertificateSigner.sign(template, SigningKey.of(key, RANDOM));

    Certificate made = heir(reissued(false, world.certificates("a.crt", old)), old);

    assertThat(made.subject().encoded()).isEqualTo(teletex);
    assertThat(made.issuer().encoded()).isEqualTo(teletex);
  }
}
