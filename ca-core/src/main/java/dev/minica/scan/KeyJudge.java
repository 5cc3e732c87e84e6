package dev.minica.scan;

import dev.minica.key.KeyWeakness;
import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.scan.Judgement.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says of keys by themselves whether they are weak. */
final class KeyJudge {

  /** The flaws by which somebody else gets at the private half. */
  private static final Set<Flaw> BROKEN =
      EnumSet.of(
          Flaw.SHORT_MODULUS, Flaw.SMALL_FACTOR, Flaw.ROCA, Flaw.CLOSE_PRIMES, Flaw.BAD_POINT);

  /** NIST SP 800-131A: 112 bits of strength, and so curves over fields of twice that. */
  private static final int SMALLEST_FIELD = 224;

  private KeyJudge() {}

  static Judgement judge(SubjectPublicKeyInfo key) {
    List<Verdict> verdicts = new ArrayList<>();
    for (KeyWeakness weakness : KeyWeakness.of(key)) {
      if (BROKEN.contains(weakness.flaw())) {
        verdicts.add(Verdict.of(Problem.WEAK_KEY, weakness.words()));
      }
    }
    verdicts.addAll(ofCurve(key.algorithmOid(), key.keyBits()));
    DsaKeys.weaknessOfPublicKey(key.encoded()).ifPresent(verdicts::add);
    return new Judgement("", verdicts);
  }

  /** SEC 1 section 2.3.3: a point is one coordinate after an octet, or both. */
  static List<Verdict> ofCurve(String algorithm, byte[] point) {
    if (!algorithm.equals(SubjectPublicKeyInfo.EC_PUBLIC_KEY) || point.length < 2) {
      return List.of();
    }
    int octets = point[0] == 2 || point[0] == 3 ? point.length - 1 : (point.length - 1) / 2;
    int bits = 8 * octets;
    return bits >= SMALLEST_FIELD
        ? List.of()
        : List.of(
            Verdict.of(
                Problem.WEAK_KEY,
                "EC key on a curve of " + bits + " bits, below " + SMALLEST_FIELD));
  }
}
