package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.seed.Seed;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.junit.jupiter.api.Test;

/** The catalogue. What verifiers make of it is in {@link DocumentTest}. */
class DefectsTest {

  private static final Setting SETTING = Setting.of(Environment.system());

  @Test
  void areManyAndNoneHasAnothersName() {
    Set<String> names = new HashSet<>();
    for (Defect defect : Defects.all()) {
      assertThat(names.add(defect.id())).as(defect.id()).isTrue();
      defect.aliases().forEach(alias -> assertThat(names.add(alias)).as(alias).isTrue());
    }
    assertThat(Defects.all()).hasSizeGreaterThan(80);
  }

  @Test
  void haveTheFamiliarNames() {
    for (String name :
        List.of(
            "expired",
            "wrong-host",
            "wrong.host",
            "self-signed",
            "untrusted-root",
            "incomplete-chain",
            "reversed-chain",
            "no-san",
            "revoked",
            "1000-sans",
            "10000-sans",
            "no-subject",
            "sha1",
            "sha1-intermediate",
            "rsa-1024",
            "no-common-name")) {
      assertThat(Defects.of(name).aliases()).contains(name);
    }
  }

  @Test
  void namesTheClauseOfEach() {
    assertThat(Defects.of("rfc5280/4.1.2.2-serial-zero").clause())
        .hasToString("RFC 5280 section 4.1.2.2");
    assertThat(Defects.of("x690/11.1-true-as-one").clause()).hasToString("ITU-T X.690 clause 11.1");
    assertThat(Defects.of("rfc5280/A.1-malformed-utf-8").clause())
        .hasToString("RFC 5280 appendix A.1");
  }

  @Test
  void refusesANameThatThereIsNot() {
    assertThatThrownBy(() -> Defects.of("none")).isInstanceOf(MinicaException.class);
    assertThatThrownBy(() -> Defects.of("expird"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refused -> assertThat(refused.hint().orElseThrow()).contains("mean \"expired\"?"));
  }

  @Test
  void holdWhatTheySay() {
    KeyStoreContents legacy = contents("store-legacy");
    assertThat(legacy.keys()).singleElement().satisfies(DefectsTest::hasBoth);
    assertThat(contents("rfc7292/4.2-key-without-certificate").entries())
        .singleElement()
        .matches(entry -> entry.certificates().isEmpty());
    assertThat(contents("store-expired").keys().get(0).chain().get(0).validity().notAfter())
        .isBefore(SETTING.environment().now());
  }

  private static void hasBoth(KeyStoreEntry.Key key) {
    assertThat(key.chain()).hasSize(2);
    assertThat(key.chain().get(0).publicKey()).isEqualTo(key.key().publicKey());
  }

  private static KeyStoreContents contents(String id) {
    Specimen.Stored stored = (Specimen.Stored) Defects.of(id).specimen(SETTING);
    try (KeyStorePasswords passwords = KeyStorePasswords.of(stored.password().toCharArray())) {
      return stored.format().read(stored.store().get(0), passwords).contents();
    }
  }

  /** Where an id is the name of a host, no other has it. */
  @Test
  void areServedUnderNamesOfTheirOwn() {
    List<String> hosts = Defects.served().stream().map(Defect::what).toList();
    assertThat(hosts).doesNotHaveDuplicates().allMatch(what -> what.matches("[a-z0-9-]{1,63}"));
  }

  @Test
  void areTheSameOctetsOfTheSameSeed() {
    // one each of elliptic curve, RSA, CRL, request and store; the sums were seen on JDK 17 and 25
    StringBuilder sums = new StringBuilder();
    for (String id : List.of("expired", "rsa-1024", "revoked", "sound-request", "sound-store")) {
      Defect defect = Defects.of(id);
      Setting setting = Setting.of(Setting.HOST, defect, new Seed("example"));
      sums.append(id).append(' ').append(sum(defect.specimen(setting))).append('\n');
    }
    assertThat(sums)
        .hasToString(
            """
            expired cb7d005892b8c245
            rsa-1024 042a097eae955219
            revoked d22f9cea7b51df23
            sound-request f3f43917ba82afc6
            sound-store 0832e710f5566b4b
            """);
  }

  private static String sum(Specimen specimen) {
    SHA256Digest digest = new SHA256Digest();
    for (SpecimenFiles.Named file : SpecimenFiles.of(specimen)) {
      byte[] contents = file.contents().get(0);
      digest.update(contents, 0, contents.length);
    }
    byte[] sum = new byte[digest.getDigestSize()];
    digest.doFinal(sum, 0);
    return HexFormat.of().formatHex(sum, 0, 8);
  }

  @Test
  void ofHostsThatAreTooShortAreNotMade() {
    Setting setting = new Setting("localhost", SETTING.environment());
    assertThatThrownBy(() -> Defects.of("wildcard-too-high").specimen(setting))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("takes a host of 3 labels");
  }
}
