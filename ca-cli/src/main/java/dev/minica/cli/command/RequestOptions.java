package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SigningOrder;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The options that say what a certificate is to be like, whoever signs it. */
final class RequestOptions {

  private final Argument<Optional<ProfileChoice>> profile;
  private final Argument<Optional<DistinguishedName>> subject;
  private final Argument<Optional<TimeSpan>> lifetime;
  private @Nullable Profile opened;

  private RequestOptions(
      Syntax syntax,
      Function<String, Profile> profiles,
      String profileNames,
      String subject,
      String lifetime) {
    this.profile =
        syntax.option(
            "--profile",
            "NAME",
            given -> new ProfileChoice(given, profiles),
            profileNames + ", or a YAML file (default server)");
    this.subject =
        syntax.option(
            "--subject", "DN", DistinguishedName::parse, "the subject (default: " + subject + ")");
    this.lifetime =
        syntax.option(
            "--lifetime",
            "SPAN",
            TimeSpan::parse,
            "how long it is valid (default " + lifetime + ")");
  }

  /**
   * Of what a CA issues.
   *
   * @param subject what it is by default, for help
   */
  static RequestOptions ofIssued(Syntax syntax, String subject) {
    return new RequestOptions(
        syntax,
        Profile::named,
        "server, client, peer, email, code-signing, ocsp",
        subject,
        "397d; ocsp 7d");
  }

  /** Of what somebody requests of a CA. */
  static RequestOptions ofSigned(Syntax syntax) {
    return new RequestOptions(
        syntax,
        Profile::ofRequested,
        "server, client, peer, email, code-signing, intermediate",
        "the request's",
        "397d; intermediate 10y");
  }

  /** Of what its own key signs. */
  static RequestOptions ofSelfSigned(Syntax syntax) {
    return new RequestOptions(
        syntax,
        Profile::ofSelfSigned,
        "server, client, peer, email, code-signing, ocsp, root",
        "the request's, or CN=first name",
        "397d; ocsp 7d; root 10y");
  }

  /** Whether a profile is named. */
  boolean namesProfile() {
    return profile.value().isPresent();
  }

  /**
   * The profile that is named, or else the server's. A file is read once.
   *
   * @throws dev.minica.MinicaException as {@link ProfileChoice#open}
   */
  Profile profile(Session session) {
    if (opened == null) {
      opened = profile.value().isPresent() ? profile.value().get().open(session) : Profile.SERVER;
    }
    return opened;
  }

  /** A certificate for these names, valid from now. */
  IssuanceRequest request(List<GeneralName> names, Session session) {
    return request(names, profile(session), Optional.empty(), Optional.empty());
  }

  /** The same of this profile, and at other times if they are given. */
  IssuanceRequest request(
      List<GeneralName> names,
      Profile kind,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter) {
    return new IssuanceRequest(names, kind, subject.value(), lifetime.value(), notBefore, notAfter);
  }

  /**
   * What is decided about somebody's request.
   *
   * @param names besides those that it asks for
   */
  SigningOrder order(List<GeneralName> names, Session session) {
    return new SigningOrder(profile(session), names, subject.value(), lifetime.value());
  }
}
