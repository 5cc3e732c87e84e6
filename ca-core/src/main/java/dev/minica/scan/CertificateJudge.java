package dev.minica.scan;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.lint.Finding;
import dev.minica.lint.Lint;
import dev.minica.lint.SoundKey;
import dev.minica.lint.Specimen;
import dev.minica.lint.cabf.NoDigestsThatCollide;
import dev.minica.lint.registry.RuleBook;
import dev.minica.scan.Judgement.Verdict;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what is wrong with certificates. The same one is often in many files, as public roots are,
 * and is judged once.
 */
final class CertificateJudge {

  private static final int REMEMBERED = 20_000;

  private final Instant now;
  private final Instant soon;
  private final RuleBook rules = new RuleBook();
  private final Map<ByteBuffer, Judgement> known = new ConcurrentHashMap<>();

  CertificateJudge(ScanOptions options) {
    this.now = options.now();
    this.soon = options.within().after(options.now());
  }

  /**
   * The judgement of a certificate.
   *
   * @throws MinicaException BAD_INPUT if the octets do not have the fields of one
   */
  Judgement judge(byte[] der) {
    ByteBuffer key = ByteBuffer.wrap(der);
    Judgement before = known.get(key);
    if (before != null) {
      return before;
    }
    Specimen certificate = Specimen.of(der);
    Judgement judgement = new Judgement(certificate.subjectText(), verdicts(certificate));
    if (known.size() < REMEMBERED) {
      known.put(key, judgement);
    }
    return judgement;
  }

  private List<Verdict> verdicts(Specimen certificate) {
    List<Verdict> verdicts = new ArrayList<>();
    time(certificate).ifPresent(verdicts::add);
    for (Finding finding : rules.errors(certificate)) {
      problem(certificate, finding).map(kind -> verdict(kind, finding)).ifPresent(verdicts::add);
    }
    verdicts.addAll(RefusedByAll.verdicts(certificate));
    HostInCommonName.trouble(certificate).ifPresent(verdicts::add);
    SelfSignature.weakness(certificate).ifPresent(verdicts::add);
    verdicts.addAll(KeyJudge.ofCurve(certificate.keyOid(), certificate.keyBits()));
    DsaKeys.weakness(certificate).ifPresent(verdicts::add);
    return verdicts;
  }

  /** What breaking a rule is; nothing if all clients put up with it. */
  private static Optional<Problem> problem(Specimen certificate, Finding finding) {
    Lint lint = finding.lint();
    if (lint instanceof SoundKey) {
      return Optional.of(Problem.WEAK_KEY);
    } else if (lint instanceof NoDigestsThatCollide) {
      return Optional.of(Problem.WEAK_SIGNATURE);
    }
    return StrictClients.refuse(certificate, lint)
        ? Optional.of(Problem.BROKEN_RULE)
        : Optional.empty();
  }

  private static Verdict verdict(Problem problem, Finding finding) {
    String id = finding.lint().id();
    return new Verdict(problem, id + ": " + Escaped.of(finding.found()), Optional.of(id));
  }

  /** A time that cannot be read is what rules report. RFC 5280 4.1.2.5: the last second counts. */
  private Optional<Verdict> time(Specimen certificate) {
    Optional<Instant> first = Specimen.moment(certificate.notBefore());
    Optional<Instant> last = Specimen.moment(certificate.notAfter());
    if (last.isPresent() && last.get().isBefore(now)) {
      return verdict(
          Problem.EXPIRED, "ended " + last.get() + ", " + days(last.get(), now) + " ago");
    } else if (first.isPresent() && first.get().isAfter(now)) {
      return verdict(Problem.NOT_YET_VALID, "begins " + first.get());
    } else if (last.isPresent() && last.get().isBefore(soon)) {
      return verdict(Problem.EXPIRING, "ends " + last.get() + ", in " + days(now, last.get()));
    }
    return Optional.empty();
  }

  private static Optional<Verdict> verdict(Problem problem, String message) {
    return Optional.of(Verdict.of(problem, message));
  }

  private static String days(Instant from, Instant to) {
    long days = Duration.between(from, to).toDays();
    return days + (days == 1 ? " day" : " days");
  }
}
