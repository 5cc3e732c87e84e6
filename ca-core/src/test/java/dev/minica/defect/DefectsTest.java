package dev.minica.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
  void minicaVerifiesAsTheClausesDemand() {
    List<String> wrong = new ArrayList<>();
    for (Defect defect : Defects.all()) {
      if (defect.specimen(SETTING) instanceof Specimen.Served served) {
        String objections = Served.objections(served);
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
    }
    assertThat(wrong).isEmpty();
  }
}
