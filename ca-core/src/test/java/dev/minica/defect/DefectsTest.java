package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.testing.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        KeyStore store = KeyStore.getInstance("PKCS12");
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
