package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;

/** From when to when what is issued is valid. */
public final class ValidityRule {

  /** Clocks differ: a certificate used at once must not be "not yet valid" to a slow client. */
  public static final Duration BACKDATING = Duration.ofHours(1);

  /** Below this a lifetime counts from the present, or an hour's would be over at once. */
  private static final Duration SHORT = Duration.ofDays(1);

  private ValidityRule() {}

  /**
   * A lifetime that begins now. The hour back is part of a lifetime of a day or more, so that 825
   * days asked for are no second longer: clients count from notBefore to notAfter, both included.
   */
  public static Validity fromNow(Instant now, TimeSpan lifetime) {
    Instant start = now.minus(BACKDATING);
    Validity whole = from(start, lifetime);
    boolean isShort = Duration.between(start, whole.notAfter()).compareTo(SHORT) < 0;
    return isShort ? Validity.of(start, from(now, lifetime).notAfter()) : whole;
  }

  private static Validity from(Instant start, TimeSpan lifetime) {
    return Validity.of(start, lifetime.after(start).minusSeconds(1));
  }

  /**
   * A request's validity. A certificate never outlives its issuer: what nobody asked for is cut,
   * what somebody asked for is refused.
   */
  static Validity of(IssuanceRequest request, Instant now, Validity issuer) {
    Validity wanted = wanted(request, now);
    boolean outlives = wanted.notAfter().isAfter(issuer.notAfter());
    if (outlives && (request.lifetime().isPresent() || request.notAfter().isPresent())) {
      throw outlives(wanted, issuer);
    }
    boolean early =
        request.notBefore().isEmpty() && wanted.notBefore().isBefore(issuer.notBefore());
    return Validity.of(
        early ? issuer.notBefore() : wanted.notBefore(),
        outlives ? issuer.notAfter() : wanted.notAfter());
  }

  /**
   * What a request asks for, where no issuer sets a bound.
   *
   * @throws MinicaException REFUSED if it is more than the profile allows
   */
  static Validity wanted(IssuanceRequest request, Instant now) {
    Profile profile = request.profile();
    Validity wanted = wanted(request, now, request.lifetime().orElse(profile.lifetime()));
    if (profile.maxLifetime().isPresent()) {
      requireWithin(wanted, request, now, profile.maxLifetime().get());
    }
    return wanted;
  }

  private static void requireWithin(
      Validity wanted, IssuanceRequest request, Instant now, TimeSpan most) {
    Instant last = last(wanted.notBefore(), now, most);
    if (wanted.notAfter().isAfter(last)) {
      throw new MinicaException(
              Kind.REFUSED,
              "the certificate would be valid until "
                  + wanted.notAfter()
                  + ", and the profile "
                  + request.profile().name()
                  + " allows "
                  + most)
          .withHint("ask for a lifetime of at most " + most);
    }
  }

  /** Of what begins now, the hour back does not count against a short lifetime. */
  private static Instant last(Instant notBefore, Instant now, TimeSpan most) {
    Instant counted = from(notBefore, most).notAfter();
    Instant usual = fromNow(now, most).notAfter();
    boolean beginsNow = !notBefore.isBefore(now.minus(BACKDATING));
    return beginsNow && usual.isAfter(counted) ? usual : counted;
  }

  private static Validity wanted(IssuanceRequest request, Instant now, TimeSpan lifetime) {
    if (request.notAfter().isPresent()) {
      return Validity.of(
          request.notBefore().orElse(now.minus(BACKDATING)), request.notAfter().get());
    }
    return request
        .notBefore()
        .map(start -> from(start, lifetime))
        .orElseGet(() -> fromNow(now, lifetime));
  }

  private static MinicaException outlives(Validity wanted, Validity issuer) {
    return new MinicaException(
            Kind.REFUSED,
            "the certificate would be valid until "
                + wanted.notAfter()
                + ", but its issuer only until "
                + issuer.notAfter())
        .withHint("ask for less, or for no lifetime to get all there is");
  }
}
