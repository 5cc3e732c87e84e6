package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.seed.Seed;
import dev.minica.testing.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue, and what minica's own verifier makes of it. */
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
  }

  @Test
  void refusesANameThatThereIsNot() {
    assertThatThrownBy(() -> Defects.of("none")).isInstanceOf(MinicaException.class);
  }

  @Test
  void ofRequestsAreJudgedLikeThatByOpenssl(@TempDir Path folder) throws IOException {
    Tool openssl = Tool.named("openssl");
    for (String id : List.of("sound-request", "request-bad-signature")) {
      Defect defect = Defects.of(id);
      Path file = folder.resolve(id);
      Files.write(file, SpecimenFiles.of(defect.specimen(SETTING)).get(0).contents().get(0));
      String said = openssl.run("req", "-verify", "-noout", "-in", file).everything();
      assertThat(said).contains(defect.verdict() == Verdict.ACCEPT ? "verify OK" : "failure");
    }
  }

  @Test
  void ofStoresAreJudgedLikeThatByJava() throws Throwable {
    for (Defect defect : Defects.all()) {
      if (defect.specimen(SETTING) instanceof Specimen.Stored stored
          && defect.verdict() != Verdict.EITHER) {
        KeyStore store = keyStore(stored.format());
        ThrowingCallable loading =
            () ->
                store.load(
                    new ByteArrayInputStream(stored.store().get(0)),
                    stored.password().toCharArray());
        if (defect.verdict() == Verdict.ACCEPT) {
          loading.call();
        } else {
          assertThatThrownBy(loading).as(defect.id()).isInstanceOf(IOException.class);
        }
      }
    }
  }

  private static KeyStore keyStore(KeyStoreFormat format) throws KeyStoreException {
    return switch (format) {
      case PKCS12 -> KeyStore.getInstance("PKCS12");
      case JKS -> KeyStore.getInstance("JKS");
      default -> KeyStore.getInstance("BCFKS", new BouncyCastleProvider());
    };
  }

  @Test
  void ofStoresOfPkcs12AreJudgedLikeThatByOpenssl(@TempDir Path folder) throws IOException {
    Tool openssl = Tool.named("openssl");
    for (Defect defect : Defects.all()) {
      if (defect.id().startsWith("rfc7292/") && defect.verdict() != Verdict.EITHER) {
        Path file = folder.resolve(defect.what());
        Files.write(file, SpecimenFiles.of(defect.specimen(SETTING)).get(0).contents().get(0));
        boolean accepted =
            openssl.run("pkcs12", "-in", file, "-passin", "pass:changeit", "-noout").exit() == 0;
        // it looks at no version
        if (!defect.what().equals("version-2")) {
          assertThat(accepted).as(defect.id()).isEqualTo(defect.verdict() == Verdict.ACCEPT);
        }
      }
    }
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

  @Test
  void minicaVerifiesAsTheClausesDemand() {
    List<String> wrong = new ArrayList<>();
    for (Defect defect : Defects.all()) {
      String objections = Judgement.objections(defect.specimen(SETTING));
      boolean agrees =
          switch (defect.verdict()) {
            case ACCEPT -> objections.isEmpty();
            case REJECT -> !objections.isEmpty();
            case EITHER -> true;
          };
      if (!agrees) {
        wrong.add(defect + " is to " + defect.verdict() + ": " + objections);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
