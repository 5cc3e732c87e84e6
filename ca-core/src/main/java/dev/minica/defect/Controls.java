package dev.minica.defect;

import static dev.minica.defect.Verdict.ACCEPT;

import java.util.List;

/** Nothing is wrong with these. Who refuses one is not judging what the others are about. */
final class Controls {

  private Controls() {}

  static List<Defect> all() {
    return List.of(
        Defect.of(
                "rfc5280/6.1-nothing-wrong",
                ACCEPT,
                "Nothing is wrong with it, nor with what it is checked against.",
                Sound::specimen)
            .alias("sound"),
        Defect.of(
                "rfc5280/6.3-nothing-revoked",
                ACCEPT,
                "Nothing is wrong with it, and there are CRLs that say it is not revoked.",
                s -> Crls.specimen(s, Crls.ofRoot(s, false), Crls.ofIntermediate(s, false)))
            .alias("not-revoked"));
  }
}
